import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
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

test('several works take turns: one slice in each turn of the event loop', async () => {
  const seen: string[] = [];
  function* named(name: string): Steps<void> {
    for (let step = 0; step < 4; step++) {
      seen.push(name);
      yield;
    }
  }
  // What comes from outside, such as this message, is heard between any two slices.
  const { port1, port2 } = new MessageChannel();
  port1.on('message', () => {
    seen.push('-');
    port2.postMessage(undefined);
  });
  port2.postMessage(undefined);
  await Promise.all([inSlices(named('a'), undefined, 0), inSlices(named('b'), undefined, 0), inSlices(named('c'), undefined, 0)]);
  port1.close();
  const text = seen.join('');
  assert.equal(text.replaceAll('-', ''), 'abcabcabcabc');
  assert.doesNotMatch(text, /[abc]{2}/);
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
  assert.ok(seen.length <= 1, `${seen.length} steps`);
  const done = seen.length;
  await assert.rejects(inSlices(counting(1, seen), stop.signal), { name: 'AbortError' });
  assert.equal(seen.length, done);
});

function* failing(): Steps<number> {
  yield;
  throw new Error('broken');
}

test('what the work throws comes back', async () => {
  await assert.rejects(inSlices(failing()), /broken/);
});
