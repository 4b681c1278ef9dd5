import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';
import { configurationValidator } from '../../scripts/build/configurationValidator.ts';
import { kubernetesVersions } from '../../scripts/kubernetesVersions.ts';
import { inProject } from '../../scripts/project.ts';
import type * as source from '../../src/core/lint/configurationValidator.ts';
import { configurationValidator as compiledNow } from '../../src/core/lint/configurationValidator.ts';

test('the bundles validate configurations as ajv does, without it', async () => {
  const entry = 'src/core/lint/configurationValidator.ts';
  const { outputFiles, metafile } = await build({ entryPoints: [entry], absWorkingDir: inProject(), bundle: true, write: false, metafile: true, platform: 'node', format: 'esm', plugins: [configurationValidator] });
  const bundled = (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as typeof source;
  const versions = await kubernetesVersions();
  const [ours, ajv] = [await bundled.configurationValidator(versions), await compiledNow(versions)];
  for (const value of [
    {}, [], null, { root: 'yes' }, { rules: { 'shm-too-small': 'off', 'schema/*': ['info', {}] } }, { rules: { 'shm-too-smal': 'off' } }, { rules: { 'shm-too-small': 'loud' } }, { rules: { 'gpu-resource-unknown-name': ['error', { known: [1] }] } },
    { kubernetes: { version: versions.at(-1) ?? '' } }, { kubernetes: { version: '1.2', crds: [''] } }, { extends: 'x' }, { extends: ['strict', './a.yaml', 3] }, { overrides: [{}] }, { overrides: [{ files: [], rules: { a: 1 } }] }, { ignore: 'a' }, { ignored: ['a'] },
  ]) assert.deepEqual(ours(value), ajv(value), JSON.stringify(value));
  assert.deepEqual(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/') && !path.includes('/ajv/dist/runtime/')), []);
});
