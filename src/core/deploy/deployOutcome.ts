import type { AppError } from '../../base/errors.ts';
import type { ResourceRef } from '../clusters/resourceRef.ts';
import type { ImageRef } from '../images/imageRef.ts';
import type { Explanation } from './explanation.ts';
import type { RolloutState } from './rolloutState.ts';
import type { Step } from './stepEvent.ts';

/** What an apply did to one object. `unknown`: the deploy was cut off before the cluster's answer came. */
export type AppliedHow = 'created' | 'changed' | 'unchanged' | 'unknown';

/** One object the deploy touched, in the order of applying. */
export interface JournalEntry {
  readonly ref: ResourceRef;
  readonly how: AppliedHow;
  /** '' where the answer is unknown. */
  readonly resourceVersion: string;
}

/** One workload's last known state. */
export interface WorkloadOutcome {
  readonly ref: ResourceRef;
  readonly state: RolloutState;
}

/** The log streams of a deploy. They outlive its outcome; whoever holds this ends them. */
export interface LogFollowing {
  /** Closes every stream; the `done` of step logs is reported before it resolves. Calling it again changes nothing. */
  stop(): Promise<void>;
  /** Resolves when the streams are closed, by `stop` or by the deploy's signal. */
  readonly ended: Promise<void>;
}

/** How a deploy ended. It never rejects: what went wrong is `error`, which was also reported as a `failed` event. */
export interface DeployOutcome {
  readonly result: 'done' | 'failed' | 'cancelled';
  /** The step that failed or was cancelled. */
  readonly failedStep: Step | undefined;
  readonly error: AppError | undefined;
  /** What was built, each with its tag, and with its digest where it was pushed. */
  readonly images: readonly ImageRef[];
  /** What is live now. */
  readonly journal: readonly JournalEntry[];
  readonly workloads: readonly WorkloadOutcome[];
  /** Why a workload does not run, where that is why the deploy failed. */
  readonly explanation: Explanation | undefined;
  readonly logs: LogFollowing;
}
