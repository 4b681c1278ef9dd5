import { usage } from './usage.ts';

/** What to print where, and how to exit. */
export interface Outcome {
  readonly output: string;
  /** Lines for standard error. */
  readonly notes: readonly string[];
  readonly exitCode: number;
}

/** The program was called wrongly: the reason, then how it goes. */
export function misuse(reason: string): Outcome {
  return { output: '', notes: [reason, usage], exitCode: 2 };
}
