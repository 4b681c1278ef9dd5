import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionInForce } from '../../../../src/ui/editor/versionInForce.ts';
import { english } from '../../../../src/ui/localizer.ts';

test('the version that is checked against, and why it is that one', () => {
  assert.equal(versionInForce('', '1.36', english), 'Kubernetes 1.36, the newest that Slipway has');
  assert.equal(versionInForce('1.33', '1.33', english), 'Kubernetes 1.33, from the settings');
  assert.equal(versionInForce('1.99', '1.36', english), 'Kubernetes 1.36, because Slipway has no schemas of 1.99');
});
