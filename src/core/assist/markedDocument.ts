import type { Steps } from '../../base/steps.ts';
import type { YamlNode } from '../yaml/node.ts';
import { parseDocument, parseSteps } from '../yaml/parseDocument.ts';
import type { Typed } from './typedAt.ts';

/** Stands for the word that is being typed. Looks like a key that nobody writes. */
const mark = 'slipway-is-asked-here';

/** A document in which the word being typed is replaced by a mark, so that its line can be parsed. */
export interface MarkedDocument {
  readonly root: YamlNode | undefined;
  /** Where the mark stands. */
  readonly offset: number;
}

/** The whole document around a half-typed line; without a root where it is broken. */
export function* markedWhole(text: string, { span, part, hasColon }: Typed): Steps<MarkedDocument> {
  const written = part === 'key' && !hasColon ? `${mark}:` : mark;
  const { root } = yield* parseSteps(text.slice(0, span.start) + written + text.slice(span.end));
  return { root, offset: span.start };
}

/** Only the half-typed line and the keys above that lead to it: right also where the rest cannot be parsed. */
export function markedAlone(text: string, { span, line, part }: Typed): MarkedDocument {
  const lines = leadingLines(text.slice(0, line.start), keyColumn(text.slice(line.start, span.start)));
  const above = lines.map((each) => `${each}\n`).join('');
  const own = text.slice(line.start, span.start) + (part === 'key' ? `${mark}:` : mark);
  return { root: parseDocument(above + own).root, offset: above.length + span.start - line.start };
}

/** The column below which a line's parents stand; a list's `-` may be in line with the key above it. */
function keyColumn(before: string): number {
  const dash = /^( *)-/.exec(before);
  return dash ? (dash[1] ?? '').length + 0.5 : /^ */.exec(before)?.[0].length ?? 0;
}

/** The keys of the mappings around a line, outermost first, without their values; and what object it is. */
function leadingLines(above: string, column: number): readonly string[] {
  const found: string[] = [];
  let limit = column;
  for (const line of above.split(/\r?\n/).reverse()) {
    const match = /^( *)(-[ ]+)?(["']?[\w./-]+["']?)[ ]*:(?:[ ]|$)/.exec(line);
    if (!match) continue;
    const [, indent = '', dash = '', key = ''] = match;
    const isHead = indent === '' && dash === '' && (key === 'apiVersion' || key === 'kind');
    const isParent = indent.length < limit && !(dash !== '' && !Number.isInteger(limit) && indent.length >= Math.floor(limit));
    if (isHead) found.push(line);
    else if (isParent) {
      found.push(`${indent}${dash}${key}:`);
      limit = dash === '' ? indent.length : indent.length + 0.5;
    }
  }
  return found.reverse();
}
