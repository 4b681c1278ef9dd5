/** A piece of a text as UTF-16 offsets, end exclusive: what VS Code and the yaml package count in. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text, both numbers 0-based, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** How many `\n` stand in a piece of a text. */
export function newlinesIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Turns offsets into positions and back for one text, in O(log lines). Lines end with \n, \r\n or \r. */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) this.starts.push(i + 1);
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - (this.starts[low] ?? 0) };
  }

  /** The offset of a position; beyond the last line it is the end of the text. */
  offsetAt(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) return this.length;
    return Math.min(start + position.column, this.starts[position.line + 1] ?? this.length, this.length);
  }
}
