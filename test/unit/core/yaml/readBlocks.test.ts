import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { inProject } from '../../../../scripts/project.ts';
import { seeded } from '../../../../scripts/bench/random.ts';
import { isTemplate, maskTemplates } from '../../../../src/core/yaml/maskTemplates.ts';
import { readBlocks } from '../../../../src/core/yaml/readBlocks.ts';
import { splitDocuments } from '../../../../src/core/yaml/splitDocuments.ts';
import { packageReads } from './packageReads.ts';

/** The tree by way of the whole parser; a word about the first mistake where there is one. */
function parsed(text: string): unknown {
  const { root, errors, problems } = packageReads(text);
  return errors[0]?.code ?? problems[0]?.rule ?? root;
}

/** True where the text is read quickly; then the tree has to be the parser's, and the parser has to be content. */
function agrees(text: string): boolean {
  const quick = readBlocks(text);
  const whole = quick && parsed(text);
  // Comparing is fast; telling the difference is not.
  if (!isDeepStrictEqual(quick, whole)) assert.deepEqual(quick, whole, text);
  return quick !== undefined;
}

/** The documents of every YAML file below the folders, as the linter would read them. */
function documentsBelow(folders: readonly string[]): readonly string[] {
  const files = folders.flatMap((folder) => globSync('**/*.{yaml,yml}', { cwd: folder }).map((name) => `${folder}/${name}`));
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return splitDocuments(text).map(({ start, end }) => text.slice(start, end)).map((one) => (isTemplate(one) ? maskTemplates(one).text : one));
  });
}

