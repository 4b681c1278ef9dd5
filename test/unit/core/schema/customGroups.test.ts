import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customGroupFinder, definedGroups } from '../../../../src/core/schema/customGroups.ts';
import { type DefinedKind, unambiguousKinds } from '../../../../src/core/schema/customKind.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const groupsIn = customGroupFinder(await packedSchemas());

test('the groups of custom resources in a text, in YAML and JSON', () => {
  assert.deepEqual(groupsIn('apiVersion: v1\n---\napiVersion: "b.example.com/v1"\n---\napiVersion: a.example.com/v1beta1\n---\napiVersion: apps/v1\n---\napiVersion: b.example.com/v2\n'), ['a.example.com', 'b.example.com']);
  assert.deepEqual(groupsIn('{"apiVersion": "networking.k8s.io/v1", "x": {"apiVersion":"gateway.networking.k8s.io/v1"}}'), ['gateway.networking.k8s.io']);
  assert.deepEqual(groupsIn('FROM x\n'), []);
});

test('the groups that definitions define', () => {
  const definition = 'kind: CustomResourceDefinition\nspec:\n  group: a.example.com\n---\nkind: CustomResourceDefinition\nspec: {group: "b.example.com"}\n';
  assert.deepEqual(definedGroups(definition), ['a.example.com', 'b.example.com']);
  assert.deepEqual(definedGroups('group: a.example.com\n'), []);
});

function kind(name: string, file: string, type: 'string' | 'object'): DefinedKind {
  return { apiVersion: 'a/v1', kind: name, file, schema: { type } };
}

test('a kind that two files define differently is nobody\'s', () => {
  const kinds = [kind('Same', 'a', 'string'), kind('Same', 'b', 'string'), kind('Other', 'a', 'string'), kind('Other', 'b', 'object')];
  assert.deepEqual(unambiguousKinds(kinds), [kinds[0]]);
});
