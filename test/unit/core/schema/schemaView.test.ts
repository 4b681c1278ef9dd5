import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupOf } from '../../../../src/core/kubernetes/object.ts';
import { encodeCustomGroup } from '../../../../src/core/schema/customGroup.ts';
import { builtInLength, decodePack, encodePack } from '../../../../src/core/schema/schemaPack.ts';
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

/** The definitions that the kinds of a version lead to. */
function reachedIn(version: string): ReadonlySet<string> {
  const bit = 1 << pack.versions.indexOf(version);
  const reached = new Set([...pack.kinds().values()].filter(({ versions }) => (versions & bit) !== 0).map(({ definition }) => definition));
  for (const name of reached) {
    const variant = pack.variantsOf(name).find(({ versions }) => (versions & bit) !== 0);
    assert.ok(variant, `${version} ${name}`);
    for (const [, ref = ''] of JSON.stringify(variant.schema).matchAll(/"ref":"([^"]+)"/g)) reached.add(ref);
  }
  return reached;
}

test('every kind and every reference leads to a definition of the same version', () => {
  for (const version of pack.versions) assert.ok(reachedIn(version).size > 400, version);
});

test('versions of one definition do not overlap', () => {
  for (const name of new Set(pack.versions.flatMap((version) => [...reachedIn(version)]))) {
    let seen = 0;
    for (const { versions } of pack.variantsOf(name)) {
      assert.equal(seen & versions, 0, name);
      seen |= versions;
    }
  }
});

test('there are no variants of what nobody defined', () => {
  assert.deepEqual(pack.variantsOf('io.k8s.api.core.v1.Nothing'), []);
});

test('a pack of another format is refused', () => {
  for (const stored of ['{"format":0}', 'null', '']) assert.throws(() => decodePack(stored), stored === '' ? SyntaxError : /not a schema pack/);
  const stored = encodePack({ versions: ['1.36'], kinds: {}, custom: { 'example.com': ['v1/Thing'] }, definitions: new Map([['a', [{ versions: 1, schema: { type: 'any' } }]], ['b', [{ versions: 1, schema: { type: 'any' } }]]]), groups: ['{"kinds":{},"shared":[]}'] });
  assert.deepEqual(decodePack(stored).variantsOf('b').map(({ versions, schema }) => [versions, schema.type]), [[1, 'any']]);
  assert.throws(() => decodePack(stored.split('\n').slice(0, 4).join('\n')), /not a schema pack/, 'a line is missing');
});

test('what tells of Kubernetes itself is enough until a custom resource is asked about', () => {
  const group = encodeCustomGroup({ 'v1/Thing': { type: 'object', custom: true } });
  const stored = encodePack({ versions: ['1.36'], kinds: { 'v1/A': { definition: 'a', versions: 1 } }, custom: { 'example.com': ['v1/Thing'] }, definitions: new Map([['a', [{ versions: 1, schema: { type: 'string' } }]]]), groups: [group] });
  const length = builtInLength(stored);
  assert.equal(stored.slice(length), `\n${group}`);
  for (const part of [length, length + 1, length + 10]) {
    let asked = 0;
    const decoded = decodePack(stored.slice(0, part), () => {
      asked++;
      return stored;
    });
    assert.equal(decoded.variantsOf('a')[0]?.schema.type, 'string');
    assert.equal(asked, 0);
    for (let time = 0; time < 2; time++) assert.equal(decoded.customSchema('example.com', 'v1/Thing')?.custom, true);
    assert.throws(() => decodePack(stored.slice(0, part), () => stored.slice(0, length)).customSchema('example.com', 'v1/Thing'), /not a schema pack/);
    assert.equal(asked, 1);
  }
});

test('a group is built in where a kind of it is', () => {
  const groups = new Set(Array.from(pack.kinds().keys(), (key) => groupOf(key.slice(0, key.lastIndexOf('/')))));
  assert.ok(groups.size > 20);
  for (const group of groups) assert.equal(pack.isBuiltIn(group), true, group);
  for (const group of ['v1', 'app', 'pps', 'example.com', 'apps/v1', 'toString', ' ']) assert.equal(pack.isBuiltIn(group), false, group);
});

test('a kind is found alone as among all', () => {
  const all = pack.kinds();
  for (const [name, kind] of all) assert.deepEqual(pack.kindOf(name), kind, name);
  assert.equal(pack.kindOf('v1/Pod')?.definition, 'io.k8s.api.core.v1.Pod');
  const row = (name: string): string => `${name} ${all.get(name)?.definition} ${all.get(name)?.versions}`;
  const [first = '', second = ''] = all.keys();
  for (const name of ['', 'v1', 'Pod', '1/Pod', 'v1/Po', 'toString', `${row(first)},${second}`, `${first} ${all.get(first)?.definition}`]) assert.equal(pack.kindOf(name), undefined, name);
});
