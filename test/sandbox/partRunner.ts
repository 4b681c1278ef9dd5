import { isAbort } from '../../src/base/async.ts';
import { errorText } from '../../src/base/errors.ts';
import { withLock } from './lock.ts';
import type { Part, PartContext, PartName, PartState, Report } from './part.ts';
import { parts } from './parts.ts';
import type { Ports } from './ports.ts';

/** Starts parts side by side, each once, whoever asks for it, and remembers which of them it started itself. */
export class PartRunner {
  readonly started = new Set<PartName>();
  readonly failures = new Map<PartName, string>();
  private readonly work = new Map<PartName, Promise<boolean>>();
  private readonly ports: Ports;
  private readonly report: Report;
  private readonly signal: AbortSignal;

  constructor(ports: Ports, report: Report, signal: AbortSignal) {
    this.ports = ports;
    this.report = report;
    this.signal = signal;
  }

  /** Resolves to true when the part is ready, to false when it failed; the reason is in `failures`. */
  bringUp(name: PartName): Promise<boolean> {
    const before = this.work.get(name);
    if (before) return before;
    const work = this.bringUpGuarded(parts[name]);
    this.work.set(name, work);
    return work;
  }

  private async bringUpGuarded(part: Part): Promise<boolean> {
    try {
      await this.bringUpOnce(part);
      return true;
    } catch (error) {
      const reason = isAbort(error) || this.signal.aborted ? 'cancelled' : errorText(error);
      this.failures.set(part.name, reason);
      this.report(part.name, 'failed', reason);
      return false;
    }
  }

  private async bringUpOnce(part: Part): Promise<void> {
    const context = partContext(part, this.ports, this.report, this.signal);
    if (await part.isReady(context)) return this.report(part.name, 'ready', `${part.title}: running already`);
    context.enter('waiting', 'waiting');
    await withLock(`part-${part.name}`, this.signal, async () => {
      context.enter('building', 'preparing');
      const needs = this.bringUpNeeds(part);
      needs.catch(() => undefined); // its failure is met below, after the preparation
      await part.prepare(context);
      if (part.needs.length > 0) context.enter('waiting', `waiting for ${part.needs.map((need) => parts[need].title).join(' and ')}`);
      await needs;
      context.enter('starting', `starting ${part.title}`);
      if (!(await part.isReady(context))) {
        this.started.add(part.name);
        await part.start(context);
      }
      context.enter('ready', `${part.title}: ready`);
    });
  }

  private async bringUpNeeds(part: Part): Promise<void> {
    const answers = await Promise.all(part.needs.map((need) => this.bringUp(need)));
    const missing = part.needs.filter((_, index) => !answers[index]).map((need) => parts[need].title);
    if (missing.length > 0) throw new Error(`needs ${missing.join(' and ')}, which did not start`);
  }
}

interface ReportingContext extends PartContext {
  /** Reports that the part is in another state; what it says from now on belongs to that state. */
  readonly enter: (state: PartState, text: string) => void;
}

export function partContext(part: Part, ports: Ports, report: Report, signal: AbortSignal): ReportingContext {
  let current: PartState = 'starting';
  const say = (text: string): void => report(part.name, current, text);
  const enter = (state: PartState, text: string): void => {
    current = state;
    say(text);
  };
  return { ports, signal, say, enter };
}
