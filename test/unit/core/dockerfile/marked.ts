import assert from 'node:assert/strict';
import type { Span } from '../../../../src/base/text.ts';

/** A text and the spans that «» marked in it; the marks themselves are gone. */
export interface MarkedText {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** Reads `FROM «image»` as the text `FROM image` and the span of `image`. */
export function marked(source: string): MarkedText {
  const spans: Span[] = [];
  let text = '';
  let start: number | undefined;
  for (const character of source) {
    if (character === '«') start = text.length;
    else if (character === '»') {
      assert.ok(start !== undefined, 'a mark closes that was not opened');
      spans.push({ start, end: text.length });
      start = undefined;
    } else text += character;
  }
  assert.equal(start, undefined, 'a mark was not closed');
  return { text, spans };
}

/** The source with «» around each span, for messages that show where findings are. */
export function mark(text: string, spans: readonly Span[]): string {
  return [...spans].sort((a, b) => b.start - a.start).reduce((result, { start, end }) => `${result.slice(0, start)}«${result.slice(start, end)}»${result.slice(end)}`, text);
}
