/** Thrown where a text is not of the plain form that the quick reader knows. One for all: making an error takes long. */
export const unusual = new Error('not written in plain blocks');

const space = 32;
const newline = 10;
const hash = 35;
const dash = 45;

/** The text of a block scalar, unindented, and where its last line ends. */
export interface BlockText {
  readonly text: string;
  readonly end: number;
}

/** Goes through the lines of a document that hold something, and knows how far each is indented. */
export class BlockLines {
  readonly text: string;
  /** Where the content of the line begins. */
  at = 0;
  /** The column of `at`; -1 behind the last line. */
  indent = -1;

  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the first line. */
  begin(): void {
    if (this.text.includes('\r')) throw unusual;
    if (!this.text.startsWith('---')) {
      this.toContent(0);
      return;
    }
    const after = this.skipSpaces(3);
    if (!this.endsAt(after) || (after === 3 && this.text.charCodeAt(3) === hash)) throw unusual;
    this.next(after);
  }

  /** Goes to the next line that holds something, from anywhere in this one. */
  next(from: number): void {
    this.toContent(this.lineEnd(from) + 1);
  }

  /** The offset of the line break, or of the end of the text. */
  lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  skipSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === space) at++;
    return at;
  }

  /** Whether nothing but a comment stands in the line from here on; what is before must be a space. */
  endsAt(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return at >= this.text.length || code === newline || code === hash;
  }

  private toContent(lineStart: number): void {
    let start = lineStart;
    while (start < this.text.length) {
      const at = this.skipSpaces(start);
      const code = this.text.charCodeAt(at);
      if (at < this.text.length && code !== newline && code !== hash) {
        this.at = at;
        this.indent = at - start;
        return;
      }
      start = this.lineEnd(at) + 1;
    }
    this.at = this.text.length;
    this.indent = -1;
  }

  /** The text under a `|` or `>` at this place of a line of that indent; goes to the line after it. */
  blockText(at: number, indent: number): BlockText {
    const header = this.text.slice(at, this.lineEnd(at));
    if (header.length > 2 || (header.length === 2 && !header.endsWith('-'))) throw unusual;
    const { lines, end } = this.linesBelow(at, indent);
    this.next(end);
    const last = header.endsWith('-') ? '' : '\n';
    if (header.startsWith('|')) return { text: lines.join('\n') + last, end };
    if (lines.some((line) => line === '' || line.startsWith(' ') || line.startsWith('\t'))) throw unusual;
    return { text: lines.join(' ') + last, end };
  }

  /** The lines under this one that are indented more, without their common indent. Blank lines at the end are left out. */
  private linesBelow(from: number, outer: number): { readonly lines: readonly string[]; readonly end: number } {
    const lines: string[] = [];
    let [indent, end, blank] = [-1, -1, 0];
    for (let start = this.lineEnd(from) + 1; start < this.text.length; start = this.lineEnd(start) + 1) {
      const lineEnd = this.lineEnd(start);
      if (lineEnd === start) {
        blank++;
        continue;
      }
      const at = this.skipSpaces(start);
      if (at === lineEnd) throw unusual;
      if (indent < 0) indent = at - start;
      if (indent <= outer || at - start < indent) break;
      for (; blank > 0; blank--) lines.push('');
      lines.push(this.text.slice(start + indent, lineEnd));
      end = lineEnd;
    }
    if (end < 0) throw unusual;
    return { lines, end };
  }
}

/** Whether an item of a block list begins here. */
export function isDashAt(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== dash) return false;
  const after = text.charCodeAt(at + 1);
  return after === space || after === newline || at + 1 >= text.length;
}
