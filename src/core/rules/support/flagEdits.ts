import type { Span } from '../../../base/text.ts';
import type { CommandWord } from '../../kubernetes/containerCommand.ts';
import type { TextEdit } from '../../lint/finding.ts';
import type { CommandFlag } from '../../models/commandFlags.ts';
import { replaced } from '../../yaml/edits.ts';

/** The place of a flag's value: behind `=` in the same word, or the next word; the flag itself where it has none. */
export function valueSpan({ word, value }: CommandFlag): Span {
  if (!value) return word.span;
  if (value.whole !== word) return value.whole.span;
  const { span, text } = word;
  const length = span.end - span.start;
  const inset = (length - text.length) / 2;
  const from = text.indexOf('=') + 1;
  return inset === 0 || inset === 1 ? { start: span.start + inset + from, end: span.end - inset } : span;
}

/** Writes another value; a number of its own item is quoted, because arguments are text. */
export function valueEdit(flag: CommandFlag, text: string): TextEdit {
  const span = valueSpan(flag);
  const own = flag.value !== undefined && flag.value.whole !== flag.word && flag.value.whole.item !== undefined;
  return replaced(span, own ? JSON.stringify(text) : text);
}

/** Adds words behind another word, each an item of its own where that one is, in the style of its list. */
export function wordsAfter(document: string, word: CommandWord, words: readonly string[]): TextEdit {
  const { item, span } = word;
  const at = span.end;
  if (!item) return { start: at, end: at, text: ` ${words.join(' ')}` };
  const written = words.map((each) => (/^\d+(?:\.\d+)?$/.test(each) ? JSON.stringify(each) : each));
  if (item.list.flow) return { start: at, end: at, text: `, ${written.join(', ')}` };
  const dash = document.lastIndexOf('-', span.start - 1);
  const lead = `${document.includes('\r\n') ? '\r\n' : '\n'}${' '.repeat(dash - (document.lastIndexOf('\n', dash) + 1))}- `;
  const newline = document.indexOf('\n', document.slice(0, at).trimEnd().length);
  const end = newline < 0 ? document.length : document[newline - 1] === '\r' ? newline - 1 : newline;
  return { start: end, end, text: written.map((each) => `${lead}${each}`).join('') };
}
