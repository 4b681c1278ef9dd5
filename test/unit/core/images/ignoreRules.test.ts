import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { compileIgnore, parseIgnoreFile } from '../../../../src/core/images/ignoreRules.ts';

/** `ignored` and `kept` are what the docker CLI does with the same file. */
const table: readonly { readonly file: string; readonly ignored: readonly string[]; readonly kept: readonly string[] }[] = [
  { file: '', ignored: [], kept: ['a', 'a/b', '.git/HEAD'] },
  { file: '*\n!train.py', ignored: ['a.py', 'sub/train.py', 'Dockerfile'], kept: ['train.py'] },
  { file: 'data\n!data/keep.txt', ignored: ['data', 'data/big.bin', 'data/deep/x'], kept: ['data/keep.txt', 'other/data'] },
  { file: 'data/*\n!data/keep.txt', ignored: ['data/big.bin', 'data/deep/x'], kept: ['data', 'data/keep.txt'] },
  { file: '.git', ignored: ['.git', '.git/HEAD', '.git/refs/heads/main'], kept: ['sub/.git/HEAD', '.gitignore'] },
  { file: '**/.git', ignored: ['.git/HEAD', 'sub/.git/HEAD'], kept: ['.github/x'] },
  { file: '**/*.pyc', ignored: ['x.pyc', 'a/x.pyc', 'a/b/x.pyc'], kept: ['x.pyc.txt', 'x.py'] },
  { file: '*.pyc', ignored: ['x.pyc'], kept: ['a/x.pyc'] },
  { file: '*/*.pyc', ignored: ['a/x.pyc'], kept: ['x.pyc', 'a/b/x.pyc'] },
  { file: 'a/**', ignored: ['a/x', 'a/b/c'], kept: ['b/a/x'] },
  { file: 'a/**/z', ignored: ['a/z', 'a/b/z', 'a/b/c/z'], kept: ['az', 'b/z'] },
  { file: '**', ignored: ['a', 'a/b'], kept: [] },
  { file: '**model.bin', ignored: ['model.bin', 'old-model.bin', 'a/model.bin'], kept: ['model.bin.txt'] },
  { file: '/weights', ignored: ['weights/a'], kept: ['sub/weights'] },
  { file: './weights/', ignored: ['weights', 'weights/a'], kept: [] },
  { file: 'weights/../data', ignored: ['data'], kept: ['weights'] },
  { file: 'part-?.bin', ignored: ['part-1.bin'], kept: ['part-10.bin', 'part-/.bin'] },
  { file: 'part-[0-4].bin', ignored: ['part-3.bin'], kept: ['part-7.bin'] },
  { file: 'part-[^0-4].bin', ignored: ['part-7.bin'], kept: ['part-3.bin'] },
  { file: 'a.b+(c)', ignored: ['a.b+(c)'], kept: ['axb+(c)', 'a.bb(c)'] },
  { file: '\\*star', ignored: ['*star'], kept: ['xstar'] },
  { file: '# data\n#*\n  spaced  \n\n', ignored: ['spaced'], kept: ['data', '# data'] },
  { file: ' #x', ignored: ['#x'], kept: ['x'] },
  { file: '\uFEFFfirst\r\nsecond\r\n', ignored: ['first', 'second'], kept: [] },
  { file: '! keep\n', ignored: [], kept: ['keep'] },
  { file: 'a\n!a/b\na/b/c', ignored: ['a/x', 'a/b/c'], kept: ['a/b', 'a/b/d'] },
  { file: '.', ignored: [], kept: ['a'] },
  { file: '/', ignored: [], kept: ['a'] },
];

for (const { file, ignored, kept } of table) {
  test(`ignore file ${JSON.stringify(file)}`, () => {
    const rules = compileIgnore(parseIgnoreFile(file));
    assert.deepEqual(ignored.filter((path) => !rules.isIgnored(path)), [], 'should be ignored');
    assert.deepEqual(kept.filter((path) => rules.isIgnored(path)), [], 'should be kept');
  });
}

test('an ignored folder is entered only when something below may be wanted', () => {
  const plain = compileIgnore(['data', '!other']);
  assert.equal(plain.mayHoldWanted('data'), false);
  assert.equal(plain.mayHoldWanted('other'), true);
  const deep = compileIgnore(['data', '!data/a/keep.txt']);
  assert.equal(deep.mayHoldWanted('data'), true);
  assert.equal(deep.mayHoldWanted('data/a'), true);
  assert.equal(deep.mayHoldWanted('data/b'), false);
  assert.equal(compileIgnore(['data', '!**/keep.txt']).mayHoldWanted('data/b'), true);
});

test('a backslash separates folders where the files are on Windows', () => {
  assert.deepEqual(parseIgnoreFile('data\\cache\\*', '\\'), ['data/cache/*']);
});

for (const broken of ['a[', '!']) {
  test(`the pattern ${broken} is an error that names it`, () => {
    assert.throws(
      () => compileIgnore(parseIgnoreFile(broken)),
      (error) => error instanceof AppError && error.code === 'buildContextUnreadable' && (error.facts['reason'] ?? '').includes(broken),
    );
  });
}
