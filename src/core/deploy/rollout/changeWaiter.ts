import { sleep } from '../../../base/async.ts';

/** Lets one loop sleep until somebody says that something changed. A change during the loop's work is not lost. */
export class ChangeWaiter {
  private wake: (() => void) | undefined;
  private pending = false;

  changed(): void {
    this.pending = true;
    this.wake?.();
  }

  /** Resolves at the next call of `changed`, after `milliseconds` at the latest; rejects when the signal aborts. */
  async next(milliseconds: number, signal: AbortSignal): Promise<void> {
    const early = new AbortController();
    this.wake = () => early.abort();
    try {
      if (!this.pending) await sleep(milliseconds, AbortSignal.any([early.signal, signal]));
    } catch (error) {
      if (signal.aborted || !early.signal.aborted) throw error;
    } finally {
      this.wake = undefined;
      this.pending = false;
    }
  }
}
