import type { AppError } from '../../base/errors.ts';
import { coalesce, Emitter, type Event } from '../../base/event.ts';
import { type Disposable, Disposables, onDispose } from '../../base/lifecycle.ts';
import type { DeployOutcome } from '../../core/deploy/deployOutcome.ts';
import type { DeployPlan } from '../../core/deploy/plan.ts';
import type { StepEvent } from '../../core/deploy/stepEvent.ts';
import type { DeployState } from '../../protocol/deployView.ts';
import type { Localizer } from '../localizer.ts';
import type { DeployService } from '../services.ts';
import { beginDeploy, breakDeploy, endDeploy, foldDeploy, interruptDeploy } from './foldDeploy.ts';

/** How long changes of the state are collected before they are told, in milliseconds. */
const togetherness = 100;

/** How a deploy ended; `error` is what its failure rests on. */
export interface FinishedDeploy {
  readonly state: DeployState;
  readonly error: AppError | undefined;
}

/** The deploy of this window: at most one runs, and the latest one stays to be looked at. */
export class DeployRuns implements Disposable {
  private readonly owned = new Disposables();
  private readonly service: DeployService;
  private readonly l10n: Localizer;
  private readonly changed = this.owned.add(new Emitter<DeployState>());
  private readonly said = this.owned.add(new Emitter<StepEvent>());
  private readonly pending = this.owned.add(coalesce<undefined>(togetherness, () => this.tell()));
  private state: DeployState | undefined;
  private running: AbortController | undefined;
  private following: DeployOutcome['logs'] | undefined;
  private deployed: readonly string[] = [];

  /** Fires with the newest state, at most ten times a second. */
  readonly onDidChange: Event<DeployState> = this.changed.event;
  /** Every event of the running deploy, as it happens. */
  readonly onEvent: Event<StepEvent> = this.said.event;

  constructor(service: DeployService, l10n: Localizer) {
    this.service = service;
    this.l10n = l10n;
    this.owned.add(
      onDispose(() => {
        this.running?.abort();
        void this.following?.stop();
      }),
    );
  }

  get current(): DeployState | undefined {
    return this.state;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  /** The names of the workloads that the latest deploy brought. */
  get workloads(): readonly string[] {
    return this.deployed;
  }

  /** Carries a plan out; the signal cancels it. The logs go on after it until the next deploy or `cancel`. */
  async start(plan: DeployPlan, signal: AbortSignal): Promise<FinishedDeploy> {
    const controller = new AbortController();
    this.running = controller;
    // The logs outlive the progress notification, so only the part before its end listens to `signal`.
    const abort = (): void => controller.abort();
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    await this.stopLogs();
    this.move(beginDeploy(crypto.randomUUID(), plan.folder, plan.target, Date.now(), this.l10n));
    try {
      const outcome = await this.service.run(plan, (event) => this.take(event), controller.signal);
      this.following = outcome.logs;
      if (plan.nothingToApply === undefined) this.deployed = outcome.workloads.map(({ ref }) => ref.name);
      return { state: this.move(endDeploy(this.known(), outcome, Date.now(), this.l10n)), error: outcome.error };
    } catch (error) {
      this.move(breakDeploy(this.known(), error, Date.now()));
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
      this.running = undefined;
      this.tell();
    }
  }

  /** Ends the running deploy, or the logs that go on after one. */
  async cancel(): Promise<void> {
    this.running?.abort();
    await this.stopLogs();
  }

  /** Takes a state from before a reload of the window, when nothing newer is known. */
  restore(state: DeployState): void {
    if (!this.state) this.move(interruptDeploy(state));
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async stopLogs(): Promise<void> {
    await this.following?.stop();
    this.following = undefined;
  }

  private known(): DeployState {
    if (!this.state) throw new Error('no deploy was begun');
    return this.state;
  }

  private take(event: StepEvent): void {
    this.said.fire(event);
    this.move(foldDeploy(this.known(), event, Date.now()));
  }

  private move(state: DeployState): DeployState {
    this.state = state;
    this.pending.push(undefined);
    return state;
  }

  private tell(): void {
    if (this.state) this.changed.fire(this.state);
  }
}
