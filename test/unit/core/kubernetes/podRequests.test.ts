import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../../src/core/json.ts';
import { allocatableOf, holdsResources, podRequests } from '../../../../src/core/kubernetes/podRequests.ts';
import { node, object } from '../deploy/objects.ts';

const requests = (amounts: JsonObject): JsonObject => ({ resources: { requests: amounts } });
const asked = (spec: JsonObject): unknown => podRequests(object('v1', 'Pod', 'one', { spec }));

test('containers add up; a limit alone is a request', () => {
  assert.deepEqual(asked({ containers: [requests({ cpu: '500m', memory: '1Gi' }), { resources: { limits: { cpu: '1', 'nvidia.com/gpu': 2 } } }] }), {
    cpu: 1.5, memory: 2 ** 30, 'nvidia.com/gpu': 2,
  });
});

test('a request beside a limit counts, not the limit', () => {
  assert.deepEqual(asked({ containers: [{ resources: { requests: { cpu: '1' }, limits: { cpu: '4' } } }] }), { cpu: 1 });
});

test('init containers run one after the other, so the largest counts where it exceeds the rest', () => {
  assert.deepEqual(asked({ initContainers: [requests({ cpu: '3' }), requests({ cpu: '1' })], containers: [requests({ cpu: '2' })] }), { cpu: 3 });
});

test('sidecars run beside everything that comes after them', () => {
  const sidecar = { ...requests({ cpu: '1' }), restartPolicy: 'Always' };
  assert.deepEqual(asked({ initContainers: [requests({ cpu: '4' }), sidecar, requests({ cpu: '4' })], containers: [requests({ cpu: '2' })] }), { cpu: 5 });
  assert.deepEqual(asked({ initContainers: [sidecar], containers: [requests({ cpu: '2' })] }), { cpu: 3 });
});

test('overhead is added, and requests of the pod itself take the containers’ place', () => {
  assert.deepEqual(asked({ containers: [requests({ cpu: '1' })], overhead: { cpu: '250m' } }), { cpu: 1.25 });
  assert.deepEqual(asked({ containers: [requests({ cpu: '1', 'nvidia.com/gpu': '1' })], resources: { requests: { cpu: '8' } } }), { cpu: 8, 'nvidia.com/gpu': 1 });
});

test('what is no quantity is left out', () => {
  assert.deepEqual(asked({ containers: [requests({ cpu: 'lots', memory: {} })] }), {});
  assert.deepEqual(podRequests(object('v1', 'Pod', 'one')), {});
});

test('a node offers what is allocatable', () => {
  assert.deepEqual(allocatableOf(node('h100-0', { 'nvidia.com/gpu': '8' })), { cpu: 64, memory: 512 * 2 ** 30, 'nvidia.com/gpu': 8 });
});

test('a pod holds what it asked for until it has finished', () => {
  const phases = ['Pending', 'Running', 'Unknown', 'Succeeded', 'Failed'];
  assert.deepEqual(phases.map((phase) => holdsResources(object('v1', 'Pod', 'one', { status: { phase } }))), [true, true, true, false, false]);
});
