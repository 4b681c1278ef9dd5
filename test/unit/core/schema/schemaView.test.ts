import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodePack } from '../../../../src/core/schema/schemaPack.ts';
import { createSchemaView } from '../../../../src/core/schema/schemaView.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const pack = await packedSchemas();

test('seven versions are packed, each with its own kinds', () => {
  assert.deepEqual(pack.versions, ['1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36']);
  assert.deepEqual(createSchemaView(pack).versionsOfKind('resource.k8s.io/v1', 'ResourceClaim'), ['1.34', '1.35', '1.36']);
  for (const version of pack.versions) assert.ok(createSchemaView(pack, version).kind('v1', 'Pod'), version);
});

test('v1 is the core group', () => {
  const view = createSchemaView(pack);
  assert.equal(view.kind('v1', 'Pod')?.ref, 'io.k8s.api.core.v1.Pod');
  assert.equal(view.kind('apps/v1', 'Pod'), undefined);
  assert.equal(view.isBuiltIn(''), true);
  assert.equal(view.isBuiltIn('example.com'), false);
});

test('the most stable version of a kind comes first', () => {
  const [best] = createSchemaView(pack, '1.34').apiVersionsOf('ResourceClaim');
  assert.equal(best, 'resource.k8s.io/v1');
});

test('every reference leads to a definition of the same version', () => {
  for (const version of pack.versions) {
    const bit = 1 << pack.versions.indexOf(version);
    const names = new Set(Object.entries(pack.definitions).filter(([, variants]) => variants.some((variant) => (variant.versions & bit) !== 0)).map(([name]) => name));
    for (const name of names) {
      const variant = pack.definitions[name]?.find((candidate) => (candidate.versions & bit) !== 0);
      for (const [, ref] of JSON.stringify(variant?.schema).matchAll(/"ref":"([^"]+)"/g)) assert.ok(names.has(ref ?? ''), `${version} ${name} → ${ref}`);
    }
  }
});

test('versions of one definition do not overlap', () => {
  for (const [name, variants] of Object.entries(pack.definitions)) {
    let seen = 0;
    for (const { versions } of variants) {
      assert.equal(seen & versions, 0, name);
      seen |= versions;
    }
  }
});

test('a pack of another format is refused', () => {
  assert.throws(() => decodePack('{"format":0}'), /not a schema pack/);
  assert.throws(() => decodePack('null'), /not a schema pack/);
});
