import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AsyncQueue, abortReason, backoff, isAbort, singleFlight, sleep } from '../../../src/base/async.ts';

test('sleep ends at once when the signal aborts, with its reason', async () => {
  const controller = new AbortController();
  const sleeping = sleep(60_000, controller.signal);
  controller.abort();
  await assert.rejects(sleeping, isAbort);
});

test('sleep rejects for a signal that was aborted before', async () => {
  await assert.rejects(sleep(60_000, AbortSignal.abort()), isAbort);
});

test('sleep leaves no listener behind', async () => {
  const controller = new AbortController();
  let listeners = 0;
  const { signal } = controller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners++;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners--;
    remove(...args);
  };
  await sleep(1, signal);
  assert.equal(listeners, 0);
});

test('abortReason keeps an error that was given', () => {
  const reason = new Error('closed');
  assert.equal(abortReason(AbortSignal.abort(reason)), reason);
  assert.ok(isAbort(abortReason(AbortSignal.abort('text'))));
});

test('backoff doubles, stays below its most, and jitters by a fifth', () => {
  assert.deepEqual([0, 1, 2, 3].map((attempt) => backoff(attempt, 100, 500, () => 0.5)), [100, 200, 400, 500]);
  assert.equal(backoff(0, 100, 500, () => 0), 80);
  assert.equal(backoff(1000, 100, 500, () => 1), 600);
});

test('singleFlight shares the running call and starts anew after it', async () => {
  let runs = 0;
  const work = singleFlight(async () => {
    await Promise.resolve();
    return ++runs;
  });
  assert.deepEqual(await Promise.all([work(), work(), work()]), [1, 1, 1]);
  assert.equal(await work(), 2);
});

test('singleFlight forgets a failure', async () => {
  let runs = 0;
  const work = singleFlight(() => (++runs === 1 ? Promise.reject(new Error('first')) : Promise.resolve(runs)));
  await assert.rejects(work(), /first/);
  assert.equal(await work(), 2);
});

test('AsyncQueue hands values over in order, before and after somebody waits', async () => {
  const queue = new AsyncQueue<number>();
  queue.push(1);
  const taken: number[] = [];
  const reading = (async () => {
    for await (const value of queue) taken.push(value);
  })();
  await Promise.resolve();
  queue.push(2);
  queue.push(3);
  queue.end();
  queue.push(4);
  await reading;
  assert.deepEqual(taken, [1, 2, 3]);
});

test('AsyncQueue throws its failure after the last value', async () => {
  const queue = new AsyncQueue<string>();
  queue.push('last');
  queue.end(new Error('lost'));
  const taken: string[] = [];
  await assert.rejects(async () => {
    for await (const value of queue) taken.push(value);
  }, /lost/);
  assert.deepEqual(taken, ['last']);
});
