import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, inSlices, type Steps } from '../../../src/base/steps.ts';

/** Counts to `last` with a step for each number, and writes them down. */
function* counting(last: number, seen: number[]): Steps<number> {
  for (let number = 1; number <= last; number++) {
    seen.push(number);
    yield;
  }
  return last;
}

test('at once all steps are done and the result comes back', () => {
  const seen: number[] = [];
  assert.equal(atOnce(counting(4, seen)), 4);
  assert.deepEqual(seen, [1, 2, 3, 4]);
});

test('between two slices the event loop turns', async () => {
  const seen: number[] = [];
  const seenByOthers: number[] = [];
  const other = setInterval(() => seenByOthers.push(seen.length), 0);
  try {
    assert.equal(await inSlices(counting(20, seen), undefined, 0), 20);
  } finally {
    clearInterval(other);
  }
  assert.ok(new Set(seenByOthers).size > 5, `others had their turn after ${seenByOthers.join(', ')} steps`);
});

test('short work is one slice: nothing else runs in between', async () => {
  let turned = false;
  const timer = setTimeout(() => (turned = true));
  assert.equal(await inSlices(counting(3, []), undefined, 60_000), 3);
  assert.equal(turned, false);
  clearTimeout(timer);
});

test('when the signal aborts, the rest is not done and its reason comes back', async () => {
  const seen: number[] = [];
  const stop = new AbortController();
  const work = inSlices(counting(1000, seen), stop.signal, 0);
  stop.abort();
  await assert.rejects(work, { name: 'AbortError' });
  assert.deepEqual(seen, [1]);
  await assert.rejects(inSlices(counting(1, seen), stop.signal), { name: 'AbortError' });
  assert.deepEqual(seen, [1]);
});

function* failing(): Steps<number> {
  yield;
  throw new Error('broken');
}

test('what the work throws comes back', async () => {
  await assert.rejects(inSlices(failing()), /broken/);
});
