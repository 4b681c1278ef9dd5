import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { DeployOutcome } from '../../../../src/core/deploy/deployOutcome.ts';
import type { DeployPlan } from '../../../../src/core/deploy/plan.ts';
import type { StepEvent } from '../../../../src/core/deploy/stepEvent.ts';
import { DeployRuns } from '../../../../src/ui/deploy/deployRuns.ts';
import { english } from '../../../../src/ui/localizer.ts';
import type { DeployService } from '../../../../src/ui/services.ts';

const plan: DeployPlan = {
  folder: '/work/digits',
  target: { cluster: 'lab', namespace: 'models' },
  images: [],
  documents: [],
  leftOut: [],
  nothingToBuild: undefined,
  nothingToPush: undefined,
  nothingToApply: undefined,
  notes: [],
};
const never = new AbortController().signal;

/** A service whose deploy does what the test says; it counts how often its logs were stopped. */
function serviceOf(work: (report: (event: StepEvent) => void, signal: AbortSignal) => Promise<DeployOutcome['result']>): DeployService & { logsStopped: number } {
  const service = {
    logsStopped: 0,
    plan: () => Promise.resolve({ state: 'ready' as const, plan }),
    run: async (_plan: DeployPlan, report: (event: StepEvent) => void, signal: AbortSignal): Promise<DeployOutcome> => {
      const result = await work(report, signal);
      const logs = {
        ended: Promise.resolve(),
        stop: async (): Promise<void> => {
          service.logsStopped++;
        },
      };
      const error = result === 'cancelled' ? new AppError('cancelled') : undefined;
      return { result, failedStep: undefined, error, images: [], journal: [], workloads: [], explanation: undefined, logs };
    },
  };
  return service;
}

/** Resolves as soon as the signal aborts, as a deploy that is cancelled does. */
function aborted(signal: AbortSignal): Promise<'cancelled'> {
  if (signal.aborted) return Promise.resolve('cancelled');
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve('cancelled')));
}

describe('DeployRuns', () => {
  test('hands on every event and ends with the outcome', async () => {
    const runs = new DeployRuns(serviceOf(async (report) => {
      report({ type: 'started', step: 'build', title: 'x' });
      report({ type: 'done', step: 'build', facts: {} });
      return 'done';
    }), english);
    const heard: string[] = [];
    runs.onEvent((event) => heard.push(event.type));
    const { state } = await runs.start(plan, never);
    assert.deepEqual(heard, ['started', 'done']);
    assert.deepEqual([state.result, runs.isRunning, runs.current?.result], ['done', false, 'done']);
    runs.dispose();
  });

  test('the signal of the notification and the command both cancel it', async () => {
    for (const how of ['signal', 'command']) {
      const controller = new AbortController();
      const runs = new DeployRuns(serviceOf((_report, signal) => aborted(signal)), english);
      const running = runs.start(plan, controller.signal);
      await Promise.resolve();
      assert.equal(runs.isRunning, true);
      if (how === 'signal') controller.abort();
      else await runs.cancel();
      assert.equal((await running).state.result, 'cancelled', how);
      runs.dispose();
    }
  });

  test('the logs go on after the end until the next deploy or a cancel', async () => {
    const service = serviceOf(() => Promise.resolve('done'));
    const runs = new DeployRuns(service, english);
    await runs.start(plan, never);
    assert.equal(service.logsStopped, 0);
    await runs.start(plan, never);
    assert.equal(service.logsStopped, 1);
    await runs.cancel();
    await runs.cancel();
    assert.equal(service.logsStopped, 2);
    runs.dispose();
  });

  test('an error of the service is a failed deploy and is thrown on', async () => {
    const runs = new DeployRuns(serviceOf(() => Promise.reject(new AppError('contextMissing', { context: 'lab' }))), english);
    await assert.rejects(runs.start(plan, never), { code: 'contextMissing' });
    assert.deepEqual([runs.isRunning, runs.current?.result], [false, 'failed']);
    runs.dispose();
  });

  test('a state from before a reload is taken only while there is none', async () => {
    const runs = new DeployRuns(serviceOf(() => Promise.resolve('done')), english);
    const { state } = await runs.start(plan, never);
    const other = new DeployRuns(serviceOf(() => Promise.resolve('done')), english);
    other.restore({ ...state, result: 'running' });
    assert.equal(other.current?.result, 'interrupted');
    runs.restore({ ...state, id: 'older' });
    assert.equal(runs.current?.id, state.id);
    runs.dispose();
    other.dispose();
  });
});
