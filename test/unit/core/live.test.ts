import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../src/base/errors.ts';
import { failLive, type Live, liveValue } from '../../../src/core/live.ts';

const lost = new AppError('clusterUnreachable');
const refused = new AppError('clusterUnauthorized');

test('a failure makes what was known stale and keeps it', () => {
  const stale = failLive<number>({ state: 'ready', value: 3, since: 10 }, lost, 20);
  assert.deepEqual(stale, { state: 'stale', value: 3, since: 20, error: lost });
  assert.equal(liveValue(stale), 3);
});

test('a second failure keeps the time of the first', () => {
  const stale = failLive(failLive<number>({ state: 'ready', value: 3, since: 10 }, lost, 20), refused, 30);
  assert.deepEqual(stale, { state: 'stale', value: 3, since: 20, error: refused });
  const failed = failLive(failLive<number>({ state: 'loading' }, lost, 20), refused, 30);
  assert.deepEqual(failed, { state: 'failed', since: 20, error: refused });
});

test('without a value there is none', () => {
  const states: readonly Live<number>[] = [{ state: 'idle' }, { state: 'loading' }, { state: 'failed', error: lost, since: 1 }];
  for (const live of states) assert.equal(liveValue(live), undefined);
});
