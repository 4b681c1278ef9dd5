import { LineIndex, type Span } from '../../base/text.ts';

/** A place as other programs count: from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a span starts and ends; `end` is exclusive. */
export interface Region {
  readonly start: Place;
  readonly end: Place;
}

/** Turns the spans of one text into regions. A byte order mark is no column: editors do not show it. */
export function regionsOf(text: string): (span: Span) => Region {
  const lines = new LineIndex(text);
  const marked = text.startsWith('\ufeff');
  const place = (offset: number): Place => {
    const { line, column } = lines.positionAt(offset);
    return { line: line + 1, column: marked && line === 0 ? Math.max(1, column) : column + 1 };
  };
  return (span) => ({ start: place(span.start), end: place(span.end) });
}
