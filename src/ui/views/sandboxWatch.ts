import { Emitter, type Event } from '../../base/event.ts';
import { type Disposable, Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { Demand } from '../live/demand.ts';
import type { SandboxService } from '../services.ts';
import { readSandboxStatus, type SandboxPart } from './sandboxRows.ts';

/** Follows the status file of a sandbox while somebody looks; without a file there are no parts. */
export class SandboxWatch implements Disposable {
  private readonly owned = new Disposables();
  private readonly service: SandboxService;
  private readonly path: string;
  private readonly log: Log;
  private readonly changed = this.owned.add(new Emitter<undefined>());
  private readonly demand = this.owned.add(new Demand({ start: () => this.start(), stop: () => this.running?.abort() }, 60_000));
  private running: AbortController | undefined;
  private known: readonly SandboxPart[] = [];

  readonly onDidChange: Event<undefined> = this.changed.event;

  /** `path` is '' where no sandbox is set up. */
  constructor(service: SandboxService, path: string, log: Log) {
    this.service = service;
    this.path = path;
    this.log = log;
  }

  get parts(): readonly SandboxPart[] {
    return this.known;
  }

  look(isLooking: boolean): void {
    if (this.path !== '') this.demand.set('view', isLooking);
  }

  dispose(): void {
    this.owned.dispose();
  }

  private start(): void {
    this.running = new AbortController();
    void this.follow(this.running.signal);
  }

  private async follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const text of this.service.watch(this.path, signal)) {
        this.known = text === undefined ? [] : readSandboxStatus(text);
        this.changed.fire(undefined);
      }
    } catch (error) {
      if (!signal.aborted) this.log.warn(`the sandbox's status cannot be followed: ${String(error)}`);
    }
  }
}
