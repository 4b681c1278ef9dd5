import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AsyncQueue } from '../../../../src/base/async.ts';
import { AppError } from '../../../../src/base/errors.ts';
import type { Observed, Source } from '../../../../src/core/change.ts';
import { SharedSource } from '../../../../src/core/clusters/sharedSource.ts';

type Said = Observed<string>;

/** A source that says what the test pushes and counts how many watch it. */
class Pushed implements Source<string> {
  queue = new AsyncQueue<Said>();
  starts = 0;
  running = 0;

  async *watch(signal: AbortSignal): AsyncGenerator<Said, void, undefined> {
    this.queue = new AsyncQueue();
    this.starts++;
    this.running++;
    signal.addEventListener('abort', () => this.queue.end(), { once: true });
    try {
      yield* this.queue;
    } finally {
      this.running--;
    }
  }
}

const unreachable = new AppError('clusterUnreachable');

async function settled(): Promise<void> {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setTimeout(resolve, 1));
}

function collect(stream: AsyncIterable<Said>): { readonly said: Said[]; readonly ended: Promise<void> } {
  const said: Said[] = [];
  const run = async (): Promise<void> => {
    for await (const value of stream) said.push(value);
  };
  return { said, ended: run() };
}

test('watches once for many; who comes later begins with what is known and how fresh it is', async () => {
  const source = new Pushed();
  const shared = new SharedSource(source, (item) => item);
  const stop = new AbortController();
  const first = collect(shared.watch(stop.signal));
  await settled();
  source.queue.push({ type: 'reset', items: ['a', 'b'] });
  source.queue.push({ type: 'removed', key: 'a' });
  await settled();
  const second = collect(shared.watch(stop.signal));
  source.queue.push({ type: 'stale', error: unreachable });
  await settled();
  const third = collect(shared.watch(stop.signal));
  source.queue.push({ type: 'reset', items: ['c'] });
  await settled();
  stop.abort();
  await Promise.all([first.ended, second.ended, third.ended]);
  const now: Said = { type: 'reset', items: ['b'] };
  const stale: Said = { type: 'stale', error: unreachable };
  const fresh: Said = { type: 'reset', items: ['c'] };
  assert.deepEqual(first.said, [{ type: 'reset', items: ['a', 'b'] }, { type: 'removed', key: 'a' }, stale, fresh]);
  assert.deepEqual(second.said, [now, stale, fresh]);
  assert.deepEqual(third.said, [now, stale, fresh]);
  assert.equal(source.starts, 1);
});

test('the last one to leave ends the watch, also one that has stopped reading; the next begins anew', async () => {
  const source = new Pushed();
  const shared = new SharedSource(source, (item) => item);
  const [reading, idle] = [new AbortController(), new AbortController()];
  const first = collect(shared.watch(reading.signal));
  const second = shared.watch(idle.signal)[Symbol.asyncIterator]();
  const pending = second.next();
  await settled();
  source.queue.push({ type: 'reset', items: ['a'] });
  await pending;
  reading.abort();
  await first.ended;
  await settled();
  assert.equal(source.running, 1);
  idle.abort();
  await settled();
  assert.equal(source.running, 0);
  const again = new AbortController();
  const third = collect(shared.watch(again.signal));
  await settled();
  assert.deepEqual([source.starts, third.said], [2, []]);
  again.abort();
  await third.ended;
});

test('a source that fails fails all who watch it', async () => {
  const shared = new SharedSource<string>({ watch: () => assert.fail('broken source') }, (item) => item);
  const stop = new AbortController();
  await assert.rejects(Array.fromAsync(shared.watch(stop.signal)), (error: unknown) => error instanceof AppError && error.code === 'unexpected');
});
