import assert from 'node:assert/strict';
import { describe, mock, test } from 'node:test';
import { Demand } from '../../../../src/ui/live/demand.ts';

function counted(): { starts: number; stops: number; start(): void; stop(): void } {
  return {
    starts: 0,
    stops: 0,
    start() {
      this.starts++;
    },
    stop() {
      this.stops++;
    },
  };
}

describe('Demand', () => {
  test('starts with the first viewer and stops some time after the last', () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const watch = counted();
      const demand = new Demand(watch, 1000);
      demand.set('a', true);
      demand.set('b', true);
      demand.set('a', false);
      assert.deepEqual([watch.starts, watch.stops], [1, 0]);
      demand.set('b', false);
      mock.timers.tick(999);
      assert.equal(demand.isWatching, true);
      demand.set('b', true);
      mock.timers.tick(5000);
      assert.deepEqual([watch.starts, watch.stops], [1, 0], 'who comes back in time finds it running');
      demand.set('b', false);
      mock.timers.tick(1000);
      assert.deepEqual([watch.starts, watch.stops, demand.isWatching], [1, 1, false]);
    } finally {
      mock.timers.reset();
    }
  });

  test('nothing starts where nobody looks, and disposal stops at once', () => {
    const watch = counted();
    const demand = new Demand(watch, 1000);
    demand.set('a', false);
    assert.equal(watch.starts, 0);
    demand.set('a', true);
    demand.dispose();
    demand.dispose();
    assert.deepEqual([watch.starts, watch.stops], [1, 1]);
  });
});
