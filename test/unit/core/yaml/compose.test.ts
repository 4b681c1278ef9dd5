import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { atOnce } from '../../../../src/base/steps.ts';
import { asMap, asScalar, entryOf, nodeAt, type YamlNode } from '../../../../src/core/yaml/node.ts';
import { readDocuments, readYaml, type ReadYaml } from '../../../../src/core/yaml/readYaml.ts';
import { assertReadAsPackage } from './packageComparison.ts';

const long = 'k'.repeat(1025);

/** Each has the mistakes at these places. */
const mistakes: readonly (readonly [text: string, told: string])[] = [
  ['a: !t *b\n', 'ALIAS_PROPS 6-8'],
  ['& : a\n', 'BAD_ALIAS 0-1'],
  ['a: *\n', 'BAD_ALIAS 3-4'],
  ['%YAML 1\n---\na: b\n', 'BAD_DIRECTIVE 6-7'],
  ['%YAML\n---\na: b\n', 'BAD_DIRECTIVE 0-5'],
  ['%TAG !e!\n---\na: b\n', 'BAD_DIRECTIVE 0-8'],
  ['%YAML 1.2\na: b\n', 'MISSING_CHAR 10-11'],
  ['%YAML 1.2\n', 'MISSING_CHAR 10-11'],
  ['a: "\\q"\n', 'BAD_DQ_ESCAPE 4-5'],
  ['a: "\\x4"\n', 'BAD_DQ_ESCAPE 4-5'],
  ['a: "\\U00110000"\n', 'BAD_DQ_ESCAPE 4-5'],
  ['a:\n  b: c\n d: e\n', 'BAD_INDENT 10-11'],
  ['a: >2\n b\n', 'BAD_INDENT 6-7, MISSING_CHAR 7-8'],
  ['a: [b\nc: d\n', 'BAD_INDENT 6-7 opens 3'],
  ['a: {b: "c"', 'BAD_INDENT 10-11 opens 3'],
  ['&a ? b\n', 'BAD_PROP_ORDER 3-4'],
  ['a: @b\n', 'BAD_SCALAR_START 3-4'],
  ['a: ,b\n', 'BAD_SCALAR_START 3-4'],
  ['- a: b: c\n', 'BLOCK_AS_IMPLICIT_KEY 5-6'],
  ['a: [b: c d: e]\n', 'BLOCK_IN_FLOW 7-13'],
  [`${long}: a\n`, 'KEY_OVER_1024_CHARS 0-1025'],
  [`[${long}: a]\n`, 'KEY_OVER_1024_CHARS 1026-1027'],
  ['a: 1\nb\nc: 2\n', 'MISSING_CHAR 5-6'],
  ['a: |\nb\n', 'MISSING_CHAR 5-6'],
  ['a: |\n    \n  b\n', 'MISSING_CHAR 12-13'],
  ['- &x - a\n', 'MISSING_CHAR 2-4, MISSING_CHAR 7-8'],
  ['{a b: c, "d" "e"}\n', 'MISSING_CHAR 13-14'],
  ['a: "b\n', 'MISSING_CHAR 6-7 opens 3'],
  ["a: 'b\n", 'MISSING_CHAR 6-7 opens 3'],
  ['[a', 'MISSING_CHAR 2-3'],
  ['a: "b"#c\n', 'MISSING_CHAR 6-8'],
  ['a: |#c\n  b\n', 'MISSING_CHAR 4-6'],
  ['&a[b]\n', 'MISSING_CHAR 2-3'],
  ['--- a: b\n', 'MISSING_CHAR 4-5'],
  ['a\nb: c\n', 'MULTILINE_IMPLICIT_KEY 0-3'],
  ['[a\n: b]\n', 'MULTILINE_IMPLICIT_KEY 2-3'],
  ['["a\nb": c]\n', 'MULTILINE_IMPLICIT_KEY 1-6'],
  ['a: &b &c d\n', 'MULTIPLE_ANCHORS 6-8'],
  ['a: !b !c d\n', 'MULTIPLE_TAGS 6-8'],
  ['a:\n\tb: c\n', 'TAB_AS_INDENT 3-4'],
  ['a: !e!b c\n', 'TAG_RESOLVE_FAILED 3-7'],
  ['a: !! c\n', 'TAG_RESOLVE_FAILED 3-5'],
  ['a: !<!> c\n', 'TAG_RESOLVE_FAILED 3-7'],
  ['a: !!%ff c\n', 'TAG_RESOLVE_FAILED 3-8'],
  ['"a" b\n', 'UNEXPECTED_TOKEN 4-5'],
  ['a: {,}\n', 'UNEXPECTED_TOKEN 4-5'],
  ['a: [b, , c]\n', 'UNEXPECTED_TOKEN 7-8'],
  ['a: |x\n  b\n', 'UNEXPECTED_TOKEN 4-5'],
  ['a: b\n...\n]\n', 'UNEXPECTED_TOKEN 9-10'],
];

