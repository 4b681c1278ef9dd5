import { isCollection, isNode, isPair, isScalar, type Node } from 'yaml';
import type { ReadYaml } from './readYaml.ts';

/**
 * Where the quote or bracket stands that the yaml package says is not closed at `end`; undefined where there is none.
 * Of several that end there the innermost counts, which is the first one that it reports.
 */
export function openMark({ root, earlierItems }: Pick<ReadYaml, 'root' | 'earlierItems'>, end: number): number | undefined {
  let found: number | undefined;
  const waiting: unknown[] = [root, ...[...earlierItems.values()].flat()];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (isPair(node)) waiting.push(node.key, node.value);
    if (!isNode(node) || !node.range || node.range[0] >= end || node.range[2] < end) continue;
    if (node.range[1] === end && canStayOpen(node)) found = Math.max(found ?? 0, node.range[0]);
    if (isCollection(node)) for (const item of node.items) waiting.push(item);
  }
  return found;
}

function canStayOpen(node: Node): boolean {
  return isScalar(node) ? node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' : isCollection(node) && node.flow === true;
}

/**
 * The text with the quotes or brackets that open at `start` on one line, or undefined where they never close. go-yaml
 * lets their lines begin anywhere, the yaml package demands that they are indented; offsets stay what they are.
 */
export function onOneLine(text: string, start: number): string | undefined {
  const end = /["']/.test(text.charAt(start)) ? afterQuote(text, start) : afterBracket(text, start);
  if (end === undefined) return undefined;
  const inside = text.slice(start, end);
  const joined = /["']/.test(text.charAt(start)) ? inside : inside.replaceAll(/"(?:\\[\s\S]|[^"\\])*"|'[^']*'|(?<=\s)#.*/g, (found) => (found.startsWith('#') ? blank(found) : found));
  return text.slice(0, start) + joined.replaceAll(/[\r\n]+/g, blank) + text.slice(end);
}

function blank(found: string): string {
  return ' '.repeat(found.length);
}

function afterQuote(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at + 1;
  }
  return undefined;
}

function afterBracket(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const character = text.charAt(at);
    const begins = /[\s[{,:]/.test(text.charAt(at - 1));
    const after = begins && (character === '"' || character === "'") ? afterQuote(text, at) : begins && character === '#' ? endOfLine(text, at) : at + 1;
    if (after === undefined) return undefined;
    if (/[[{]/.test(character)) depth++;
    if (/[\]}]/.test(character) && --depth === 0) return after;
    at = after;
  }
  return undefined;
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline;
}
