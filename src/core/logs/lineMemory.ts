import type { LogLine } from '../clusters/clusterApi.ts';

/** Lines remembered to recognise them when a stream is resumed. */
const mostRemembered = 5000;

/**
 * Tells new lines of one container from those that a resumed stream sends again. A server resumes at whole seconds,
 * so the last second's lines come twice; a line is the same when its time, in nanoseconds, and its text are.
 */
export class LineMemory {
  private readonly seen = new Set<string>();
  private last = '';
  private resumed = false;

  /** The time to resume at: that of the latest line, or undefined before the first one. */
  get resumeAt(): string | undefined {
    return this.last === '' ? undefined : this.last;
  }

  /** To be called before lines of another stream of the same container come. */
  resume(): void {
    this.resumed = this.last !== '';
  }

  /** True for a line that was not seen before. */
  accept(line: LogLine): boolean {
    const key = `${line.time} ${line.text}`;
    if (this.resumed && this.seen.has(key)) return false;
    this.seen.add(key);
    if (this.seen.size > mostRemembered) for (const oldest of this.seen) {
      this.seen.delete(oldest);
      break;
    }
    this.last = line.time;
    return true;
  }
}