function told({ errors }: ReadYaml): string {
  return errors.map(({ code, pos: [from, to], opensAt }) => `${code} ${from}-${to}${opensAt === undefined ? '' : ` opens ${opensAt}`}`).join(', ');
}

describe('every mistake is told where the yaml package tells it', () => {
  for (const [text, expected] of mistakes) test(JSON.stringify(text.replaceAll(long, 'k…')), () => assert.equal(told(assertReadAsPackage(text)), expected));
});

test('what stays open is the quote or bracket itself, whatever closed node ends at the same place', () => {
  for (const text of ['a: ["x"', 'a: [b: c}\nd: e\n', 'a: {b: [c]]}\n', 'a: [{b}}}\n', 'a: ["x]\n']) {
    const places = assertReadAsPackage(text).errors.flatMap(({ opensAt }) => opensAt ?? []);
    assert.equal(places[0], text.includes('"x]') ? 4 : 3, text);
  }
});

/** The root of a text without mistakes, which is also the package's. */
function rootOf(text: string): YamlNode | undefined {
  const { root, errors } = assertReadAsPackage(text);
  assert.deepEqual(errors, [], text);
  return root;
}

test('a key in brackets behind an empty line is no mistake, whatever the package says of it', () => {
  assert.equal(asMap(rootOf('a: b\n\n[c]: d\n'))?.entries.length, 2);
});

/** The text of the root's value under `a`. */
function textOf(text: string): string | undefined {
  return asScalar(nodeAt(rootOf(text), 'a'))?.text;
}

test('lines of plain and quoted text are joined', () => {
  assert.equal(textOf('a: b  \n  c\n\n\n  d\n'), 'b c\n\nd');
  assert.equal(textOf("a: ' b''\n\n   c\t\n  d '\n"), " b'\nc d ");
  assert.equal(textOf('a: "b \\\n   c\\t\n\n  d\r\n  e"\r\n'), 'b c\t\nd e');
  assert.equal(textOf('a: "\\x41\\u00e9\\U0001F680\\0\\e\\/\\_\\N"\n'), 'A\u00e9\u{1f680}\0\u001b/\u00a0\u0085');
});

test('literal and folded text loses its indentation and keeps the line breaks that are asked for', () => {
  assert.equal(textOf('a: |\n  b\n   c\n\n  d\n\n\ne: f\n'), 'b\n c\n\nd\n');
  assert.equal(textOf('a: |-\n  b\n\n'), 'b');
  assert.equal(textOf('a: |+ # why\n  b\n\n\nc: d\n'), 'b\n\n\n');
  assert.equal(textOf('a: |+\n\n\nc: d\n'), '\n\n');
  assert.equal(textOf('a: >\n  b\n  c\n\n  d\n   e\n\n   f\n  g\n'), 'b c\nd\n e\n\n f\ng\n');
  assert.equal(textOf('a: |1-\n   b\n  c\r\n'), '  b\n c');
  assert.equal(textOf('a: |\n'), '');
});

