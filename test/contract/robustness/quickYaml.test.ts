import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../scripts/project.ts';
import { below, pick, seeded } from '../../../scripts/random.ts';
import { isTemplate, maskTemplates } from '../../../src/core/yaml/maskTemplates.ts';
import { splitDocuments } from '../../../src/core/yaml/splitDocuments.ts';
import { agreesWithParser } from '../../unit/core/yaml/agreesWithParser.ts';
import { plainBlocks } from '../../unit/core/yaml/plainBlocks.ts';

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

test('most documents of the fixtures are read quickly, and as the parser reads them', () => {
  const quick = fixtures.filter(agreesWithParser).length;
  assert.ok(quick > 0.7 * fixtures.length, `${quick} of ${fixtures.length}`);
});

test('the documents of other people are read as the parser reads them', (t) => {
  const folders = ['corpus', 'seed-examples'].map((name) => inProject('..', 'shared', name)).filter(existsSync);
  if (folders.length === 0) return t.skip('there is no corpus beside the checkout');
  const documents = documentsBelow(folders);
  t.diagnostic(`${documents.filter(agreesWithParser).length} of ${documents.length} documents read quickly`);
  return undefined;
});

const pieces = [' ', '  ', '\n', '-', '- ', ':', ': ', '#', ' #', '"', "'", '[', ']', '{', '}', ',', '|', '>', '\t', '&a ', '*a', '!t ', '? ', '\\', 'a: b\n', '\r', '%', '0', '~', '<<: ', '|\n', '>-\n', '  x\n', '# c\n', 'key:\n', '- x\n'] as const;

test('a text with a slip is read as the parser reads it, or left to the parser', (t) => {
  const random = seeded(1);
  let quick = 0;
  for (const text of [...plainBlocks, ...fixtures].flatMap((one) => Array.from({ length: 4 }, () => one))) {
    const at = below(text.length + 1, random);
    const slipped = `${text.slice(0, at)}${below(3, random) === 0 ? '' : pick(pieces, random)}${text.slice(at + below(3, random))}`;
    if (splitDocuments(slipped).length === 1 && agreesWithParser(slipped)) quick++;
  }
  t.diagnostic(`${quick} texts read quickly`);
  assert.ok(quick > 300);
});
