import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { DeployOutcome } from '../../../../src/core/deploy/deployOutcome.ts';
import type { Step, StepEvent } from '../../../../src/core/deploy/stepEvent.ts';
import type { DeployState } from '../../../../src/protocol/deployView.ts';
import { notificationText, outputLine, overallFraction } from '../../../../src/ui/deploy/deployTexts.ts';
import { beginDeploy, breakDeploy, endDeploy, foldDeploy, interruptDeploy, keptLines } from '../../../../src/ui/deploy/foldDeploy.ts';
import { english } from '../../../../src/ui/localizer.ts';

const target = { cluster: 'lab', namespace: 'models' };
const begun = beginDeploy('id', '/work/digits', target, 1000, english);

function after(...events: readonly StepEvent[]): DeployState {
  return events.reduce((state, event, index) => foldDeploy(state, event, 2000 + index), begun);
}

/** The steps as text: `build done`, … */
const stepText = (state: DeployState): readonly string[] => state.steps.map(({ step, status, detail }) => `${step} ${status}${detail === '' ? '' : `: ${detail}`}`);

function outcome(parts: Partial<DeployOutcome>): DeployOutcome {
  const logs = { stop: () => Promise.resolve(), ended: Promise.resolve() };
  return { result: 'done', failedStep: undefined, error: undefined, images: [], journal: [], workloads: [], explanation: undefined, logs, ...parts };
}

const ref = { ...target, apiVersion: 'apps/v1', kind: 'Deployment', name: 'digits' };
const workload = (kind: string, name: string): DeployOutcome['workloads'][number] => ({ ref: { ...ref, kind, name }, state: { phase: 'done', ready: 1, wanted: 1, message: '', explanation: undefined } });

const built: readonly StepEvent[] = [
  { type: 'started', step: 'build', title: 'Build digits:g1' },
  { type: 'progress', step: 'build', done: 2, total: 4, unit: 'steps', label: 'COPY . .' },
];

describe('the state of a deploy', () => {
  test('every step is there from the beginning', () => {
    assert.deepEqual(stepText(begun), ['build pending', 'push pending', 'apply pending', 'rollout pending', 'logs pending']);
    assert.equal(begun.result, 'running');
  });

  test('a step runs, counts, and is done with its facts', () => {
    const running = after(...built);
    assert.deepEqual(running.steps[0], { step: 'build', status: 'running', title: 'Build image', detail: 'COPY . .', startedAt: 2000, progress: { done: 2, total: 4, unit: 'steps' } });
    const done = foldDeploy(running, { type: 'done', step: 'build', facts: { image: 'sha256:ab', size: '3 MB' } }, 5000);
    assert.deepEqual(done.steps[0], { step: 'build', status: 'done', title: 'Build image', detail: 'image sha256:ab · size 3 MB', startedAt: 2000, endedAt: 5000 });
  });

  test('skipped steps say why, failed ones say the sentence of their error', () => {
    const state = after({ type: 'skipped', step: 'build', why: 'There is no Dockerfile.' }, { type: 'started', step: 'push', title: 'Push' }, { type: 'failed', step: 'push', error: new AppError('pushFailed', { image: 'x', reason: 'no.' }) });
    assert.deepEqual(stepText(state).slice(0, 2), ['build skipped: There is no Dockerfile.', 'push failed: Pushing x failed: no.']);
  });

  test('a cancelled step is not a failed one', () => {
    const state = after(...built, { type: 'failed', step: 'build', error: new AppError('cancelled') });
    assert.equal(stepText(state)[0], 'build cancelled');
  });

  test('only the newest lines are kept, with their source', () => {
    const lines = Array.from({ length: keptLines + 50 }, (_, n): StepEvent => ({ type: 'line', step: 'logs', text: `line ${n}`, source: 'pod/app' }));
    const state = after(...lines);
    assert.equal(state.lines.length, keptLines);
    assert.equal(state.lines.at(-1), `pod/app | line ${keptLines + 49}`);
  });

  test('the end of a good deploy names what runs where and what has finished', () => {
    const [server, other, job] = [workload('Deployment', 'digits'), workload('StatefulSet', 'cache'), workload('Job', 'train')];
    const summaries = [[server], [server, other], [server, job], [job], []].map((workloads) => endDeploy(after(...built), outcome({ workloads }), 9000, english));
    assert.deepEqual([summaries[0]?.result, summaries[0]?.endedAt], ['done', 9000]);
    assert.deepEqual(summaries.map(({ summary }) => summary), [
      'digits runs on lab · models.',
      'digits, cache run on lab · models.',
      'digits runs on lab · models. Finished: train.',
      'Finished on lab · models: train.',
      'Deployed to lab · models.',
    ]);
  });

  test('where no cluster took part, the end names the images', () => {
    const images = beginDeploy('id', '/work/digits', { cluster: '', namespace: 'default' }, 1000, english);
    const made = { registry: 'registry.example.com', repository: 'team/digits', tag: 'g1' };
    const ends = [[made], [{ ...made, digest: 'sha256:ab' }], []].map((refs) => endDeploy(images, outcome({ images: refs }), 9000, english).summary);
    assert.deepEqual(ends, ['Built registry.example.com/team/digits:g1.', 'Pushed registry.example.com/team/digits:g1.', 'There was no image to build.']);
  });

  test('the end of a failed deploy says why, with what that rests on', () => {
    const explanation = { kind: 'insufficientResource', sentence: 's', details: ['node h100-0 has 8'], permanent: true, pod: undefined } as const;
    const error = new AppError('rolloutFailed', { object: 'Deployment/digits', reason: 'it asks for 16.' });
    const state = endDeploy(after(...built), outcome({ result: 'failed', error, explanation }), 9000, english);
    assert.deepEqual([state.result, state.summary, state.details], ['failed', 'Deployment/digits does not run: it asks for 16.', ['node h100-0 has 8']]);
    assert.equal(stepText(state)[0], 'build failed: COPY . .', 'no spinner turns for ever');
  });

  test('a cancelled deploy says what stays', () => {
    const journal = [{ ref, how: 'created', resourceVersion: '1' }] as const;
    const summaries = [[], journal, [...journal, ...journal]].map((entries) => endDeploy(begun, outcome({ result: 'cancelled', journal: entries }), 9000, english).summary);
    assert.deepEqual(summaries, [
      'Cancelled before anything was changed on the cluster.',
      'Cancelled; one object was applied before and stays as it is.',
      'Cancelled; 2 objects were applied before and stay as they are.',
    ]);
  });

  test('what nobody foresaw ends the deploy too', () => {
    const state = breakDeploy(after(...built), new Error('boom'), 9000);
    assert.deepEqual([state.result, state.summary], ['failed', 'Something unexpected went wrong: boom.']);
  });

  test('after a reload a running deploy has no known end, a finished one stays', () => {
    const state = interruptDeploy(after(...built));
    assert.deepEqual([state.result, stepText(state)[0]], ['interrupted', 'build interrupted: COPY . .']);
    const ended = endDeploy(begun, outcome({}), 9000, english);
    assert.deepEqual(interruptDeploy(ended), ended);
    const following = endDeploy(after({ type: 'started', step: 'logs', title: 'Logs' }), outcome({}), 9000, english);
    assert.deepEqual([interruptDeploy(following).result, stepText(interruptDeploy(following))[4]], ['done', 'logs interrupted: Logs']);
  });
});