test('tags say what a scalar is, by their full names too', () => {
  const map = asMap(rootOf('%TAG !y! tag:yaml.org,2002:\n---\na: !!str 1\nb: !!int "1"\nc: ! 1\nd: !own 1\ne: !!bool\nf: !y!int "2"\ng: !<tag:yaml.org,2002:int> "3"\nh: !!map {}\n'));
  assert.deepEqual(map?.entries.map(({ value }) => asScalar(value)?.value), ['1', 1, '1', '1', null, 2, 3, undefined]);
});

test('keys may be marked, empty, aliases or collections', () => {
  const root = asMap(rootOf('? a\n: &x b\n? c\n: - d\n  - e\n*x : f\n: g\n? [h]\n: i\n'));
  assert.deepEqual(root?.entries.map(({ key, keyNode: { start, dynamic }, value: { kind } }) => [key, start, dynamic, kind]), [['a', 2, false, 'scalar'], ['c', 13, false, 'seq'], ['b', 9, false, 'scalar'], ['null', 34, false, 'scalar'], ['null', 40, true, 'scalar']]);
});

test('a pair in brackets is a mapping, and values may be left out', () => {
  const root = rootOf('[a: b, c, ? d : e, {f, g: }, "h":i, ]\n');
  assert.deepEqual(root?.kind === 'seq' ? root.items.map(({ kind, start, end }) => [kind, start, end]) : root, [['map', 1, 5], ['scalar', 7, 8], ['map', 12, 17], ['map', 19, 27], ['map', 29, 34]]);
  assert.equal(asScalar(entryOf(asMap(root?.kind === 'seq' ? root.items[3] : undefined), 'f')?.value)?.start, 21);
});

test('an alias stands for what its anchor held before it; another after that is a problem', () => {
  const read = assertReadAsPackage('a: &x {b: c}\nd: *x\ne: *y\nf: {<<: *x, b: 1}\nf: 2\n&x g: [*x]\n');
  assert.deepEqual(read.problems.map(({ rule, start }) => `${rule} ${start}`), ['yaml/unknown-alias 22', 'yaml/duplicate-key 43']);
  assert.equal(entryOf(asMap(nodeAt(read.root, 'd')), 'b')?.key, 'b');
});

test('every document of a text has its own root, tags and mistakes', () => {
  const documents = atOnce(readDocuments('%TAG !e! tag:yaml.org,2002:\n---\na: !e!int "1"\n--- # two\n[\n...\n%YAML 9\n---\nb: !e!int "2"\n---\n'));
  assert.deepEqual(documents.map(({ root, errors }) => [root?.kind, ...errors.map(({ code }) => code)]), [['map'], ['seq', 'MISSING_CHAR'], ['map', 'BAD_DIRECTIVE', 'TAG_RESOLVE_FAILED'], ['scalar']]);
  assert.deepEqual(atOnce(readDocuments('# nothing\n')), [{ root: undefined, errors: [], problems: [], deepAt: undefined }]);
});

test('what is nested too deeply is left out, the same however the text goes on', () => {
  for (const [text, deepAt] of [['['.repeat(201), 200], [`${'- '.repeat(5000)}a\nb: 1\n`, 400], [`${'- '.repeat(199)}[a: b]\n`, 399]] as const) {
    assert.equal(assertReadAsPackage(text).deepAt, deepAt, text.slice(0, 20));
  }
  assert.equal(assertReadAsPackage(`${'- '.repeat(200)}a\n`).deepAt, undefined);
  // The package passes over a value without a colon; the reading has stopped within it.
  assert.equal(atOnce(readYaml(`a: 1\n"b" ${'['.repeat(300)}\nc: 2\n`)).deepAt, 208);
});
