import type { Steps } from '../../base/steps.ts';
import type { Span } from '../../base/text.ts';
import { parseDockerfile } from '../dockerfile/parseDockerfile.ts';
import { fileKind } from '../lint/fileKind.ts';
import type { Finding, Fix } from '../lint/finding.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { splitDocuments } from '../yaml/splitDocuments.ts';
import type { AssistFile } from './hoverAt.ts';

/**
 * Comments that silence a finding: above its entry or instruction, for its object or stage where there are several, and
 * for the whole file. None keeps the meaning of what stands there, so they are never the preferred fix. JSON has no
 * comments, so it gets none. Works in steps.
 */
export function* suppressionFixes({ path, text }: AssistFile, { rule, span }: Finding): Steps<readonly Fix[]> {
  const kind = fileKind(path, text);
  if (kind === 'other' || /^\s*[{[]/.test(text.replace(/^\uFEFF/, ''))) return [];
  const line = lineOf(text, kind === 'dockerfile' ? instructionStart(text, span.start) : kind === 'requirements' ? span.start : yield* entryStart(text, span.start));
  const indentation = /^[ \t]*/.exec(text.slice(line))?.[0] ?? '';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const object = kind === 'dockerfile' ? stageStart(text, span.start) : kind === 'manifest' ? objectStart(text, span.start) : undefined;
  const top = kind === 'dockerfile' ? behindDirectives(text) : text.startsWith('\uFEFF') ? 1 : 0;
  return [
    added(`Disable ${rule} for this line`, line, `${indentation}# slipway-disable-next-line ${rule}${lineBreak}`),
    ...(object === undefined ? [] : [added(`Disable ${rule} for this ${kind === 'dockerfile' ? 'stage' : 'object'}`, object, `# slipway-disable-object ${rule}${lineBreak}`)]),
    added(`Disable ${rule} for this file`, top, `# slipway-disable-file ${rule}${lineBreak}`),
  ];
}

function added(title: string, at: number, text: string): Fix {
  return { title, kind: 'unsafe', edits: [{ start: at, end: at, text }] };
}

function lineOf(text: string, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** A comment within a continued instruction would stand in the middle of its text. */
function instructionStart(text: string, offset: number): number {
  return parseDockerfile(text).instructions.find(({ span }) => offset >= span.start && offset <= span.end)?.span.start ?? offset;
}

/** Where the stage of an offset starts; undefined where there is only one. */
function stageStart(text: string, offset: number): number | undefined {
  const { stages } = parseDockerfile(text);
  const from = stages.findLast((stage) => stage.from.span.start <= offset)?.from;
  return stages.length > 1 && from ? lineOf(text, from.span.start) : undefined;
}

/** Where the object of an offset starts, behind the `---` of its document; undefined where there is only one. */
function objectStart(text: string, offset: number): number | undefined {
  const objects = splitDocuments(text).filter(({ start, end }) => /^(?!---|\.\.\.|%)[ \t]*[^\s#]/m.test(text.slice(start, end)));
  const object = objects.findLast(({ start }) => start <= offset);
  if (objects.length < 2 || !object) return undefined;
  return object.start + (/^---[ \t]*(?:#.*)?\r?\n/.exec(text.slice(object.start, object.end))?.[0].length ?? 0);
}

/** Behind the parser directives, which have to stand first. */
function behindDirectives(text: string): number {
  const last = parseDockerfile(text).directives.at(-1);
  if (!last) return text.startsWith('\uFEFF') ? 1 : 0;
  const newline = text.indexOf('\n', last.span.end);
  return newline < 0 ? text.length : newline + 1;
}

/** Where the entry or item starts whose text reaches over several lines; a `#` inside it would be a part of it. */
function* entryStart(text: string, offset: number): Steps<number> {
  const document = splitDocuments(text).findLast(({ start }) => start <= offset);
  if (!document) return offset;
  const { root } = yield* parseSteps(text.slice(document.start, document.end));
  const start = root && holderOf(root, offset - document.start);
  return start === undefined ? offset : document.start + start;
}

function holderOf(node: YamlNode, offset: number): number | undefined {
  const children: readonly (Span & { readonly value: YamlNode })[] = node.kind === 'map'
    ? node.entries.filter(({ merged }) => !merged).map(({ keyNode, value }) => ({ start: keyNode.start, end: Math.max(keyNode.end, value.end), value }))
    : node.kind === 'seq' ? node.items.map((value) => ({ start: value.start, end: value.end, value })) : [];
  const child = children.find(({ start, end }) => offset >= start && offset <= end);
  if (!child) return undefined;
  return child.value.kind === 'scalar' ? child.start : holderOf(child.value, offset) ?? child.start;
}
