import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldStatus, parseStatus } from '../../sandbox/status.ts';

const early = new Date('2026-01-02T03:04:05Z');
const late = new Date('2026-01-02T03:09:05Z');

test('a new state begins now, a new text of the same state keeps its beginning', () => {
  const building = foldStatus({}, 'node', 'building', 'installing runc', early);
  assert.deepEqual(building, { node: { state: 'building', text: 'installing runc', since: '2026-01-02T03:04:05.000Z' } });
  const further = foldStatus(building, 'node', 'building', 'building pause', late);
  assert.deepEqual(further, { node: { state: 'building', text: 'building pause', since: '2026-01-02T03:04:05.000Z' } });
  const ready = foldStatus(further, 'node', 'ready', 'real node: ready', late);
  assert.deepEqual(ready, { node: { state: 'ready', text: 'real node: ready', since: '2026-01-02T03:09:05.000Z' } });
});

test('the other parts stay as they were and nothing is changed in place', () => {
  const before = foldStatus({}, 'engine', 'ready', 'Docker engine: ready', early);
  const after = foldStatus(before, 'registry', 'failed', 'no port', late);
  assert.deepEqual(Object.keys(before), ['engine']);
  assert.equal(after.engine, before.engine);
  assert.equal(after.registry?.state, 'failed');
});

test('a status file of another version gives what is well formed in it', () => {
  const since = '2026-01-02T03:04:05.000Z';
  const good = { state: 'ready', text: 'ready', since };
  assert.deepEqual(parseStatus({ engine: good, registry: { state: 'sleeping', text: '', since }, gpus: { state: 'ready', since }, moon: good }), { engine: good });
  for (const broken of [undefined, null, 'text', [good]]) assert.deepEqual(parseStatus(broken), {});
});
