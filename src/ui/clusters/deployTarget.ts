import { Emitter, type Event } from '../../base/event.ts';
import type { DeployTarget } from '../../core/deploy/plan.ts';
import type { Memory } from '../memory.ts';

const key = 'slipway.deployTarget';

/** The cluster and namespace that this workspace is deployed to, remembered between sessions. */
export class TargetChoice {
  private readonly memory: Memory;
  private readonly changed = new Emitter<DeployTarget | undefined>();
  private chosen: DeployTarget | undefined;

  readonly onDidChange: Event<DeployTarget | undefined> = this.changed.event;

  constructor(memory: Memory) {
    this.memory = memory;
    this.chosen = readTarget(memory.get(key));
  }

  get current(): DeployTarget | undefined {
    return this.chosen;
  }

  async choose(target: DeployTarget): Promise<void> {
    this.chosen = target;
    this.changed.fire(target);
    await this.memory.update(key, target);
  }
}

/** What was remembered, if it is a target; an older version may have written something else. */
function readTarget(value: unknown): DeployTarget | undefined {
  if (typeof value !== 'object' || value === null || !('cluster' in value) || !('namespace' in value)) return undefined;
  const { cluster, namespace } = value;
  return typeof cluster === 'string' && typeof namespace === 'string' && cluster !== '' && namespace !== '' ? { cluster, namespace } : undefined;
}
