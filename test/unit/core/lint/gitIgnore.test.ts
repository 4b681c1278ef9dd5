import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseGitIgnore } from '../../../../src/core/lint/gitIgnore.ts';

/** The paths that the rules exclude; a path with a slash at its end is a folder. */
function ignored(rules: string, ...paths: readonly string[]): readonly string[] {
  const ignore = parseGitIgnore(rules);
  return paths.filter((path) => ignore.decide(path.replace(/\/$/, ''), path.endsWith('/')) === true);
}

test('a name matches anywhere, a path only from the folder of the file', () => {
  assert.deepEqual(ignored('build', 'build', 'a/build', 'building', 'a/b/build/'), ['build', 'a/build', 'a/b/build/']);
  assert.deepEqual(ignored('/build', 'build', 'a/build'), ['build']);
  assert.deepEqual(ignored('a/build', 'a/build', 'x/a/build'), ['a/build']);
});

test('a slash at the end means folders only', () => {
  assert.deepEqual(ignored('out/', 'out', 'out/', 'a/out/'), ['out/', 'a/out/']);
});

test('stars stay within a folder, two stars do not', () => {
  assert.deepEqual(ignored('*.yaml', 'a.yaml', 'b/c.yaml', 'a.yml'), ['a.yaml', 'b/c.yaml']);
  assert.deepEqual(ignored('a/*.yaml', 'a/b.yaml', 'a/b/c.yaml'), ['a/b.yaml']);
  assert.deepEqual(ignored('a/**', 'a/', 'a/b', 'a/b/c'), ['a/b', 'a/b/c']);
  assert.deepEqual(ignored('**/x', 'x', 'a/b/x'), ['x', 'a/b/x']);
  assert.deepEqual(ignored('a/**/x', 'a/x', 'a/b/c/x', 'x'), ['a/x', 'a/b/c/x']);
});

test('the last rule that matches decides, and ! takes back', () => {
  assert.deepEqual(ignored('*.yaml\n!keep.yaml', 'a.yaml', 'keep.yaml'), ['a.yaml']);
  assert.deepEqual(ignored('!keep.yaml\n*.yaml', 'a.yaml', 'keep.yaml'), ['a.yaml', 'keep.yaml']);
  assert.equal(parseGitIgnore('!x').decide('x', false), false);
  assert.equal(parseGitIgnore('y').decide('x', false), undefined);
});

test('comments, blanks, escapes and classes', () => {
  assert.deepEqual(ignored('# a\n\n  \na   \n', 'a', '# a'), ['a']);
  assert.deepEqual(ignored('\\#a\n\\!b\nc\\ ', '#a', '!b', 'c '), ['#a', '!b', 'c ']);
  assert.deepEqual(ignored('[ab]?.y[!x-z]', 'a1.ya', 'c1.ya', 'b2.yx', 'b.ya'), ['a1.ya']);
  assert.deepEqual(ignored('a.b+c', 'a.b+c', 'aXb+c'), ['a.b+c']);
});

test('a pattern that cannot be read excludes nothing', () => {
  assert.deepEqual(ignored('[ab\n[z-a]', 'a', '[ab', 'z'), []);
});
