import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CheckQueue } from '../../../../src/ui/editor/checkQueue.ts';

interface Scene {
  readonly queue: CheckQueue<string>;
  /** What happened to which subject, in order. */
  readonly events: string[];
  readonly urgent: Set<string>;
  /** Ends the check that runs for a subject. */
  readonly finish: (subject: string) => Promise<void>;
  readonly tick: (milliseconds: number) => void;
}

/** A queue over texts named by letters, with a clock of its own. */
function scene(context: TestContext, ...urgent: readonly string[]): Scene {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const events: string[] = [];
  const ends = new Map<string, () => void>();
  const looked = new Set(urgent);
  const queue = new CheckQueue<string>({
    isUrgent: (subject) => looked.has(subject),
    check: (subject, signal) => new Promise((resolve) => {
      events.push(`start ${subject}`);
      signal.addEventListener('abort', () => {
        events.push(`stop ${subject}`);
        resolve();
      });
      ends.set(subject, resolve);
    }),
  });
  const finish = async (subject: string): Promise<void> => {
    events.push(`end ${subject}`);
    ends.get(subject)?.();
    await new Promise(setImmediate);
  };
  return { queue, events, urgent: looked, finish, tick: (milliseconds) => context.mock.timers.tick(milliseconds) };
}

test('a change is checked at once, and several of one moment only once', (context) => {
  const { queue, events, tick } = scene(context, 'a');
  queue.changed('a');
  queue.changed('a');
  queue.changed('a');
  assert.deepEqual(events, []);
  tick(1);
  assert.deepEqual(events, ['start a']);
});

test('typing that waits for no check is checked key by key', async (context) => {
  const { queue, events, finish, tick } = scene(context, 'a');
  for (let key = 0; key < 3; key++) {
    queue.changed('a');
    tick(1);
    await finish('a');
  }
  assert.deepEqual(events, ['start a', 'end a', 'start a', 'end a', 'start a', 'end a']);
});

test('a change stops the check of the former text, and the next one starts when the changes pause', async (context) => {
  const { queue, events, finish, tick } = scene(context, 'a');
  queue.changed('a');
  tick(1);
  queue.changed('a');
  tick(100);
  queue.changed('a');
  tick(149);
  assert.deepEqual(events, ['start a', 'stop a']);
  tick(1);
  assert.deepEqual(events, ['start a', 'stop a', 'start a']);
  await finish('a');
  queue.changed('a');
  tick(1);
  assert.equal(events.at(-1), 'start a');
});

test('what nobody looks at is checked one after the other, and what somebody looks at beside it', async (context) => {
  const { queue, events, urgent, finish, tick } = scene(context, 'u');
  for (const subject of ['a', 'b', 'u', 'c']) queue.changed(subject);
  tick(1);
  assert.deepEqual(events, ['start a', 'start u']);
  urgent.add('c');
  queue.reorder();
  tick(1);
  assert.deepEqual(events.splice(0), ['start a', 'start u', 'start c']);
  for (const subject of ['a', 'u', 'c']) await finish(subject);
  tick(1);
  assert.deepEqual(events, ['end a', 'end u', 'end c', 'start b']);
});

test('somebody who needs the result joins the check that runs, or starts the planned one', async (context) => {
  const { queue, events, finish, tick } = scene(context);
  queue.changed('a');
  const first = queue.now('a');
  const second = queue.now('a');
  tick(1000);
  await finish('a');
  await Promise.all([first, second]);
  assert.deepEqual(events, ['start a', 'end a']);
});

test('somebody who needs the result waits for the check that comes after a stopped one, and for none where it was dropped', async (context) => {
  const { queue, events, finish } = scene(context);
  const needed = queue.now('a');
  queue.changed('a');
  await new Promise(setImmediate);
  assert.deepEqual(events, ['start a', 'stop a', 'start a']);
  await finish('a');
  await needed;
  const dropped = queue.now('a');
  queue.drop('a');
  await dropped;
  assert.deepEqual(events.slice(3), ['end a', 'start a', 'stop a']);
});

test('what was dropped is not checked, and what runs at the end is stopped', (context) => {
  const { queue, events, tick } = scene(context, 'a', 'b');
  queue.changed('a');
  queue.changed('b');
  queue.changed('c');
  queue.drop('a');
  tick(1);
  assert.deepEqual(events, ['start b']);
  queue.dispose();
  tick(1000);
  assert.deepEqual(events, ['start b', 'stop b']);
});
