import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { unifiedDiff } from '../../src/core/lint/unifiedDiff.ts';
import { temporaryFolder } from '../unit/services/temporaryFolder.ts';

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
