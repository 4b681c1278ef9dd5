import type { Disposable } from '../../base/lifecycle.ts';

/** How long typing must pause before a text is checked whose checks take longer than the typing, in milliseconds. */
export const usualPause = 150;

/** How a queue checks and what comes first. */
export interface Checking<Subject> {
  /** Must not reject; stops when the signal aborts. */
  check(subject: Subject, signal: AbortSignal): Promise<void>;
  /** True for what somebody is looking at. */
  isUrgent(subject: Subject): boolean;
}

interface Check {
  readonly stop: AbortController;
  /** How long it waits before it starts. */
  readonly pause: number;
  timer?: ReturnType<typeof setTimeout>;
  /** Undefined until it starts. */
  done?: Promise<void>;
}

/**
 * Checks what has changed: urgent subjects at once, all others one after the other when nothing else is to be done. A
 * change stops the check of what was before; one that comes before a check is done waits until the changes pause.
 */
export class CheckQueue<Subject> implements Disposable {
  private readonly checking: Checking<Subject>;
  private readonly pause: number;
  private readonly checks = new Map<Subject, Check>();
  private readonly waiting = new Set<Subject>();

  constructor(checking: Checking<Subject>, pause = usualPause) {
    this.checking = checking;
    this.pause = pause;
  }

  /** Plans a check of a subject that is new or has changed. */
  changed(subject: Subject): void {
    const before = this.checks.get(subject);
    this.drop(subject);
    if (before || this.checking.isUrgent(subject)) this.plan(subject, before?.done ? this.pause : before?.pause ?? 0);
    else this.waiting.add(subject);
    this.goOn();
  }

  /**
   * Checks at once what has been planned, or starts a check. Resolves when a check has ended that nothing stopped, or
   * when the subject was dropped.
   */
  async now(subject: Subject): Promise<void> {
    let check: Check;
    do {
      check = this.started(subject);
      await check.done;
    } while (check.stop.signal.aborted && this.checks.has(subject));
  }

  /** The check that runs, or one that starts now. */
  private started(subject: Subject): Check {
    const planned = this.checks.get(subject);
    if (planned?.done) return planned;
    this.drop(subject);
    const check: Check = { stop: new AbortController(), pause: 0 };
    void this.start(subject, check);
    return check;
  }

  /** Moves what has become urgent before everything else. */
  reorder(): void {
    for (const subject of this.waiting) {
      if (!this.checking.isUrgent(subject)) continue;
      this.waiting.delete(subject);
      this.plan(subject, 0);
    }
  }

  /** Stops a check, or forgets that it was planned. */
  drop(subject: Subject): void {
    const check = this.checks.get(subject);
    clearTimeout(check?.timer);
    check?.stop.abort();
    this.checks.delete(subject);
    this.waiting.delete(subject);
  }

  dispose(): void {
    for (const subject of [...this.checks.keys(), ...this.waiting]) this.drop(subject);
  }

  private plan(subject: Subject, pause: number): void {
    const check: Check = { stop: new AbortController(), pause };
    // Never in the middle of the editor's own event: several changes of one moment are one.
    check.timer = setTimeout(() => void this.start(subject, check), pause);
    this.checks.set(subject, check);
  }

  private start(subject: Subject, check: Check): Promise<void> {
    this.checks.set(subject, check);
    check.done = this.checking.check(subject, check.stop.signal).finally(() => {
      if (this.checks.get(subject) === check) this.checks.delete(subject);
      this.goOn();
    });
    return check.done;
  }

  private goOn(): void {
    const [next] = this.waiting;
    if (next === undefined || this.checks.size > 0) return;
    this.waiting.delete(next);
    this.plan(next, 0);
  }
}
