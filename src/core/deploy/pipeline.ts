import type { DeployOutcome } from './deployOutcome.ts';
import type { DeployPlan } from './plan.ts';
import type { DeployPorts } from './ports.ts';
import type { StepEvent } from './stepEvent.ts';

/**
 * Carries a plan out: build → push → apply → rollout, with the pods' logs from their first second. Resolves when every
 * workload is ready, one can never be, or the signal aborts; the logs go on until the outcome's `logs` is stopped or
 * the signal aborts. Nothing is deleted, forced or rolled back.
 */
export type Deploy = (
  plan: DeployPlan,
  ports: DeployPorts,
  report: (event: StepEvent) => void,
  signal: AbortSignal,
) => Promise<DeployOutcome>;
