import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCudaTag } from '../../../../src/core/images/cudaTag.ts';

/** The wrong part and the mended reference. */
function verdict(reference: string): string {
  const problem = checkCudaTag(reference);
  return problem ? `${problem.severity} «${reference.slice(problem.span.start, problem.span.end)}» → ${problem.suggestion ?? 'nothing'}` : 'fine';
}

test('references that cannot be pulled, with what was probably meant', () => {
  for (const [reference, expected] of [
    ['nvidia/cuda', 'error «nvidia/cuda» → nvidia/cuda:12.6.3-runtime-ubuntu24.04'],
    ['nvcr.io/nvidia/cuda:latest', 'error «latest» → nvcr.io/nvidia/cuda:12.6.3-runtime-ubuntu24.04'],
    ['nvidia/cuda:12.4-devel-ubuntu22.04', 'error «12.4» → nvidia/cuda:12.4.1-devel-ubuntu22.04'],
    ['nvidia/cuda:12-base', 'error «12» → nvidia/cuda:12.9.1-base'],
    ['nvidia/cuda:12.7-base-ubuntu22.04', 'error «12.7» → nothing'],
    ['nvidia/cuda:12.2.2-cudnn-devel-ubuntu22.04', 'error «cudnn» → nvidia/cuda:12.2.2-cudnn8-devel-ubuntu22.04'],
    ['nvidia/cuda:12.3.2-cudnn-devel-ubuntu22.04', 'error «cudnn» → nvidia/cuda:12.3.2-cudnn9-devel-ubuntu22.04'],
    ['nvidia/cuda:13.0.1-cudnn9-runtime-ubuntu24.04', 'error «cudnn9» → nvidia/cuda:13.0.1-cudnn-runtime-ubuntu24.04'],
    ['nvidia/cuda:12.6.3-cudnn-base-ubuntu24.04', 'error «base» → nvidia/cuda:12.6.3-cudnn-runtime-ubuntu24.04'],
    ['nvidia/cuda:12.6.3-ubuntu24.04', 'error «ubuntu24.04» → nvidia/cuda:12.6.3-runtime-ubuntu24.04'],
    ['nvidia/cuda:12.6.3', 'error «12.6.3» → nvidia/cuda:12.6.3-runtime-ubuntu22.04'],
    ['nvidia/cuda:12.6.3-slim-ubuntu24.04', 'error «slim» → nothing'],
    ['nvidia/cuda:12.6.3-devel', 'warning «12.6.3-devel» → nvidia/cuda:12.6.3-devel-ubuntu22.04'],
  ] as const) assert.equal(verdict(reference), expected, reference);
});

test('nothing is said where nothing is known', () => {
  for (const reference of [
    'nvidia/cuda:12.6.3-runtime-ubuntu24.04', 'docker.io/nvidia/cuda:12.8.1-cudnn-devel-ubi9', 'nvidia/cuda:12.4.0-base-ubuntu22.04', 'nvidia/cuda:12.6.9-cudnn8-devel-ubuntu24.04',
    'nvidia/cuda:14.0-base-ubuntu26.04', 'nvidia/cuda:10.2-base', 'nvidia/cuda:${V}-base', 'nvidia/cuda:my-own-build', 'nvidia/cudagl:latest', 'registry.example.com/nvidia/cuda', 'python:3.12', '', 'NOT A REF',
    `nvidia/cuda:latest@sha256:${'0'.repeat(64)}`,
  ]) assert.equal(verdict(reference), 'fine', reference);
});

test('every release of the table is accepted with its own cuDNN word', () => {
  for (const release of ['11.8.0', '12.2.2']) assert.equal(verdict(`nvidia/cuda:${release}-cudnn8-runtime-ubuntu22.04`), 'fine');
  for (const release of ['12.4.1', '13.2.1']) assert.equal(verdict(`nvidia/cuda:${release}-cudnn-runtime-ubuntu22.04`), 'fine');
});
