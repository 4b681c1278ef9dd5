import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { PodLogs } from '../../../../src/core/logs/podLogs.ts';
import { ended, podWith, running, ScriptedLogs, type Stream, waiting } from './scriptedLogs.ts';

const watchdog = 10_000;

interface Followed {
  readonly cluster: ScriptedLogs;
  readonly logs: PodLogs;
  readonly lines: string[];
  readonly sources: Set<string>;
  readonly until: (count: number) => Promise<void>;
}

function follow(...script: readonly Stream[]): Followed {
  const cluster = new ScriptedLogs(...script);
  const [lines, sources]: [string[], Set<string>] = [[], new Set()];
  const sink = (text: string, source: string): void => {
    lines.push(text);
    sources.add(source);
  };
  const logs = new PodLogs(cluster, sink, new AbortController().signal);
  const until = async (count: number): Promise<void> => {
    for (const start = Date.now(); lines.length < count; await after(5)) if (Date.now() - start > watchdog) assert.fail(`only ${lines.join(', ')}`);
  };
  return { cluster, logs, lines, sources, until };
}

test('a running container is followed from its first line, once, however often its pod is seen', async () => {
  const { cluster, logs, lines, sources, until } = follow({ lines: ['a', 'bb'], ends: 'open' });
  for (let i = 0; i < 5; i++) logs.see([podWith(running)]);
  await until(2);
  await logs.stop();
  assert.deepEqual([lines, [...sources]], [['a', 'bb'], ['digits-1/main']]);
  assert.deepEqual(cluster.asked, [{ container: 'main', follow: true }]);
});

test('a container that has not started has no log to ask for', async () => {
  const { cluster, logs } = follow();
  logs.see([podWith({ waiting: { reason: 'ContainerCreating' } }, {}, '')]);
  await logs.drained();
  assert.deepEqual(cluster.asked, []);
});

test('a container that has ended already is read to its end without following', async () => {
  const { cluster, logs, lines } = follow({ lines: ['a'] });
  logs.see([podWith(ended('c1'))]);
  await logs.drained();
  assert.deepEqual([lines, cluster.asked], [['a'], [{ container: 'main', follow: false }]]);
});

test('a broken stream is taken up where it stopped, without losing or repeating a line', async () => {
  const { cluster, logs, lines, until } = follow({ lines: ['a', 'bb'], ends: 'broken' }, { lines: ['bb', 'ccc'], ends: 'open' });
  logs.see([podWith(running)]);
  await until(3);
  await logs.stop();
  assert.deepEqual(lines, ['a', 'bb', 'ccc']);
  assert.equal(cluster.asked[1]?.sinceTime, '2026-01-02T03:04:05.002Z');
});

test('after a restart the rest of the former run is read with previous, then the new run is followed', async () => {
  const { cluster, logs, lines, until } = follow({ lines: ['a'] }, { lines: ['a', 'bb'] }, { lines: ['ccc'], ends: 'open' });
  logs.see([podWith(running)]);
  await until(1);
  logs.see([podWith(running, ended('c1'), 'c2')]);
  await until(3);
  await logs.stop();
  assert.deepEqual(lines, ['a', 'bb', 'ccc']);
  assert.deepEqual(cluster.asked.map(({ follow: open, previous }) => [open, previous ?? false]), [[true, false], [false, true], [true, false]]);
});

test('a container that crashed before anybody looked tells its former run once', async () => {
  const { cluster, logs, lines, until } = follow({ lines: ['a'] }, { lines: ['bb'], ends: 'open' });
  const pod = podWith(running, ended('c1'), 'c2');
  logs.see([pod]);
  logs.see([pod]);
  await until(2);
  await logs.stop();
  assert.deepEqual(lines, ['a', 'bb']);
  assert.deepEqual(cluster.asked.map(({ previous }) => previous ?? false), [true, false]);
});

test('between two runs the one that has ended is still read, without asking for the previous', async () => {
  const { cluster, logs, lines } = follow({ lines: ['a'] });
  logs.see([podWith(waiting, ended('c1'))]);
  await logs.drained();
  assert.deepEqual([lines, cluster.asked], [['a'], [{ container: 'main', follow: false }]]);
});

test('a log that cannot be read any more is said to be, after a few attempts', async () => {
  const broken: Stream = { lines: [], ends: 'broken' };
  const { cluster, logs, lines } = follow(broken, broken, broken, broken);
  logs.see([podWith(ended('c1'))]);
  await logs.drained();
  assert.equal(cluster.asked.length, 3);
  assert.equal(lines.length, 1);
  assert.match(lines[0] ?? '', /^\(the rest of this log cannot be read: clusterUnreachable/);
});

test('the log of a pod that is gone ends quietly', async () => {
  const { cluster, logs, lines, until } = follow({ lines: ['a'] }, { lines: [], ends: 'broken' });
  logs.see([podWith(running)]);
  await until(1);
  logs.see([]);
  await logs.drained();
  assert.deepEqual(lines, ['a']);
  assert.equal(cluster.asked.length, 2);
});

test('a log may begin near its end where the container is older than the deploy', async () => {
  const { cluster, logs, until } = follow({ lines: ['z'], ends: 'open' });
  logs.see([podWith(running)], new Map([['p1', 20]]));
  await until(1);
  await logs.stop();
  assert.deepEqual(cluster.asked, [{ container: 'main', follow: true, tailLines: 20 }]);
});

test('stopping closes every stream, and nothing is said after it', async () => {
  const { logs, lines, until } = follow({ lines: ['a'], ends: 'open' });
  logs.see([podWith(running)]);
  await until(1);
  await logs.stop();
  logs.see([podWith(running, ended('c1'), 'c2')]);
  await logs.stop();
  assert.deepEqual(lines, ['a']);
});