/** A fixture has its cases one below the other; each is a document of its own. */
const fixtures = documentsBelow([inProject('test/fixtures/rules')]).flatMap((text) => text.split(/^(?=# ---)/m));

/** Each is read quickly. */
const plain = [
  'a: b\n', 'a: b', ' a: b\n c: d\n', '---\na: b\n', '--- # c\na: b\n', '# c\n\na: b # d\n# e\n', 'a:\n', 'a: \n', 'a:   # c\nb: 1\n', 'a:\n  b:\n    c: d\ne: f\n',
  '- a\n- b\n', '-\n- \n- # c\n- a\n', '- - a\n  - b\n-   - c\n', '- a: b\n  c: d\n-   e: f\n    g: h\n', '-\n  a: b\n', 'a:\n- b\n- c: d\n  e: f\ng: h\n', 'a:\n  - b\n  -\n    c: d\n',
  'a: "b: c # d"\nb: \'it\'\'s\'\n', "a: ''\nb: ''''\nc: \"\"\n", 'a: "q\\"\\\\n\\n\\t"\n', '"a b": c\n\'d\': e\n', 'true: 1\n8080: 0o17\n0644: x\n', 'nvidia.com/gpu: 1\n.dotfile: x\n_a-b.c: d\n',
  'a: http://b:80/c#d\n', 'a: --flag=b:c\n', 'a: -1\n', 'a: b  c   \n', 'a: $(X) ${Y}\n', 'a: é\ud83d\ude00 b\n',
  'a: []\nb: {}\nc: [ ]\n', 'a: [b, "c, d", \'e\', -1, f:g]\n', 'a: {b: c, "d": e, f: [g, {h: i}]} # j\n', '- [a]\n- {b: c}\n',
  'a: |\n  b\n   c\n\n  d\n\n\ne: f\n', 'a: |-\n  b: c # d\n', 'a: >\n  b\n  c\nd: e\n', 'a: >-\n  b\n', '- |\n  a\n- b\n', 'a: |\n\n  b\n', 'a: |\n  b\n # c\nd: e\n', 'a: |\n    b', 'a: |\n  \tb  \nc: d\n',
];

test('plain blocks are read quickly, and as the parser reads them', () => {
  assert.deepEqual(plain.filter((text) => !agrees(text)), []);
});

/** Each has something that only the parser knows, or that is wrong. */
const left = [
  '', '# c\n', 'a', '"a"\n', '{a: b}\n', '[]\n', 'a: b\r\n', '%YAML 1.2\n---\na: b\n', '--- a\n', '---#\na: b\n', 'a:\tb\n', 'a: b\n\tc: d\n',
  'a: &x b\n', 'a: *x\n', 'a: !t b\n', '<<: {}\n', '? a\n: b\n', 'a: b\na: c\n', 'a: {b: c, b: d}\n', 'a b: c\n', 'a:b\n', 'a: b: c\n', 'a: b:\n', 'a: - b\n', '- a\nb: c\n', 'a: b\n- c\n',
  'a: b\n  c\n', 'a: b\n  c: d\n', 'a:\n    b: c\n  d: e\n', 'a:\n  b: c\n d: e\n', '- a\n  - b\n', 'a: "b\n  c"\n', 'a: "b" c\n', 'a: "b"#c\n', 'a: "\\x41"\n', 'a: "b\n', "a: 'b\n", 'a: @b\n', 'a: `b\n', 'a: %b\n',
  'a: [b\n', 'a: [b,\n  c]\n', 'a: [b,]\n', 'a: [,]\n', 'a: [b: c]\n', 'a: {b}\n', 'a: {b:c}\n', 'a: [b] c\n', 'a: [b]]\n', 'a: {8080: b}\n', 'a: [#b]\n',
  'a: |2\n   b\n', 'a: |+\n  b\n\n', 'a: | # c\n  b\n', 'a: |\nb: c\n', 'a: |\n  b\n   \nc: d\n', 'a: >\n  b\n\n  c\n', 'a: >\n  b\n    c\n', 'a: |\n   \n  b\n', `${'k'.repeat(1100)}: a\n`, `${'- '.repeat(150)}a\n`,
];

test('everything else is left to the parser', () => {
  assert.deepEqual(left.filter((text) => readBlocks(text) !== undefined), []);
});

test('most documents of the fixtures are read quickly, and as the parser reads them', () => {
  const quick = fixtures.filter(agrees).length;
  assert.ok(quick > 0.7 * fixtures.length, `${quick} of ${fixtures.length}`);
});

test('the documents of other people are read as the parser reads them', (t) => {
  const folders = ['corpus', 'seed-examples'].map((name) => inProject('..', 'shared', name)).filter(existsSync);
  if (folders.length === 0) return t.skip('there is no corpus beside the checkout');
  const documents = documentsBelow(folders);
  t.diagnostic(`${documents.filter(agrees).length} of ${documents.length} documents read quickly`);
  return undefined;
});

const pieces = [' ', '  ', '\n', '-', '- ', ':', ': ', '#', ' #', '"', "'", '[', ']', '{', '}', ',', '|', '>', '\t', '&a ', '*a', '!t ', '? ', '\\', 'a: b\n', '\r', '%', '0', '~', '<<: ', '|\n', '>-\n', '  x\n', '# c\n', 'key:\n', '- x\n'] as const;

test('a text with a slip is read as the parser reads it, or left to the parser', (t) => {
  const random = seeded(1);
  let quick = 0;
  for (const text of [...plain, ...fixtures].flatMap((one) => Array.from({ length: 4 }, () => one))) {
    const at = random.below(text.length + 1);
    const slipped = `${text.slice(0, at)}${random.below(3) === 0 ? '' : random.pick(pieces)}${text.slice(at + random.below(3))}`;
    if (splitDocuments(slipped).length === 1 && agrees(slipped)) quick++;
  }
  t.diagnostic(`${quick} texts read quickly`);
  assert.ok(quick > 300);
});

test('a line that is nested more deeply than the stack is left to the parser', () => {
  for (const text of [`a: ${'['.repeat(20_000)}\n`, `a: ${'{b: '.repeat(10_000)}\n`, `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`]) assert.equal(readBlocks(text), undefined);
  assert.ok(agrees(`a: ${'['.repeat(30)}b${']'.repeat(30)}\n`));
});
