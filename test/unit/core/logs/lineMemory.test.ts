import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LineMemory } from '../../../../src/core/logs/lineMemory.ts';

const line = (time: string, text: string): { time: string; text: string } => ({ time: `2026-01-02T03:04:${time}Z`, text });

test('lines of a resumed stream that came before are dropped, new ones of the same instant are not', () => {
  const memory = new LineMemory();
  const first = [line('05.1', 'a'), line('05.2', 'b'), line('05.2', 'c')];
  assert.equal(memory.resumeAt, undefined);
  assert.deepEqual(first.map((one) => memory.accept(one)), [true, true, true]);
  assert.equal(memory.resumeAt, '2026-01-02T03:04:05.2Z');
  memory.resume();
  const again = [...first, line('05.2', 'd'), line('06', 'b')];
  assert.deepEqual(again.map((one) => memory.accept(one)), [false, false, false, true, true]);
});

test('equal lines of one stream are all kept: a program may say the same twice', () => {
  const memory = new LineMemory();
  assert.deepEqual([line('05', 'x'), line('05', 'x')].map((one) => memory.accept(one)), [true, true]);
});

test('resuming before the first line drops nothing', () => {
  const memory = new LineMemory();
  memory.resume();
  assert.equal(memory.accept(line('05', 'x')), true);
});

test('the memory is bounded, and still knows the latest lines', () => {
  const memory = new LineMemory();
  for (let i = 0; i < 20_000; i++) memory.accept(line('05', `line ${i}`));
  memory.resume();
  assert.equal(memory.accept(line('05', 'line 19999')), false);
  assert.equal(memory.accept(line('05', 'line 0')), true);
});