const done = (step: Step): StepEvent => ({ type: 'done', step, facts: {} });

describe('what is said while it runs', () => {
  test('the notification names step, numbers and what is worked on', () => {
    assert.equal(notificationText(after(...built), english), 'Build image · 2 of 4 · COPY . .');
    const pushing: StepEvent = { type: 'progress', step: 'push', done: 12_000_000, unit: 'bytes' };
    assert.equal(notificationText(after({ type: 'started', step: 'push', title: 'x' }, pushing), english), 'Push image · 12.0 MB · x');
    assert.equal(notificationText(begun, english), '');
  });

  test('following the logs is not what the notification waits for', () => {
    const state = after({ type: 'started', step: 'rollout', title: 'Wait' }, { type: 'started', step: 'logs', title: 'Logs' });
    assert.match(notificationText(state, english), /^Wait until ready/);
  });

  test('the fraction grows from 0 to 1 with the steps', () => {
    assert.equal(overallFraction(begun), 0);
    assert.equal(overallFraction(after(...built)), 0.125);
    assert.equal(overallFraction(after(...built, done('build'))), 0.25);
    assert.equal(overallFraction(after({ type: 'skipped', step: 'build', why: '' }, { type: 'skipped', step: 'push', why: '' }, done('apply'), done('rollout'))), 1);
  });

  test('the output channel gets one line per event that has words', () => {
    const events: readonly StepEvent[] = [
      ...built,
      { type: 'line', step: 'build', text: 'Step 1/4' },
      { type: 'line', step: 'logs', text: 'listening', source: 'digits-1/server' },
      { type: 'done', step: 'push', facts: { digest: 'sha256:ab' } },
      { type: 'done', step: 'logs', facts: {} },
      { type: 'skipped', step: 'push', why: 'nothing was built' },
      { type: 'failed', step: 'apply', error: new AppError('manifestRejected', { object: 'Pod/x', reason: 'no.' }) },
    ];
    assert.deepEqual(events.map(outputLine), [
      '── build: Build digits:g1',
      undefined,
      'Step 1/4',
      'digits-1/server | listening',
      '✓ push: digest sha256:ab',
      '✓ logs',
      '– push skipped: nothing was built',
      '✗ apply: The cluster rejects Pod/x: no.',
    ]);
  });
});
