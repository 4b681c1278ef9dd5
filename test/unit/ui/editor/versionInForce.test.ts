import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownKindsText, versionInForce } from '../../../../src/ui/editor/versionInForce.ts';
import { english } from '../../../../src/ui/localizer.ts';

test('the version that is checked against, and why it is that one', () => {
  assert.equal(versionInForce({ used: '1.36', asked: '', source: 'newest' }, english), 'Kubernetes 1.36, the newest that Slipway has');
  assert.equal(versionInForce({ used: '1.33', asked: '1.33', source: 'setting' }, english), 'Kubernetes 1.33, from the settings');
  assert.equal(versionInForce({ used: '1.33', asked: '1.33', source: 'configuration' }, english), 'Kubernetes 1.33, from .slipway.yaml');
  assert.equal(versionInForce({ used: '1.36', asked: '1.99', source: 'setting' }, english), 'Kubernetes 1.36, because Slipway has no schemas of 1.99');
  assert.equal(versionInForce({ used: '1.34', asked: '1.34', source: 'cluster', name: 'prod' }, english), 'Kubernetes 1.34, as the cluster prod runs it');
  assert.equal(versionInForce({ used: '1.30', asked: '1.28', source: 'cluster', name: 'prod' }, english), 'Kubernetes 1.30, because Slipway has no schemas of 1.28, which the cluster prod runs');
});

test('kinds that the workspace defines are counted', () => {
  assert.deepEqual([0, 1, 3].map((count) => ownKindsText(count, english)), ['', '1 kind defined in this workspace', '3 kinds defined in this workspace']);
});
