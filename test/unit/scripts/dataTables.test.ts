import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tablesModule } from '../../../scripts/build/dataTables.ts';
import * as tables from '../../../src/core/data/tables.gen.ts';

test('the bundles have the same tables in less than half of the space', async () => {
  const text = tablesModule(tables);
  assert.ok(text.length < JSON.stringify(tables).length / 2, `${text.length} characters`);
  const exported: unknown = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  assert.deepEqual({ ...(exported as object) }, { ...tables });
});
