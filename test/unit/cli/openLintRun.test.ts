import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { lintRunWith } from '../../../src/cli/openLintRun.ts';
import { openConfigurations } from '../../../src/services/files/configurations.ts';
import { packedSchemas } from '../packedSchemas.ts';
import { temporaryFolder } from '../services/temporaryFolder.ts';

const pack = await packedSchemas();

function definition(type: string): string {
  return `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: example.com\n  names: {kind: Thing}\n  versions:\n  - name: v1\n    served: true\n    schema: {openAPIV3Schema: {type: object, properties: {size: {type: ${type}}}}}\n`;
}

test('custom resources are checked by the definitions of the run, or by those that the configuration names', async (context) => {
  const folder = await temporaryFolder(context, {
    '.git/HEAD': '',
    'named/.slipway.yaml': 'kubernetes: {crds: [crds/*.yaml]}\n',
    'named/crds/thing.yaml': definition('string'),
    'run/thing.yaml': definition('integer'),
    'a.yaml': 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nsize: many\n',
  });
  const text = await readFile(join(folder, 'a.yaml'), 'utf8');
  const rules = async (path: string, ...paths: readonly string[]): Promise<readonly string[]> => {
    const run = lintRunWith(pack, openConfigurations(folder, pack.versions), { schemas: '', folder, paths, kubernetesVersion: undefined, fixes: 'none' });
    const linter = await run.linterFor(join(folder, path), text);
    return linter?.lint({ path, text }).findings.map(({ rule }) => rule) ?? ['ignored'];
  };
  assert.deepEqual(await rules('a.yaml', 'run', 'a.yaml'), ['schema/type']);
  assert.deepEqual(await rules('a.yaml', 'a.yaml'), ['schema/unknown-kind'], 'what is not looked at defines nothing');
  assert.deepEqual(await rules('named/a.yaml', 'run', 'a.yaml'), []);
});
