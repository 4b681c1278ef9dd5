import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { dockerfiles, dockerfileText } from '../../scripts/bench/dockerfiles.ts';
import { writeJsonSchemas } from '../../scripts/bench/jsonSchemas.ts';
import { listText, manifestFiles, manifestText, mistakeEvery } from '../../scripts/bench/manifests.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import { parseDocument } from '../../src/core/yaml/parseDocument.ts';
import { splitDocuments } from '../../src/core/yaml/splitDocuments.ts';
import { toJson } from '../../src/core/yaml/toJson.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { temporaryFolder } from '../unit/services/temporaryFolder.ts';

const linter = createLinter({ pack: await packedSchemas() });

function rulesIn(path: string, text: string): readonly string[] {
  return linter.lint({ path, text }).findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

test('texts have about the lines and exactly the documents that are asked for', () => {
  for (const [lines, documents] of [[1000, 28], [20_000, 570]] as const) {
    const text = manifestText(lines, documents);
    assert.ok(Math.abs(text.split('\n').length - lines) < 0.05 * lines, `${text.split('\n').length} lines`);
    assert.equal(splitDocuments(text).length, documents);
    assert.equal(splitDocuments(listText(lines, documents)).length, 1);
  }
  assert.ok(Math.abs(dockerfileText(200).split('\n').length - 200) < 12);
});

test('what is generated is without errors but for the planted ones, and the same each time', () => {
  assert.deepEqual([rulesIn('a.yaml', manifestText(1000, 28)), rulesIn('a.yaml', listText(1000, 28)), rulesIn('Dockerfile', dockerfileText(200))], [[], [], []]);
  const files = manifestFiles(60);
  assert.deepEqual([...files].flatMap(([path, text]) => rulesIn(path, text)), Array.from({ length: 60 / mistakeEvery }, () => 'schema/unknown-field'));
  assert.deepEqual([...dockerfiles(20)].flatMap(([path, text]) => rulesIn(path, text)), []);
  assert.deepEqual([files, dockerfiles(20)], [manifestFiles(60), dockerfiles(20)]);
});

test('the schemas for other programs accept and refuse what ours do', async (context) => {
  const folder = await temporaryFolder(context);
  await writeJsonSchemas(await packedSchemas(), folder);
  const read = async (name: string): Promise<JsonObject> => JSON.parse(await readFile(join(folder, name), 'utf8')) as JsonObject;
  const valid = new Ajv({ strict: false }).compile(await read('deployment-apps-v1.json'));
  const [deployment = ''] = manifestText(100, 2).split('\n---\n');
  assert.equal(valid(toJson(parseDocument(deployment).root)), true);
  assert.equal(valid(toJson(parseDocument(deployment.replace('replicas:', 'replica:')).root)), false);
  const { oneOf } = await read('all.json');
  assert.ok(Array.isArray(oneOf) && oneOf.length > 100);
});
