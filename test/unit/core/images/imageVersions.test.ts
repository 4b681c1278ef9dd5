import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGpuReady, readEnvironment, readVersions } from '../../../../src/core/images/imageVersions.ts';

const cases: readonly { readonly name: string; readonly env: readonly string[]; readonly labels?: Record<string, string>; readonly versions: object; readonly gpu: boolean }[] = [
  { name: 'nothing known', env: ['PATH=/bin'], versions: {}, gpu: false },
  { name: 'a CUDA base image', env: ['CUDA_VERSION=12.4.1', 'NV_CUDNN_VERSION=9.1.0.70-1'], versions: { cuda: '12.4.1', cudnn: '9.1.0.70' }, gpu: true },
  { name: 'a PyTorch image', env: ['PYTORCH_VERSION=2.3.0a0+40ec155e58', 'NVIDIA_VISIBLE_DEVICES=all'], versions: { torch: '2.3.0a0' }, gpu: true },
  { name: 'a Python image', env: ['PYTHON_VERSION=3.12.4'], versions: { python: '3.12.4' }, gpu: false },
  { name: 'an AMD image', env: ['ROCM_VERSION=6.1'], versions: { rocm: '6.1' }, gpu: true },
  { name: 'devices refused', env: ['CUDA_VERSION=12.4.1', 'NVIDIA_VISIBLE_DEVICES=void'], versions: { cuda: '12.4.1' }, gpu: false },
  { name: 'a label instead of a variable', env: [], labels: { 'com.nvidia.cudnn.version': '8.9.7' }, versions: { cudnn: '8.9.7' }, gpu: false },
  { name: 'a value that is no version', env: ['CUDA_VERSION=latest'], versions: {}, gpu: false },
];

for (const { name, env, labels, versions, gpu } of cases) {
  test(`versions of ${name}`, () => {
    const environment = readEnvironment(env);
    const found = readVersions(environment, labels ?? {});
    assert.deepEqual(found, versions);
    assert.equal(isGpuReady(environment, found), gpu);
  });
}

test('a value may contain = and an entry may have none', () => {
  assert.deepEqual(readEnvironment(['A=b=c', 'BARE']), { A: 'b=c', BARE: '' });
});
