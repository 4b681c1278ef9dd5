import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintsAbout, createInputChecker } from '../../scripts/fuzz/checkInput.ts';
import { runRound } from '../../scripts/fuzz/runRound.ts';
import { packedSchemas, packText } from '../unit/packedSchemas.ts';

test('hostile texts: a short round of what npm run fuzz:lint does for long', async (context) => {
  const round = { seed: 4, extremeSize: 5000, stride: 307, mutants: Infinity };
  const result = await runRound(await packText, round, { time: 9000, patience: 60_000, memory: 1024, defects: 10 }, {});
  const { extreme, truncation, mutant } = result.counts;
  context.diagnostic(`${extreme} extremes, ${truncation} truncations, ${mutant} mutants, largest heap ${Math.round(result.largestHeap / 1e6)} MB`);
  assert.deepEqual(result.defects.map(({ number, name, complaint }) => `${number} ${name}: ${complaint}`), []);
  assert.ok(extreme > 20 && truncation > 20 && mutant > 20, 'the time was too short for anything');
});

test('an input that does not end in time is told, and the thread with it is ended', async () => {
  const round = { seed: 4, extremeSize: 300_000, stride: 10_000, mutants: 0 };
  const { defects } = await runRound(await packText, round, { time: 60_000, patience: 0, memory: 1024, defects: 1 }, {});
  assert.match(defects[0]?.complaint ?? '', /^hangs/);
});

test('an input that needs more memory than there is, is told', async () => {
  const round = { seed: 4, extremeSize: 1_000_000, stride: 10_000, mutants: 0 };
  const { defects } = await runRound(await packText, round, { time: 60_000, patience: 60_000, memory: 40, defects: 1 }, {});
  assert.match(defects[0]?.complaint ?? '', /^ends the thread: .*memory/);
});

test('what a check cannot bear is a complaint', async () => {
  const checker = createInputChecker(await packedSchemas());
  const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  contaners: []\n';
  assert.deepEqual(checker.check({ path: 'a.yaml', text }, () => 0.5), []);
  assert.deepEqual(complaintsAbout({ rule: 'a', severity: 'error', message: 'no sentence', span: { start: 3, end: 3 } }, text, true), ['a underlines nothing at 3', 'a says no sentence: no sentence']);
  assert.deepEqual(complaintsAbout({ rule: 'a', severity: 'error', message: 'One.', span: { start: 3, end: 900 }, fixes: () => [{ title: 'b', kind: 'safe', edits: [{ start: 0, end: 1, text: 'a' }] }] }, text, true), [`a stands at 3-900 of ${text.length}`, '"b" changes nothing']);
});
