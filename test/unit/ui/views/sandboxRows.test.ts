import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readSandboxStatus, sandboxRows } from '../../../../src/ui/views/sandboxRows.ts';
import { rowContext, rowText } from './rowText.ts';

const status = JSON.stringify({ engine: { state: 'ready', text: 'Docker 28', since: 'x' }, controlPlane: { state: 'building', text: 'about 5 minutes' }, node: { state: 'failed', text: 'no root' } });

describe('the sandbox row of the Clusters view', () => {
  test('tells how many parts are ready and what each one does', () => {
    assert.equal(
      rowText(sandboxRows(readSandboxStatus(status), rowContext)),
      'Sandbox | 1 of 3 parts ready\n  engine | ready · Docker 28\n  control plane | starting · about 5 minutes\n  node | failed · no root\n',
    );
  });

  test('parts may stand below a field of that name', () => {
    assert.deepEqual(readSandboxStatus(`{"parts": ${status}}`), readSandboxStatus(status));
  });

  test('a half-written file, no file and a stopped sandbox have no row', () => {
    assert.deepEqual(readSandboxStatus(status.slice(0, 30)), []);
    assert.deepEqual(sandboxRows([], rowContext), []);
    assert.deepEqual(sandboxRows([{ name: 'engine', state: 'stopped', text: '' }], rowContext), []);
  });
});
