import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AsyncQueue } from '../../../../src/base/async.ts';
import { AppError } from '../../../../src/base/errors.ts';
import type { Observed, Source } from '../../../../src/core/change.ts';
import { liveValue } from '../../../../src/core/live.ts';
import { LiveItems } from '../../../../src/ui/live/liveItems.ts';

interface Thing {
  readonly id: string;
  readonly n: number;
}

/** A source that tells what the test pushes, and counts how often it was watched. */
class ScriptedSource implements Source<Thing> {
  watched = 0;
  queue = new AsyncQueue<Observed<Thing>>();

  async *watch(signal: AbortSignal): AsyncGenerator<Observed<Thing>, void, undefined> {
    this.watched++;
    const queue = new AsyncQueue<Observed<Thing>>();
    this.queue = queue;
    signal.addEventListener('abort', () => queue.end(), { once: true });
    yield* queue;
  }
}

/** Waits for the next time the items tell that they changed. */
function changed(items: LiveItems<Thing>): Promise<void> {
  return new Promise((resolve) => {
    const subscription = items.onDidChange(() => {
      subscription.dispose();
      resolve();
    });
  });
}

const shown = (items: LiveItems<Thing>): unknown => [items.live.state, [...(liveValue(items.live)?.values() ?? [])].map(({ id, n }) => `${id}${n}`)];

describe('LiveItems', () => {
  test('loading, then what the source tells, then stale, then fresh again', async () => {
    const source = new ScriptedSource();
    const items = new LiveItems(source, (thing) => thing.id);
    assert.deepEqual(shown(items), ['idle', []]);
    items.start();
    assert.deepEqual(shown(items), ['loading', []]);
    source.queue.push({ type: 'reset', items: [{ id: 'a', n: 1 }, { id: 'b', n: 1 }] });
    source.queue.push({ type: 'upserted', item: { id: 'a', n: 2 } });
    source.queue.push({ type: 'removed', key: 'b' });
    await changed(items);
    assert.deepEqual(shown(items), ['ready', ['a2']]);
    source.queue.push({ type: 'stale', error: new AppError('dockerUnreachable') });
    await changed(items);
    assert.deepEqual(shown(items), ['stale', ['a2']]);
    source.queue.push({ type: 'reset', items: [{ id: 'c', n: 1 }] });
    await changed(items);
    assert.deepEqual(shown(items), ['ready', ['c1']]);
    items.dispose();
  });

  test('many changes are told once', async () => {
    const source = new ScriptedSource();
    const items = new LiveItems(source, (thing) => thing.id);
    let told = 0;
    items.onDidChange(() => told++);
    items.start();
    source.queue.push({ type: 'reset', items: [] });
    for (let n = 0; n < 1000; n++) source.queue.push({ type: 'upserted', item: { id: 'a', n } });
    await changed(items);
    assert.equal(told, 1);
    assert.deepEqual(shown(items), ['ready', ['a999']]);
    items.dispose();
  });

  test('a source that never got through has failed, with its error', async () => {
    const source = new ScriptedSource();
    const items = new LiveItems(source, (thing) => thing.id);
    items.start();
    source.queue.end(new AppError('kubeconfigMissing', { path: '/x' }));
    await changed(items);
    assert.equal(items.live.state === 'failed' ? items.live.error.code : '', 'kubeconfigMissing');
    items.start();
    assert.equal(source.watched, 2, 'it can be tried again');
    items.dispose();
  });

  test('starting twice watches once, stopping keeps what is known, renewing forgets it', async () => {
    const source = new ScriptedSource();
    const items = new LiveItems(source, (thing) => thing.id);
    items.start();
    items.start();
    assert.equal(source.watched, 1);
    source.queue.push({ type: 'reset', items: [{ id: 'a', n: 1 }] });
    await changed(items);
    items.stop();
    assert.deepEqual(shown(items), ['ready', ['a1']]);
    items.renew();
    assert.deepEqual(shown(items), ['idle', []]);
    assert.equal(source.watched, 1, 'nobody was looking');
    items.start();
    items.renew();
    assert.deepEqual(shown(items), ['loading', []]);
    assert.equal(source.watched, 3);
    items.dispose();
  });
});
