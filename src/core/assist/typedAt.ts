import type { Span } from '../../base/text.ts';

/** What is being typed at an offset of a block-style YAML text. */
export interface Typed {
  /** `key` where a key or an item of a list may stand, `value` behind a key's colon. */
  readonly part: 'key' | 'value';
  /** The word that is there already, before and behind the offset. */
  readonly span: Span;
  readonly line: Span;
  /** True where the key has its colon already. */
  readonly hasColon: boolean;
}

const keyPrefix = /^[ ]*(?:-[ ]+)*(["']?[\w./-]*)$/;
const valuePrefix = /^[ ]*(?:-[ ]+)*["']?[\w./*-]+["']?[ ]*:[ ]+(["']?[\w./-]*)$/;

/** Looks at the line alone, so that it does not matter whether the text can be parsed; undefined in other places. */
export function typedAt(text: string, offset: number): Typed | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : text[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
  const before = text.slice(start, offset);
  const behind = text.slice(offset, end);
  const isKey = keyPrefix.exec(before);
  const match = isKey ?? valuePrefix.exec(before);
  const rest = /^([\w./-]*["']?)([ \t]*:(?=[ \t]|$))?[ \t]*(.*)$/.exec(behind);
  if (!match || !rest || before.trimStart().startsWith('---')) return undefined;
  const [, word = '', colon, further = ''] = rest;
  const isFree = further === '' || further.startsWith('#') || (isKey !== null && colon !== undefined);
  if (!isFree) return undefined;
  return { part: isKey ? 'key' : 'value', span: { start: offset - (match[1] ?? '').length, end: offset + word.length }, line: { start, end }, hasColon: colon !== undefined };
}
