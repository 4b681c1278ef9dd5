import { atOnce, type Steps } from '../../base/steps.ts';
import type { Span } from '../../base/text.ts';
import { isTemplate, maskTemplates, maskVariables } from './maskTemplates.ts';
import type { YamlNode } from './node.ts';
import { onOneLine } from './openMarks.ts';
import { readBlocks } from './readBlocks.ts';
import { readYaml, type ReadYaml } from './readYaml.ts';
import { kindOf } from './syntaxMessages.ts';
import { visibleSpan } from './visibleSpan.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** One parsed document; all offsets count from its own start. */
export interface YamlDocument {
  /** Undefined for an empty document. */
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  /**
   * `whole`: everything can be judged. `fragment`: a template or a half-typed line leaves parts out, so nothing may be
   * called missing. `broken`: the structure cannot be trusted, only the problems count.
   */
  readonly state: 'whole' | 'fragment' | 'broken';
  /** Lines that a local mistake spoiled; nothing else on them may be judged. */
  readonly spoiled: readonly Span[];
}

/** The quick reader takes a document in one step, some milliseconds for this many characters. */
const longestInOneStep = 50_000;

/**
 * The longest text that is read: the API server takes no request of more than 3 MiB (MaxRequestBodyBytes in
 * k8s.io/apiserver), and a tree of such a text already takes hundreds of megabytes.
 */
const longest = 3 * 1024 * 1024;

/** Parses the text of one document (see splitDocuments). Never throws; never builds plain objects from the text. */
export function parseDocument(source: string): YamlDocument {
  return atOnce(parseSteps(source));
}

/** The same in steps of a few milliseconds, because one document may be as long as a whole file. */
export function* parseSteps(source: string): Steps<YamlDocument> {
  if (source.length > longest) return tooLarge(source);
  const template = isTemplate(source);
  const mask = template ? maskTemplates(source) : { text: source, structural: false };
  const quick = mask.text.length <= longestInOneStep ? readBlocks(mask.text) : undefined;
  if (quick) return { root: quick, problems: [], state: mask.structural ? 'fragment' : 'whole', spoiled: [] };
  let parsed = yield* parseJoined(mask.text);
  if (parsed.problems.length > 0 && source.includes('${')) {
    const again = yield* parseJoined(maskVariables(mask.text));
    if (again.problems.length < parsed.problems.length) parsed = again;
  }
  const { contents, problems, structural } = parsed;
  if (structural) return { root: undefined, problems: template ? [] : problems, state: 'broken', spoiled: [] };
  const fragment = mask.structural || problems.length > 0;
  return {
    root: contents.root,
    problems: template ? [] : [...problems, ...contents.problems],
    state: fragment ? 'fragment' : 'whole',
    spoiled: problems.map((problem) => linesAround(source, problem)),
  };
}

function tooLarge(source: string): YamlDocument {
  const message = 'This document is longer than the 3 MiB that the API server takes at once, so it is not checked.';
  const start = Math.max(0, source.search(/\S/));
  return { root: undefined, problems: [{ rule: 'yaml/too-large', message, severity: 'info', ...visibleSpan(source, start, start + 3) }], state: 'broken', spoiled: [] };
}

function tooDeep(text: string, at: number): YamlProblem {
  return { rule: 'yaml/resource-exhaustion', message: kindOf('RESOURCE_EXHAUSTION').message, ...visibleSpan(text, at, at + 1) };
}

interface Parsed {
  readonly contents: ReadYaml;
  readonly problems: readonly YamlProblem[];
  readonly structural: boolean;
  /** Where the quote or bracket opens that is not closed before the indentation goes back. */
  readonly open?: number;
}

/** Quotes and brackets whose lines begin anywhere are tried on one line; there are not many of them in one document. */
const mostJoined = 8;

function* parseJoined(text: string): Steps<Parsed> {
  const first = yield* parse(text);
  let now: Parsed = first;
  let joined: string | undefined = text;
  for (let round = 0; round < mostJoined && now.open !== undefined; round++) {
    joined = onOneLine(joined, now.open);
    if (joined === undefined) return first;
    now = yield* parse(joined);
  }
  return now.problems.length === 0 ? now : first;
}

function* parse(text: string): Steps<Parsed> {
  const contents = yield* readYaml(text);
  const problems: YamlProblem[] = [];
  if (contents.deepAt !== undefined) return { contents, problems: [tooDeep(text, contents.deepAt)], structural: true };
  let lastLine = -1;
  for (const { code, pos: [from, to], kind, opensAt } of contents.errors) {
    const start = Math.min(from, text.length);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    if (opensAt !== undefined) return { contents, problems: [...problems, { rule: 'yaml/missing-char', message: kind.message, ...visibleSpan(text, opensAt, start) }], structural: true, open: opensAt };
    if (lineStart !== lastLine) problems.push({ rule: ruleOf(code), message: kind.message, ...visibleSpan(text, start, to) });
    lastLine = lineStart;
    // Whatever the parser says after it lost the structure is an echo of the same mistake.
    if (kind.local !== true) return { contents, problems, structural: true };
  }
  return { contents, problems, structural: false };
}

function ruleOf(code: string): string {
  return `yaml/${code.toLowerCase().replaceAll('_', '-')}`;
}

function linesAround(text: string, span: Span): Span {
  const newline = text.indexOf('\n', span.end);
  return { start: text.lastIndexOf('\n', span.start - 1) + 1, end: newline < 0 ? text.length : newline };
}
