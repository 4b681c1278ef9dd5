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
  start: number;
  end: number;
  private readonly at: Surroundings;
  private readonly reading: Reading;
  private atNewline: boolean;
  private hasSpace: boolean;
  private needsSpace = false;
  private tab: Mark | undefined;
  private firstAt: number | undefined;
  private lineBreak = '';

  constructor(marks: readonly Mark[], at: Surroundings, reading: Reading) {
    this.at = at;
    this.reading = reading;
    this.atNewline = at.atNewline;
    this.hasSpace = at.atNewline;
    for (const mark of marks) this.take(mark);
    const last = marks[marks.length - 1];
    this.end = last ? last.offset + last.source.length : at.offset;
    this.start = this.firstAt ?? this.end;
    if (this.needsSpace || this.tab) this.finish(at);
  }

  private take(mark: Mark): void {
    if (this.needsSpace && !apart.has(mark.type)) this.reading.fail('MISSING_CHAR', mark.offset);
    this.needsSpace = false;
    if (this.tab && this.atNewline && mark.type !== 'comment' && mark.type !== 'newline') this.reading.failAt('TAB_AS_INDENT', this.tab);
    this.tab = undefined;
    if (mark.type === 'space') this.takeSpace(mark);
    else if (mark.type === 'newline') this.takeNewline(mark);
    else if (mark.type === 'comment') this.takeComment(mark);
    else this.takeProperty(mark);
  }

  private takeSpace(mark: Mark): void {
    const { inFlow, indicator, next } = this.at;
    // Before a flow collection at the root a tab is as good as a space.
    const mayBeTab = inFlow === true || (indicator === 'doc-start' && next?.type === 'flow-collection');
    if (!mayBeTab && mark.source.includes('\t')) this.tab = mark;
    this.hasSpace = true;
  }

  private takeNewline(mark: Mark): void {
    if (!this.atNewline) this.lineBreak += mark.source;
    else if (this.comment !== '') this.comment += mark.source;
    this.atNewline = true;
    this.hasNewline = true;
    this.hasSpace = true;
    if (this.anchor || this.tag) this.newlineAfter = mark;
  }

  private takeComment(mark: Mark): void {
    if (!this.hasSpace) this.reading.failAt('MISSING_CHAR', mark);
    this.comment = this.comment === '' ? commentText(mark) : this.comment + this.lineBreak + commentText(mark);
    this.lineBreak = '';
    this.atNewline = false;
  }

  private takeProperty(mark: Mark): void {
    const { indicator, inFlow } = this.at;
    this.atNewline = false;
    this.hasSpace = false;
    if (mark.type === 'anchor') {
      if (this.anchor) this.reading.failAt('MULTIPLE_ANCHORS', mark);
      this.anchor = mark;
      this.takeName(mark);
    } else if (mark.type === 'tag') {
      if (this.tag) this.reading.failAt('MULTIPLE_TAGS', mark);
      this.tag = mark;
      this.takeName(mark);
    } else if (mark.type === indicator) {
      if (this.anchor || this.tag) this.reading.failAt('BAD_PROP_ORDER', mark);
      if (this.found) this.reading.failAt('UNEXPECTED_TOKEN', mark);
      this.found = mark;
      this.atNewline = indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
    } else {
      const isComma = mark.type === 'comma' && inFlow === true;
      if (!isComma || this.comma) this.reading.failAt('UNEXPECTED_TOKEN', mark);
      if (isComma) this.comma = mark;
    }
  }

  private takeName(mark: Mark): void {
    this.firstAt ??= mark.offset;
    this.needsSpace = true;
  }

  private finish({ next, indent }: Surroundings): void {
    const isApart = !next || apart.has(next.type) || (next.type === 'scalar' && next.source === '');
    if (this.needsSpace && !isApart) this.reading.fail('MISSING_CHAR', next.offset);
    const isBeforeBlock = next?.type === 'block-map' || next?.type === 'block-seq';
    if (this.tab && (isBeforeBlock || (this.atNewline && this.tab.indent <= indent))) this.reading.failAt('TAB_AS_INDENT', this.tab);
  }
}

/** The text of a comment, which is never empty. */
export function commentText({ source }: Mark): string {
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
