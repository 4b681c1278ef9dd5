import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isExtendedResource, isGpuResource, isKnownAccelerator, isNativeResource } from '../../../../src/core/kubernetes/acceleratorNames.ts';

test('extended resources have a vendor and obey the rules of names', () => {
  for (const name of ['nvidia.com/gpu', 'nvidia.com/mig-1g.5gb.me', 'rdma/ib', 'amd.com/gpu', 'nvidia.com/GPU']) assert.ok(isExtendedResource(name), name);
  for (const name of ['cpu', 'gpu', 'hugepages-2Mi', 'Nvidia.com/gpu', 'a/b/c', 'nvidia.com/mig-1g.5gb+me', 'requests.nvidia.com/gpu', 'deviceclass.resource.kubernetes.io/x', 'nvidia.com/', '/gpu']) assert.ok(!isExtendedResource(name), name);
  assert.ok(isNativeResource('alpha.kubernetes.io/nvidia-gpu'));
});

test('MIG profiles are known by their shape', () => {
  for (const name of ['nvidia.com/mig-1g.5gb', 'nvidia.com/mig-1c.3g.40gb', 'nvidia.com/mig-1g.24gb-me', 'nvidia.com/mig-1g.10gb.shared']) assert.ok(isKnownAccelerator(name), name);
  for (const name of ['nvidia.com/mig-1g-5gb', 'nvidia.com/mig1g.5gb', 'nvidia.com/mig-1g']) assert.ok(!isKnownAccelerator(name), name);
});

test('network cards are known and are no GPUs', () => {
  assert.ok(isKnownAccelerator('rdma/hca') && !isGpuResource('rdma/hca'));
  assert.ok(isGpuResource('habana.ai/gaudi') && isGpuResource('google.com/tpu'));
});
