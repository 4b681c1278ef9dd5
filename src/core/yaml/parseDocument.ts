import { atOnce, type Steps } from '../../base/steps.ts';
import type { Span } from '../../base/text.ts';
import { treeSteps } from './buildTree.ts';
import { isTemplate, maskTemplates, maskVariables } from './maskTemplates.ts';
import type { YamlNode } from './node.ts';
import { readBlocks } from './readBlocks.ts';
import { readYaml, type ReadYaml } from './readYaml.ts';
import { syntaxMessage } from './syntaxMessages.ts';
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

/** Parses the text of one document (see splitDocuments). Never throws; never builds plain objects from the text. */
export function parseDocument(source: string): YamlDocument {
  return atOnce(parseSteps(source));
}

/** The same in steps of a few milliseconds, because one document may be as long as a whole file. */
export function* parseSteps(source: string): Steps<YamlDocument> {
  const template = isTemplate(source);
  const mask = template ? maskTemplates(source) : { text: source, structural: false };
  const quick = mask.text.length <= longestInOneStep ? readBlocks(mask.text) : undefined;
  if (quick) return { root: quick, problems: [], state: mask.structural ? 'fragment' : 'whole', spoiled: [] };
  let parsed = yield* parse(mask.text);
  if (parsed.problems.length > 0 && source.includes('${')) {
    const again = yield* parse(maskVariables(mask.text));
    if (again.problems.length < parsed.problems.length) parsed = again;
  }
  const { contents, problems, structural } = parsed;
  if (structural) return { root: undefined, problems: template ? [] : problems, state: 'broken', spoiled: [] };
  const tree = yield* treeSteps(contents, mask.text);
  const fragment = mask.structural || problems.length > 0;
  return {
    root: tree.root,
    problems: template ? [] : [...problems, ...tree.problems],
    state: fragment ? 'fragment' : 'whole',
    spoiled: problems.map((problem) => linesAround(source, problem)),
  };
}

interface Parsed {
  readonly contents: ReadYaml;
  readonly problems: readonly YamlProblem[];
  readonly structural: boolean;
}

function* parse(text: string): Steps<Parsed> {
  const contents = yield* readYaml(text);
  const problems: YamlProblem[] = [];
  let lastLine = -1;
  for (const error of contents.errors) {
    const [from, to] = error.pos;
    const start = Math.min(from, text.length);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const kind = syntaxMessage(error.code, error.message);
    if (lineStart !== lastLine) problems.push({ rule: ruleOf(error.code), message: kind.message, ...visible(text, start, to) });
    lastLine = lineStart;
    // Whatever the parser says after it lost the structure is an echo of the same mistake.
    if (kind.local !== true) return { contents, problems, structural: true };
  }
  return { contents, problems, structural: false };
}

function ruleOf(code: string): string {
  return `yaml/${code.toLowerCase().replaceAll('_', '-')}`;
}

/** A span that an editor can underline: never empty, never only a line end, at most to the end of its first line. */
function visible(text: string, start: number, end: number): Span {
  const newline = text.indexOf('\n', start);
  const lineEnd = newline < 0 ? text.length : newline;
  const until = Math.min(Math.max(end, start + 1), lineEnd);
  if (until > start && text[start] !== '\r') return { start, end: until };
  let last = start;
  while (last > 0 && /\s/.test(text[last - 1] ?? '')) last--;
  const word = /\S*$/.exec(text.slice(0, last))?.[0] ?? '';
  return { start: last - word.length, end: Math.max(last, last - word.length + 1) };
}

function linesAround(text: string, span: Span): Span {
  const newline = text.indexOf('\n', span.end);
  return { start: text.lastIndexOf('\n', span.start - 1) + 1, end: newline < 0 ? text.length : newline };
}
