import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { KeptCode } from '../../../../src/services/code/keptCode.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const source = '(function(require,module,exports){})';
const code = Buffer.from('what V8 made of it');

test('code is read back for the same script with the same source, and for no other', async (t) => {
  const folder = join(await temporaryFolder(t), 'not', 'yet', 'there');
  const kept = new KeptCode(folder);
  assert.equal(kept.read('/x/a.cjs', source), undefined);
  await kept.write('/x/a.cjs', source, code);
  assert.deepEqual(await readdir(folder), ['a.cjs.code']);
  assert.deepEqual(kept.read('/x/a.cjs', source), code);
  assert.equal(kept.read('/x/b.cjs', source), undefined);
  assert.equal(kept.read('/x/a.cjs', `${source} `), undefined);
});

test('new code takes the place of the old', async (t) => {
  const folder = await temporaryFolder(t);
  const kept = new KeptCode(folder);
  await kept.write('/x/a.cjs', source, code);
  await kept.write('/x/a.cjs', source, Buffer.from('more'));
  assert.equal(kept.read('/x/a.cjs', source)?.toString(), 'more');
  assert.deepEqual(await readdir(folder), ['a.cjs.code']);
});

test('a file that was cut off or changed is not read: V8 would trust its bytes', async (t) => {
  const folder = await temporaryFolder(t);
  const kept = new KeptCode(folder);
  await kept.write('/x/a.cjs', source, code);
  const file = join(folder, 'a.cjs.code');
  const bytes = await readFile(file);
  for (let length = 0; length < bytes.length; length++) {
    await writeFile(file, bytes.subarray(0, length));
    assert.equal(kept.read('/x/a.cjs', source), undefined, `${length} bytes`);
  }
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await writeFile(file, changed);
    assert.equal(kept.read('/x/a.cjs', source), undefined, `byte ${at}`);
  }
});
