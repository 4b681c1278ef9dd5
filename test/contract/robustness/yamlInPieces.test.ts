import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { below, pick, type Random, seeded } from '../../../scripts/random.ts';
import { inProject } from '../../../scripts/project.ts';
import { splitDocuments } from '../../../src/core/yaml/splitDocuments.ts';
import { assertReadInPieces } from '../../unit/core/yaml/assertReadInPieces.ts';

const strays = ['"', "'", '{', '}', '[', ']', ',', ':', ': ', '- ', '\n', '  ', '\t', '#', ' #', '? ', '!!set ', '!!omap ', '&a ', '*a', '|', '>', '%', '@', '<<: *a', '\n\n'];

/** The text with one or two places where a character is missing or too many. */
function mistyped(text: string, random: Random): string {
  let typed = text;
  for (let places = below(2, random); places >= 0; places--) {
    const at = below(typed.length, random);
    const stray = below(3, random) === 0 ? '' : pick(strays, random);
    typed = typed.slice(0, at) + stray + typed.slice(at + below(3, random));
  }
  return typed;
}

const folders = ['test/fixtures/rules', 'test/fixtures/recorded'].map((folder) => inProject(...folder.split('/')));
const names = (await Promise.all(folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))))).flat();
const files = await Promise.all(names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).map((name) => readFile(name, 'utf8')));
const documents = files.flatMap((text) => splitDocuments(text).map(({ start, end }) => text.slice(start, end))).filter(({ length }) => length < 5000);

test('every document of the fixtures, read in pieces, is the same as read at once', () => {
  let cut = 0;
  for (const [index, text] of documents.entries()) cut += assertReadInPieces(text, index % 2 === 0 ? 1 : 300).earlierItems.size;
  assert.ok(documents.length > 50 && cut > 300, `${cut} collections of ${documents.length} documents were cut`);
});

test('so is each with typing mistakes', () => {
  const random = seeded(7);
  let broken = 0;
  for (const text of documents) if (assertReadInPieces(mistyped(text, random), 1 + below(300, random)).errors.length > 0) broken++;
  assert.ok(broken > 20, `only ${broken} texts were broken`);
});
