import type { Span } from '../../base/text.ts';
import { lintCompose } from '../compose/lintCompose.ts';
import { lintDockerfile } from '../dockerfile/lintDockerfile.ts';
import type { JsonObject } from '../json.ts';
import { composeRules, dockerfileRules, manifestRules } from '../rules/rules.gen.ts';
import { readCustomKinds } from '../schema/customKind.ts';
import type { SchemaPack } from '../schema/schemaPack.ts';
import { createSchemaView } from '../schema/schemaView.ts';
import { extentAt } from '../yaml/extentAt.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import type { DocumentResult } from './documentResult.ts';
import { type FileKind, fileKind } from './fileKind.ts';
import type { Finding, Fix } from './finding.ts';
import { lintDocument } from './lintDocument.ts';
import { type RuleOptions, withOptions } from './ruleOptions.ts';
import { withoutSuppressed } from './suppressions.ts';

/** A file to lint. `path` decides about Dockerfiles and compose files and is how results are kept. */
export interface LintInput {
  readonly path: string;
  readonly text: string;
}

/** What a file is and everything that is wrong with it, in the order of the text. */
export interface LintResult {
  readonly kind: FileKind;
  readonly findings: readonly Finding[];
}

/** Lints files one after the other and keeps the documents of each, so that only changed ones are read again. */
export interface Linter {
  /** The Kubernetes version that manifests are checked against, for example `1.36`. */
  readonly kubernetesVersion: string;
  lint(file: LintInput): LintResult;
  /** Drops what is kept of a file. */
  forget(path: string): void;
}

/** What a linter needs; without a version, or with one the pack lacks, the newest of the pack is used. */
export interface LinterOptions {
  readonly pack: SchemaPack;
  readonly kubernetesVersion?: string;
  /** Options of rules that are not as usual. */
  readonly ruleOptions?: RuleOptions;
  /** Texts of files that hold CustomResourceDefinitions; their kinds come before those of the pack. */
  readonly crds?: readonly string[];
}

/** Files whose documents are kept; the least recently linted one goes first. */
const keptFiles = 64;

type KeptDocuments = Map<string, DocumentResult>;

/** Makes a linter. Linting is synchronous and pure: the same file gives the same findings. */
export function createLinter(options: LinterOptions): Linter {
  const view = createSchemaView(options.pack, options.kubernetesVersion, options.crds?.flatMap(readCustomKinds));
  const given = options.ruleOptions ?? new Map<string, JsonObject>();
  const rules = { manifest: withOptions(manifestRules, given), dockerfile: withOptions(dockerfileRules, given), compose: withOptions(composeRules, given) };
  const kept = new Map<string, KeptDocuments>();
  return {
    kubernetesVersion: view.version,
    lint: (file) => {
      const kind = fileKind(file.path, file.text);
      if (kind === 'dockerfile' || kind === 'other') return { kind, findings: kind === 'dockerfile' ? lintDockerfile(file.text, rules.dockerfile) : [] };
      const before = kept.get(file.path);
      const now: KeptDocuments = new Map();
      const lintOne = (text: string): DocumentResult => (kind === 'compose' ? lintCompose(text, rules.compose) : lintDocument(text, view, rules.manifest));
      const findings = lintYaml(file.text, lintOne, before, now);
      kept.delete(file.path);
      kept.set(file.path, now);
      for (const oldest of kept.keys()) if (kept.size > keptFiles) kept.delete(oldest);
      return { kind, findings };
    },
    forget: (path) => {
      kept.delete(path);
    },
  };
}

function lintYaml(text: string, lintOne: (text: string) => DocumentResult, before: KeptDocuments | undefined, now: KeptDocuments): readonly Finding[] {
  const findings: Finding[] = [];
  const places: { readonly span: Span; readonly result: DocumentResult }[] = [];
  for (const span of splitDocuments(text)) {
    const chunk = text.slice(span.start, span.end);
    const result = now.get(chunk) ?? before?.get(chunk) ?? lintOne(detached(chunk));
    now.set(result.text, result);
    places.push({ span, result });
    for (const finding of result.findings) findings.push(shifted(finding, span.start));
  }
  return withoutSuppressed(text, findings, (line) => extentIn(places, line));
}

/** A string of its own: a slice would keep the whole file it was cut from in memory. */
function detached(chunk: string): string {
  return ` ${chunk}`.slice(1);
}

function extentIn(places: readonly { readonly span: Span; readonly result: DocumentResult }[], line: Span): Span {
  const place = places.find(({ span }) => line.start >= span.start && line.start < span.end);
  if (!place) return line;
  const extent = extentAt(place.result.root, moved(line, -place.span.start));
  return moved(extent, place.span.start);
}

function moved(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** The finding as it stands in the file, given where its document starts. */
function shifted(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const { related, fixes } = finding;
  return {
    ...finding,
    span: moved(finding.span, by),
    ...(related && { related: related.map((place) => place.file === undefined ? { ...place, span: moved(place.span, by) } : place) }),
    ...(fixes && { fixes: () => fixes().map((fix): Fix => ({ ...fix, edits: fix.edits.map((edit) => ({ ...moved(edit, by), text: edit.text })) })) }),
  };
}
