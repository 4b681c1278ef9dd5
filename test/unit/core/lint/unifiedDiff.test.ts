import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from '../../../../src/core/lint/unifiedDiff.ts';
import { temporaryFolder } from '../../services/temporaryFolder.ts';

test('one changed line with three lines around it', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
  assert.equal(unifiedDiff('dir/a.yaml', before, before.replace('5', 'five')), '--- a/dir/a.yaml\n+++ b/dir/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n');
  assert.equal(unifiedDiff('a', before, before), '');
});

test('changes far apart are hunks of their own, near ones share one', () => {
  const lines = Array.from({ length: 40 }, (_, index) => `${index}\n`);
  const changed = (...places: readonly number[]): string => lines.map((line, index) => (places.includes(index) ? 'x\n' : line)).join('');
  const hunks = (...places: readonly number[]): number => unifiedDiff('a', lines.join(''), changed(...places)).split('@@ -').length - 1;
  assert.deepEqual([hunks(3), hunks(3, 9), hunks(3, 10), hunks(3, 11), hunks(3, 30)], [1, 1, 1, 2, 2]);
});

const many = Array.from({ length: 600 }, (_, index) => `line ${index}\n`);

/** Every one of these is turned into every other one; the large ones change too much for the fewest lines. */
const texts = [many.join(''), many.map((line) => `new ${line}`).join(''), many.map((line) => `${line}more\n`).join(''), '', 'a', 'a\n', 'a\nb\n', 'b\na\n', 'a\r\nb\r\n', 'a\nb', 'x\na\nb\nc\nd\ne\nf\ng\nh\n', 'a\nb\nc\nd\nx\ne\nf\ng\nh\ny\n', 'h\ng\nf\ne\nd\nc\nb\na\n', '\n\n\n', 'a\n\n\na\n'];

test('git turns the one text into the other with it', async (context) => {
  const folder = await temporaryFolder(context, Object.fromEntries(texts.flatMap((before, i) => texts.map((_, j) => [`${i}-${j}`, before] as const))));
  const patch = texts.flatMap((before, i) => texts.map((after, j) => unifiedDiff(`${i}-${j}`, before, after))).join('');
  const { status, stderr } = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, encoding: 'utf8', env: { ...process.env, GIT_CEILING_DIRECTORIES: folder } });
  assert.deepEqual([status, stderr], [0, '']);
  for (const [i] of texts.entries()) for (const [j, after] of texts.entries()) if (i !== j && after !== '') assert.equal(await readFile(join(folder, `${i}-${j}`), 'utf8'), after, `${i} to ${j}`);
});
