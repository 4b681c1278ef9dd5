import type { Disposable } from '../../base/lifecycle.ts';

/** Something that works only while somebody looks at it. */
export interface Watch {
  start(): void;
  stop(): void;
}

/**
 * Starts a watch when the first viewer needs it and stops it some time after the last one left, so that switching
 * between views does not load everything anew.
 */
export class Demand implements Disposable {
  private readonly viewers = new Set<string>();
  private readonly watch: Watch;
  private readonly linger: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  /** `linger` is the time in milliseconds between the last viewer's leaving and the end of the watch. */
  constructor(watch: Watch, linger: number) {
    this.watch = watch;
    this.linger = linger;
  }

  get isWatching(): boolean {
    return this.running;
  }

  /** Says whether `viewer` looks at the watched things from now on. */
  set(viewer: string, isLooking: boolean): void {
    if (isLooking) this.viewers.add(viewer);
    else this.viewers.delete(viewer);
    if (this.viewers.size > 0) this.begin();
    else if (this.running) this.timer ??= setTimeout(() => this.end(), this.linger);
  }

  dispose(): void {
    this.viewers.clear();
    this.end();
  }

  private begin(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.running) return;
    this.running = true;
    this.watch.start();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.running) return;
    this.running = false;
    this.watch.stop();
  }
}
