import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { containerNames, podPorts } from '../../../../src/ui/models/podPorts.ts';

const pod: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'digits-1' },
  spec: {
    initContainers: [{ name: 'fetch', ports: [{ containerPort: 1 }] }],
    containers: [
      { name: 'exporter', ports: [{ name: 'metrics', containerPort: 9400 }] },
      { name: 'server', ports: [{ name: 'http', containerPort: 8000, protocol: 'TCP' }, { containerPort: 53, protocol: 'UDP' }, { containerPort: 8001 }] },
      { name: 'quiet' },
    ],
  },
};

test('the TCP ports that containers declare, those for metrics last', () => {
  assert.deepEqual(podPorts(pod), [
    { container: 'server', name: 'http', port: 8000 },
    { container: 'server', name: '', port: 8001 },
    { container: 'exporter', name: 'metrics', port: 9400 },
  ]);
});

test('the containers, init containers last', () => {
  assert.deepEqual(containerNames(pod), ['exporter', 'server', 'quiet', 'fetch']);
  assert.deepEqual(containerNames({ ...pod, spec: {} }), []);
});
