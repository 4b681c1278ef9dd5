import type { Explanation } from './explanation.ts';

/** How far one applied object is. `ready` and `wanted` count pods (groups or nodes where the kind counts those). */
export interface RolloutState {
  readonly phase: 'done' | 'progressing' | 'failed';
  readonly ready: number;
  readonly wanted: number;
  /** `2 of 3 ready`, or what it waits for. */
  readonly message: string;
  /** Why it is not ready, where the objects tell. */
  readonly explanation: Explanation | undefined;
}
