import { atOnce, type Steps } from '../../base/steps.ts';
import type { ClusterSnapshot } from '../clusters/scheduling/clusterSnapshot.ts';
import { composeSteps } from '../compose/lintCompose.ts';
import { createWorkspace, type WorkspaceIndex } from '../workspace/workspace.ts';
import type { CustomKind } from '../schema/customKind.ts';
import type { SchemaPack } from '../schema/schemaPack.ts';
import { createSchemaView } from '../schema/schemaView.ts';
import type { DocumentResult } from './documentResult.ts';
import { fileKind } from './fileKind.ts';
import { KeptDocuments, KeptFiles } from './keptDocuments.ts';
import { documentSteps } from './lintDocument.ts';
import { type RuleChoice, rulesInForce } from './rulesInForce.ts';
import { type DocumentReader, type LintInput, type LintResult, surveyDockerfile, type SurveyedFile, surveyOther, surveyRequirements, surveySteps } from './surveyedFile.ts';

/** Lints files one after the other and keeps the documents of each, so that only changed ones are read again. */
export interface Linter {
  /** The Kubernetes version that manifests are checked against, for example `1.36`. */
  readonly kubernetesVersion: string;
  /** Puts what the file says into the workspace and judges it there; without one, as if there were no other file. */
  lint(file: LintInput, workspace?: WorkspaceIndex): LintResult;
  /** The same in steps. What is judged when somebody stops on the way is not judged again the next time. */
  lintSteps(file: LintInput, workspace?: WorkspaceIndex): Steps<LintResult>;
  /** Reads a file for its facts; its findings wait until the facts of all files are known. */
  survey(file: LintInput): SurveyedFile;
  /** Drops what is kept of a file. */
  forget(path: string): void;
}

/** What a linter needs; without a version, or with one the pack lacks, the newest of the pack is used. */
export interface LinterOptions extends RuleChoice {
  readonly pack: SchemaPack;
  readonly kubernetesVersion?: string;
  /** Kinds that the workspace defines; they come before those of the pack. */
  readonly customKinds?: readonly CustomKind[];
  /** The cluster as it is known now, another object whenever it has changed; live rules are silent without one. */
  readonly cluster?: () => ClusterSnapshot | undefined;
}

/** Makes a linter. Linting is synchronous and pure: the same file gives the same findings, as long as the cluster is the same. */
export function createLinter(options: LinterOptions): Linter {
  const view = createSchemaView(options.pack, options.kubernetesVersion, options.customKinds);
  const rules = rulesInForce(options);
  const kept = new KeptFiles();
  let lastCluster: ClusterSnapshot | undefined;
  function* survey(file: LintInput): Steps<SurveyedFile> {
    const kind = fileKind(file.path, file.text);
    if (kind === 'dockerfile') return surveyDockerfile(file, rules);
    if (kind === 'requirements') return surveyRequirements(file, rules);
    if (kind === 'other') return surveyOther(file);
    const cluster = options.cluster?.();
    if (cluster !== lastCluster) kept.clear();
    lastCluster = cluster;
    const judge: Judge = (text, patched) =>
      kind === 'compose' ? composeSteps(text, patched) : documentSteps(text, view, { manifest: cluster ? rules.sure : rules.manifest, live: rules.live, cluster }, patched);
    const [known, now] = [kept.use(file.path), new KeptDocuments()];
    const surveyed = yield* surveySteps(file, kind, rules, { reader: documentReader(known, now, judge), patched: (result) => patchedSteps(result, judge) });
    kept.replace(file.path, known, now);
    return surveyed;
  }
  function* lintSteps(file: LintInput, workspace = createWorkspace()): Steps<LintResult> {
    const surveyed = yield* survey(file);
    workspace.set(surveyed.facts);
    return yield* surveyed.finishSteps(workspace);
  }
  return {
    kubernetesVersion: view.version,
    survey: (file) => atOnce(survey(file)),
    lint: (file, workspace) => atOnce(lintSteps(file, workspace)),
    lintSteps,
    forget: (path) => kept.drop(path),
  };
}

/** Judges the text of a document; `patched` as for `documentSteps`. */
type Judge = (text: string, patched: boolean) => Steps<DocumentResult>;

/** Takes the documents of a file that are known, judges the others, and puts all into `now`. */
function documentReader(known: KeptDocuments, now: KeptDocuments, judge: Judge): DocumentReader {
  return {
    known: (chunk, index) => {
      const result = known.find(chunk, index);
      if (result) now.add(result);
      return result;
    },
    read: (chunk) => readSteps(chunk, known, now, judge),
  };
}

function* readSteps(chunk: string, known: KeptDocuments, now: KeptDocuments, judge: Judge): Steps<DocumentResult> {
  const result = yield* judge(detached(chunk), false);
  known.learn(result);
  now.add(result);
  return result;
}

/** Judges a document again as one to which other files add. Apart from the reader, which holds on to all documents of the file. */
function* patchedSteps(result: DocumentResult, judge: Judge): Steps<DocumentResult> {
  result.patched ??= yield* judge(result.text, true);
  return result.patched;
}

/** A string of its own: a slice would keep the whole file it was cut from in memory. */
function detached(chunk: string): string {
  return ` ${chunk}`.slice(1);
}
