import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { nullLog } from '../../../src/base/log.ts';
import { openLinter } from '../../../src/compose/lint.ts';
import { builtInLength } from '../../../src/core/schema/schemaPack.ts';
import { withHead } from '../../../scripts/packSchemas.ts';
import { packText } from '../packedSchemas.ts';

const folder = await mkdtemp(join(tmpdir(), 'slipway-lint-'));
const pack = join(folder, 'schemas.br');
after(() => rm(folder, { recursive: true }));

const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  nodeNam: a\n  containers: [{name: a, image: r.example/b:1}]\n';
const request = { path: 'a.yaml', language: 'yaml', text, place: undefined, kubernetesVersion: '' };
/** Nothing is open, and no folder is searched. */
const surroundings = { openText: () => undefined, lintedFiles: () => Promise.resolve([]), log: nullLog };

test('a pack that cannot be read is an error, and is read anew the next time', async () => {
  const service = openLinter({ schemas: pack, load: () => import('../../../src/compose/lintService.ts') }, surroundings);
  assert.equal(await service.changed(['/x/.slipway.yaml']), false, 'nothing is loaded for a change');
  await assert.rejects(service.lint(request), { code: 'fileUnreadable' });
  // The best compression takes seconds; any can be read.
  const stored = await packText;
  await writeFile(pack, withHead(brotliCompressSync(stored, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }), builtInLength(stored)));
  const { findings, basis } = await service.lint(request);
  assert.deepEqual(findings.map(({ rule }) => rule), ['schema/unknown-field']);
  assert.deepEqual(basis, { target: { used: '1.36', asked: '', source: 'newest' }, configurations: [], ignored: false, ownKinds: 0 });
  assert.equal((await service.lint({ ...request, kubernetesVersion: '1.31' })).basis?.target.used, '1.31');
  assert.equal((await service.lint({ ...request, kubernetesVersion: '1.99' })).basis?.target.used, '1.36');
  const [finding] = findings;
  assert.ok(finding);
  assert.equal((await service.suppress(request, finding)).length, 2);
  assert.deepEqual(await service.configure(request, finding), [], 'a text on no disk has no configuration');
  assert.match((await service.hover({ ...request, offset: text.indexOf('containers') }))?.paragraphs[0] ?? '', /list of Container/);
  assert.ok((await service.complete({ ...request, offset: text.indexOf('nodeNam') + 3 })).some(({ label }) => label === 'nodeName'));
  assert.deepEqual((await service.lenses(request)).map(({ start }) => start), [0]);
});
