import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeNodes, nodeObject } from '../../sandbox/fakeNodeList.ts';
import { allocatable, isNodeReady } from '../../sandbox/nodeStatus.ts';

const labelValue = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const labelName = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;

test('every label of a node is one that the API server takes', () => {
  for (const node of fakeNodes) {
    for (const [name, value] of Object.entries(node.labels)) {
      assert.match(name, labelName);
      assert.match(value, labelValue);
    }
  }
});

test('no pod lands on a node that kwok plays without asking for it', () => {
  for (const node of fakeNodes) {
    assert.match(JSON.stringify(nodeObject(node, '127.0.0.1')), /"taints":\[.*\{"key":"kwok\.x-k8s\.io\/node","value":"fake","effect":"NoSchedule"\}\]/);
  }
});

test('the amounts are those of the whole node', () => {
  const [first] = fakeNodes;
  assert.ok(first);
  const object = nodeObject(first, '127.0.0.1');
  assert.equal(allocatable(object, 'nvidia.com/gpu'), '8');
  assert.equal(allocatable(object, 'amd.com/gpu'), undefined);
  assert.equal(allocatable(undefined, 'nvidia.com/gpu'), undefined);
  assert.equal(isNodeReady(object), false);
  assert.equal(isNodeReady({ status: { conditions: [{ type: 'Ready', status: 'True' }] } }), true);
  assert.equal(isNodeReady({ status: { conditions: [{ type: 'Ready', status: 'Unknown' }] } }), false);
});
