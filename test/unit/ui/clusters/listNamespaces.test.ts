import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNamespaceName } from '../../../../src/ui/clusters/listNamespaces.ts';

test('names of namespaces are RFC 1123 labels', () => {
  for (const name of ['a', 'models', 'team-1', '0', 'a'.repeat(63)]) assert.ok(isNamespaceName(name), name);
  for (const name of ['', 'Models', 'a_b', '-a', 'a-', 'a.b', 'a b', 'a'.repeat(64)]) assert.ok(!isNamespaceName(name), name);
});
