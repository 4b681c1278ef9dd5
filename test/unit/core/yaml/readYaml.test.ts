import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parseDocument as packageParse, type YAMLParseError } from 'yaml';
import { inProject } from '../../../../scripts/project.ts';
import { atOnce } from '../../../../src/base/steps.ts';
import { buildTree, treeSteps } from '../../../../src/core/yaml/buildTree.ts';
import { readYaml, type ReadYaml } from '../../../../src/core/yaml/readYaml.ts';
import { splitDocuments } from '../../../../src/core/yaml/splitDocuments.ts';

function told(errors: readonly YAMLParseError[]): readonly string[] {
  return errors.map(({ pos, code, message }) => `${pos.join('-')} ${code} ${message}`);
}

/** Asserts that the text, read in pieces of some length, is what the package reads at once; gives what was read. */
function assertSame(text: string, pieceLength: number): ReadYaml {
  const whole = packageParse(text, { schema: 'failsafe', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const read = atOnce(readYaml(text, pieceLength));
  const context = `in pieces of ${pieceLength}: ${JSON.stringify(text)}`;
  assert.deepEqual(told(read.errors), told(whole.errors), context);
  assert.deepEqual(atOnce(treeSteps(read, text)), buildTree(whole.contents, text), context);
  return read;
}

/** A generator of numbers that gives the same ones in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return state % below;
  };
}

const strays = ['"', "'", '{', '}', '[', ']', ',', ':', ': ', '- ', '\n', '  ', '\t', '#', ' #', '? ', '!!set ', '!!omap ', '&a ', '*a', '|', '>', '%', '@', '<<: *a', '\n\n'];

/** The text with one or two places where a character is missing or too many. */
function mistyped(text: string, next: (below: number) => number): string {
  let typed = text;
  for (let places = next(2); places >= 0; places--) {
    const at = next(typed.length);
    const stray = next(3) === 0 ? '' : strays[next(strays.length)] ?? '';
    typed = typed.slice(0, at) + stray + typed.slice(at + next(3));
  }
  return typed;
}

const folders = ['test/fixtures/rules', 'test/fixtures/recorded'].map((folder) => inProject(...folder.split('/')));
const names = (await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))).flat();
const files = await Promise.all(names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).map((name) => readFile(name, 'utf8')));
const documents = files.flatMap((text) => splitDocuments(text).map(({ start, end }) => text.slice(start, end))).filter(({ length }) => length < 5000);

describe('a document that is read in pieces is the same as one that is read at once', () => {
  test('every document of the fixtures', () => {
    let cut = 0;
    for (const [index, text] of documents.entries()) cut += assertSame(text, index % 2 === 0 ? 1 : 300).earlierItems.size;
    assert.ok(documents.length > 50 && cut > 300, `${cut} collections of ${documents.length} documents were cut`);
  });

  test('the same with typing mistakes', () => {
    const next = numbers(7);
    let broken = 0;
    for (const text of documents) if (assertSame(mistyped(text, next), 1 + next(300)).errors.length > 0) broken++;
    assert.ok(broken > 20, `only ${broken} texts were broken`);
  });

  test('where neighbours matter', () => {
    const texts = [
      'a: 1\n b: 2\nc: 3\n', '- a\n - b\nc\n', '{a: 1,, b: 2, c}', '[a b, c: d, , e]', '{a: 1 b: 2\nc: 3', 'a: {b: [1, 2\nc: [3, 4', '": \n*a 1\nd: \na"', ': \n*a 1\nd: \na',
      '? a\n: b\n? [c, d]\n: {e: f}\n', 'a: &x\n  - 1\n  - *x\nb: *x\n', 'a: !!set\n  ? 1\n  ? 2\nb: !!omap\n  - c: 1\n', '# one\na: 1\n# two\n\n# three\nb:\n  # four\n  - c # five\n# six\n',
      `${'k'.repeat(1100)}: 1\nb: ${'v'.repeat(1100)}\nc: 2\n`, '%YAML 1.1\n---\na: 1\nb: [1, 2]\n...\n# end\n', 'a: 1\n---\nb: 2\n', 'x: [\n- a: 1\n  b: {c: d}\n', '\ta: 1\nb:\n\t- c\n', '{a: [1, 2],# glued\nb: 3}\n', '',
    ];
    for (const text of texts) for (const length of [1, 5, 20]) assertSame(text, length);
  });

  test('deeply nested text', () => {
    for (const text of ['['.repeat(500), `${'{a: '.repeat(300)}1${'}'.repeat(300)}`, Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')]) assertSame(text, 10);
  });
});

/** How many steps a mapping of so many lines takes. */
function steps(lines: number): number {
  return [...readYaml(`data:\n${Array.from({ length: lines }, (_, line) => `  key-${line}: value number ${line}\n`).join('')}`)].length;
}

test('reading stops on the way as often as the text is long', () => {
  assert.ok(steps(4000) > 120, `${steps(4000)} steps for 4,000 lines`);
  assert.ok(steps(20) < 5, `${steps(20)} steps for 20 lines`);
});
