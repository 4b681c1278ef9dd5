import { AppError, toAppError } from '../../base/errors.ts';
import type { Step, StepEvent, StepReporter } from './stepEvent.ts';

/** Thrown by `runStep` after it reported the failure. `cancelled` errors mean that the signal aborted. */
export class StepStopped extends Error {
  readonly step: Step;
  readonly error: AppError;

  constructor(step: Step, error: AppError) {
    super(error.message, { cause: error });
    this.name = 'StepStopped';
    this.step = step;
    this.error = error;
  }
}

/** What a step hands on, and the facts of its `done` event. */
export interface StepResult<T> {
  readonly value: T;
  readonly facts: Readonly<Record<string, string>>;
}

/**
 * Runs `work` as a step and keeps the contract of StepEvent: `started`, then what the work reports, then exactly one
 * of `done` and `failed`, and nothing after it. Throws StepStopped when the work fails or the signal has aborted.
 */
export async function runStep<T>(
  step: Step,
  title: string,
  report: (event: StepEvent) => void,
  signal: AbortSignal,
  work: (reporter: StepReporter) => Promise<StepResult<T>>,
): Promise<T> {
  const { reporter, close } = stepReporter(step, report);
  report({ type: 'started', step, title });
  try {
    if (signal.aborted) throw new AppError('cancelled');
    const { value, facts } = await work(reporter);
    close();
    report({ type: 'done', step, facts });
    return value;
  } catch (thrown) {
    close();
    const error = signal.aborted ? new AppError('cancelled', {}, { cause: thrown }) : toAppError(thrown);
    report({ type: 'failed', step, error });
    throw new StepStopped(step, error);
  }
}

/** A reporter that turns what a step says into events, until it is closed. */
export function stepReporter(step: Step, report: (event: StepEvent) => void): { readonly reporter: StepReporter; readonly close: () => void } {
  let open = true;
  const reporter: StepReporter = {
    line(text, source) {
      if (open) report({ type: 'line', step, text, ...(source !== undefined && { source }) });
    },
    progress(done, total, unit, label) {
      if (open) report({ type: 'progress', step, done, unit, ...(total !== undefined && { total }), ...(label !== undefined && { label }) });
    },
  };
  return {
    reporter,
    close: () => {
      open = false;
    },
  };
}
