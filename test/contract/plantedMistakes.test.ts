import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { type Material, readFixtureMaterial, readSharedMaterial, readSnippetMaterial, sharedFolders } from '../../scripts/fuzz/material.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { validTexts } from './plantedMistakes/documents.ts';
import { type KindResult, plantAll } from './plantedMistakes/plantAll.ts';

const linter = createLinter({ pack: await packedSchemas() });
const seed = 4;

function sum(results: readonly KindResult[], key: 'planted' | 'found' | 'extra'): number {
  return results.reduce((total, result) => total + result[key], 0);
}

/** Plants, prints what came of each kind, and demands that nearly all is found where it is and said once. */
function plantInto(material: readonly Material[], perKind: number, context: TestContext): readonly KindResult[] {
  const valid = validTexts(material, linter);
  const results = plantAll(valid, linter, seed, { perText: 2, perKind }).filter(({ planted }) => planted > 0);
  const [planted, found, extra] = [sum(results, 'planted'), sum(results, 'found'), sum(results, 'extra')];
  context.diagnostic(`${valid.manifests.length} manifests and ${valid.dockerfiles.length} Dockerfiles, ${results.length} kinds of mistake, ${planted} planted, ${found} found (${((100 * found) / planted).toFixed(1)} %), ${extra} findings too many`);
  for (const { name, ...counts } of results) context.diagnostic(`${name}: ${counts.planted} planted, ${counts.found} found, ${counts.extra} too many`);
  for (const trouble of results.flatMap((result) => result.trouble)) context.diagnostic(trouble.replaceAll('\n', ' ⏎ ').slice(0, 400));
  assert.ok(found >= 0.95 * planted, `only ${found} of ${planted} were found`);
  assert.equal(extra, 0, 'a mistake was told of more than once');
  return results;
}

test('mistakes planted in our own snippets and good fixtures are found once, where they are', async (context) => {
  const fixtures = (await readFixtureMaterial()).filter(({ name }) => !name.includes(' bad: '));
  const results = plantInto([...fixtures, ...(await readSnippetMaterial())], 25, context);
  assert.ok(results.length >= 60, `${results.length} kinds`);
  assert.ok(sum(results, 'planted') >= 1000, `${sum(results, 'planted')} mutants`);
});

test('mistakes planted in real manifests and Dockerfiles are found once, where they are', async (context) => {
  if (!sharedFolders.every(existsSync)) {
    context.skip('the real files of ../shared are not beside this checkout');
    return;
  }
  const results = plantInto(await readSharedMaterial(), 60, context);
  assert.ok(results.length >= 60, `${results.length} kinds`);
  assert.ok(sum(results, 'planted') >= 2000, `${sum(results, 'planted')} mutants`);
});
