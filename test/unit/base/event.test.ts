import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coalesce, Emitter } from '../../../src/base/event.ts';
import { Disposables, onDispose } from '../../../src/base/lifecycle.ts';

test('listeners hear values until they are disposed', () => {
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  const subscription = emitter.event((value) => heard.push(value));
  emitter.fire(1);
  subscription.dispose();
  emitter.fire(2);
  assert.deepEqual(heard, [1]);
});

test('the same function may listen twice', () => {
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  const listener = (value: number): void => void heard.push(value);
  emitter.event(listener);
  emitter.event(listener).dispose();
  emitter.fire(7);
  assert.deepEqual(heard, [7]);
});

test('a listener added while firing waits for the next value', () => {
  const emitter = new Emitter<number>();
  const late: number[] = [];
  const first = emitter.event(() => {
    first.dispose();
    emitter.event((value) => late.push(value));
  });
  emitter.fire(1);
  emitter.fire(2);
  assert.deepEqual(late, [2]);
});

test('coalesce delivers together what comes within the delay', async () => {
  const batches: (readonly number[])[] = [];
  const delivered = Promise.withResolvers<void>();
  const collector = coalesce<number>(5, (values) => {
    batches.push(values);
    delivered.resolve();
  });
  collector.push(1);
  collector.push(2);
  await delivered.promise;
  assert.deepEqual(batches, [[1, 2]]);
});

test('coalesce delivers nothing after it is disposed', async () => {
  const batches: (readonly number[])[] = [];
  const collector = coalesce<number>(1, (values) => batches.push(values));
  collector.push(1);
  collector.dispose();
  await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(batches, []);
});

test('Disposables release in reverse order, once, and at once when they came too late', () => {
  const released: string[] = [];
  const owned = new Disposables();
  for (const name of ['a', 'b']) owned.add(onDispose(() => released.push(name)));
  owned.dispose();
  owned.dispose();
  owned.add(onDispose(() => released.push('late')));
  assert.deepEqual(released, ['b', 'a', 'late']);
});
