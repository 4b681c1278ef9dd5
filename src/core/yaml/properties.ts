import type { CST } from 'yaml';
import type { Mark, Reading } from './reading.ts';

/** What may follow an anchor or a tag at once. */
const apart: ReadonlySet<string> = new Set(['space', 'newline', 'comma']);

/** Where the marks before a node stand. */
export interface Surroundings {
  /** The mark that introduces the node. */
  readonly indicator: 'doc-start' | 'explicit-key-ind' | 'map-value-ind' | 'seq-item-ind';
  /** What comes after the marks. */
  readonly next: CST.Token | null | undefined;
  /** Where the marks would begin if there were some. */
  readonly offset: number;
  /** The indentation of the collection. */
  readonly indent: number;
  readonly atNewline: boolean;
  readonly inFlow?: boolean;
}

/** What stands before a node: its indicator, anchor and tag, and blanks and comments. */
export class Properties {
  found: Mark | undefined;
  anchor: Mark | undefined;
  tag: Mark | undefined;
  comma: Mark | undefined;
  comment = '';
  hasNewline = false;
  /** The last line break after the anchor or tag. */
  newlineAfter: Mark | undefined;
  /** Where the anchor or tag stands; the end where there is none. */
  start = -1;
  end: number;
  private readonly at: Surroundings;
  private readonly reading: Reading;
  private previous: Mark | undefined;
  private atNewline: boolean;
  private lineBreak = '';

  constructor(marks: readonly Mark[], at: Surroundings, reading: Reading) {
    this.at = at;
    this.reading = reading;
    this.atNewline = at.atNewline;
    for (const mark of marks) this.take(mark);
    const last = this.previous;
    this.end = last ? last.offset + last.source.length : at.offset;
    if (this.start < 0) this.start = this.end;
    const { next, indent } = at;
    if (next && isName(last) && !apart.has(next.type) && !(next.type === 'scalar' && next.source === '')) reading.fail('MISSING_CHAR', next.offset);
    if (this.isTab(last) && (next?.type === 'block-map' || next?.type === 'block-seq' || (this.atNewline && last.indent <= indent))) reading.failAt('TAB_AS_INDENT', last);
  }

  private take(mark: Mark): void {
    const { previous, reading, atNewline } = this;
    const { type, source } = mark;
    if (isName(previous) && !apart.has(type)) reading.fail('MISSING_CHAR', mark.offset);
    if (atNewline && type !== 'comment' && type !== 'newline' && this.isTab(previous)) reading.failAt('TAB_AS_INDENT', previous);
    if (type === 'newline') this.takeNewline(mark);
    else if (type === 'comment') {
      if (previous ? !isBlank(previous) : !atNewline) reading.failAt('MISSING_CHAR', mark);
      this.comment = this.comment === '' ? commentText(source) : this.comment + this.lineBreak + commentText(source);
      this.lineBreak = '';
      this.atNewline = false;
    } else if (type !== 'space') this.takeProperty(mark);
    this.previous = mark;
  }

  private takeNewline(mark: Mark): void {
    if (!this.atNewline) this.lineBreak += mark.source;
    else if (this.comment !== '') this.comment += mark.source;
    this.atNewline = true;
    this.hasNewline = true;
    if (this.anchor || this.tag) this.newlineAfter = mark;
  }

  private takeProperty(mark: Mark): void {
    const { reading, at: { indicator, inFlow } } = this;
    this.atNewline = false;
    if (isName(mark)) {
      const { type } = mark;
      if (this[type]) reading.failAt(type === 'tag' ? 'MULTIPLE_TAGS' : 'MULTIPLE_ANCHORS', mark);
      this[type] = mark;
      if (this.start < 0) this.start = mark.offset;
    } else if (mark.type === indicator) {
      if (this.anchor || this.tag) reading.failAt('BAD_PROP_ORDER', mark);
      if (this.found) reading.failAt('UNEXPECTED_TOKEN', mark);
      this.found = mark;
      this.atNewline = indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
    } else {
      const isComma = mark.type === 'comma' && inFlow === true;
      if (!isComma || this.comma) reading.failAt('UNEXPECTED_TOKEN', mark);
      if (isComma) this.comma = mark;
    }
  }

  /** Before a flow collection at the root a tab is as good as a space. */
  private isTab(mark: Mark | undefined): mark is Mark {
    const { inFlow, indicator, next } = this.at;
    return mark?.type === 'space' && mark.source.includes('\t') && inFlow !== true && (indicator !== 'doc-start' || next?.type !== 'flow-collection');
  }
}

/** An anchor or a tag. */
type Name = Mark & { readonly type: 'anchor' | 'tag' };

function isName(mark: Mark | undefined): mark is Name {
  return mark?.type === 'anchor' || mark?.type === 'tag';
}

/** Whether a mark separates what stands around it. */
export function isBlank(mark: Mark | undefined): boolean {
  return mark?.type === 'space' || mark?.type === 'newline' || mark?.type === 'comment';
}

/** The text of a comment, which is never empty. */
export function commentText(source: string): string {
  return source.slice(1) || ' ';
}

/** Reads what stands behind a node; gives where that ends. */
export function endAfter(marks: readonly Mark[] | undefined, offset: number, mayTouch: boolean, reading: Reading): number {
  if (!marks) return offset;
  let end = offset;
  let hasSpace = mayTouch;
  for (const mark of marks) {
    if (mark.type === 'space' || mark.type === 'newline') hasSpace = true;
    else if (mark.type !== 'comment') reading.failAt('UNEXPECTED_TOKEN', mark);
    else if (!hasSpace) reading.failAt('MISSING_CHAR', mark);
    end += mark.source.length;
  }
  return end;
}
