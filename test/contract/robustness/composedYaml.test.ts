import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { mutated } from '../../../scripts/fuzz/mutations.ts';
import { sharedFolders } from '../../../scripts/fuzz/material.ts';
import { inProject } from '../../../scripts/project.ts';
import { below, pick, type Random, seeded } from '../../../scripts/random.ts';
import { isTemplate, maskTemplates } from '../../../src/core/yaml/maskTemplates.ts';
import { splitDocuments } from '../../../src/core/yaml/splitDocuments.ts';
import { assertReadAsPackage } from '../../unit/core/yaml/packageComparison.ts';

/** Longer texts hold nothing that shorter ones do not. */
const longest = 40_000;

/** The documents of every YAML and JSON file below the folder, as the linter would read them; the cases of a fixture are documents of their own. */
function documentsBelow(folder: string): readonly string[] {
  const texts = globSync('**/*.{yaml,yml,json}', { cwd: folder }).sort().map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const documents = texts.flatMap((text) => splitDocuments(text).map(({ start, end }) => text.slice(start, end))).flatMap((text) => text.split(/^(?=# ---)/m));
  return documents.filter(({ length }) => length < longest).map((text) => (isTemplate(text) ? maskTemplates(text).text : text));
}

const fixtures = documentsBelow(inProject('test/fixtures'));

test('every document of the fixtures is read as the yaml package reads it', () => {
  for (const text of fixtures) assertReadAsPackage(text);
  assert.ok(fixtures.length > 300, `${fixtures.length} documents`);
});

test('so are the documents of other people', (t) => {
  const folders = sharedFolders.filter(existsSync);
  if (folders.length === 0) return t.skip('there is no corpus beside the checkout');
  const documents = folders.flatMap(documentsBelow);
  for (const text of documents) assertReadAsPackage(text);
  t.diagnostic(`${documents.length} documents`);
  return undefined;
});

/** What is rare in manifests, and where the rules of YAML meet. */
const rare = [
  'a: 1\n', '- a\n- b\n', '{a: [b, c], "d": e}\n', '[a: b, {c: d}, ? e : f, g]\n', '? a\n: b\n? - c\n: - d\n', 'a: |\n  b\n   c\n\n  d\n\ne: >+2\n    f\n\n   g\n', '&a !!str b: *a\nc: !x [d]\n', '"a\\x41 \\u263a\n  b\n\n  c": \'d\'\'\n  e\'\n',
  '%YAML 1.2\n%TAG !e! tag:e,2000:\n--- !e!x\na: !e!y b\n...\n# end\n', '- - a\n  - &x\n    - b\n  -\n    c: d\n- !t\n  - e\n', 'a:\n- b\n# c\n- d # e\n\n  # f\ng: h\n', 'a b\n c: d\n', '--- |\n a\n b\n', '--- a: b\n', '[\n a,\n # c\n b, # d\n]\n', 'a: {\n b: c\n}\nd: e\n',
] as const;

const strays = [
  '"', "'", '{', '}', '[', ']', ',', ':', ': ', '- ', '\n', '  ', '\t', '#', ' #', '? ', '!!set ', '&a ', '*a', '|', '>', '%', '@', '<<: *a', '\n\n', '&', '*', '!', '!<x> ', '!e!x ', '!!int ', '\r', '\r\n', '\\', '\\x4', '|2', '|-\n', '>+\n\n', '& ', '&a: ', '---', '--- ', '...\n', '%TAG ! x\n', '%YAML 1.1\n',
] as const;

/** The text with one to three places where a character is missing or too many, or something else has happened. */
function mistyped(text: string, random: Random, other: string): string {
  let typed = text;
  for (let places = below(3, random); places >= 0; places--) {
    const at = below(typed.length + 1, random);
    if (random() < 0.1) typed = typed.slice(0, at);
    else if (random() < 0.4) typed = mutated(typed, random, other);
    else typed = typed.slice(0, at) + (random() < 0.2 ? '' : pick(strays, random)) + typed.slice(at + below(3, random));
  }
  return typed;
}

test('so are texts with typing mistakes, and those that end too early', (t) => {
  const count = Number(process.env['SLIPWAY_YAML_MUTANTS'] ?? 4000);
  const random = seeded(11);
  const short = fixtures.filter(({ length }) => length < 5000);
  const codes = new Set<string>();
  let broken = 0;
  for (let made = 0; made < count; made++) {
    const text = mistyped(pick(random() < 0.4 ? rare : short, random), random, pick(short, random));
    if (text.length > longest) continue;
    const { errors } = assertReadAsPackage(text);
    if (errors.length > 0) broken++;
    for (const { code } of errors) codes.add(code);
  }
  t.diagnostic(`${broken} of ${count} texts are broken, in ${codes.size} ways`);
  assert.ok(broken > count / 4 && codes.size >= 15, `${broken} texts broken in ${codes.size} ways`);
});
