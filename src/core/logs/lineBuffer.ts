/** Keeps the last lines of a stream and forgets the rest, so that a long log costs a fixed amount of memory. */
export class LineBuffer {
  private readonly most: number;
  private lines: string[] = [];
  private forgotten = 0;

  /** `most` lines are kept at least, up to twice as many for a moment. */
  constructor(most: number) {
    this.most = most;
  }

  push(line: string): void {
    this.lines.push(line);
    if (this.lines.length < this.most * 2) return;
    this.forgotten += this.lines.length - this.most;
    this.lines = this.lines.slice(-this.most);
  }

  /** The last `count` lines, oldest first. */
  last(count: number): readonly string[] {
    return count <= 0 ? [] : this.lines.slice(-Math.min(count, this.most));
  }

  /** Lines that `last` cannot answer any more. */
  get dropped(): number {
    return this.forgotten + Math.max(0, this.lines.length - this.most);
  }
}
