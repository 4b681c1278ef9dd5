import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inProject } from '../../../../scripts/project.ts';
import { imageBuilds, modelServers } from '../../../../src/core/data/tables.gen.ts';
import { gpusOf, surelyWithoutGpu } from '../../../../src/core/models/containerGpus.ts';
import { imageBuildOf } from '../../../../src/core/models/imageBuild.ts';
import { launchedServer, modelServerOf } from '../../../../src/core/models/modelServers.ts';
import { containerIn, podText } from './containerSamples.ts';

test('every row says where it is from and when that was read', async () => {
  const { rows } = JSON.parse(await readFile(inProject('schemas/data/modelServers.json'), 'utf8')) as { rows: readonly { name: string; source: string; asOf: string }[] };
  assert.ok(rows.length > 5);
  for (const { name, source, asOf } of rows) {
    assert.match(source, /https:\/\//, name);
    assert.match(asOf, /^20\d\d-\d\d$/, name);
  }
  for (const row of modelServers.rows) assert.ok(['nvidia', 'amd', 'none', 'optional', 'unknown'].includes(row.gpu), row.name);
});

/** What surely stands in every text that fits a pattern, for each of the ways it offers. */
function literalsOf(pattern: string): readonly string[] {
  // Innermost groups first, until none is left: what they hold may differ, and what is optional may be missing.
  const bare = pattern.replace(/\[[^\]]*\][*+?]?/g, '·');
  const flat = (text: string): string => {
    const shorter = text.replace(/\(\?:[^()]*\)[*+?]?/g, '·');
    return shorter === text ? text : flat(shorter);
  };
  return flat(bare).split('|').map((way) => way.replaceAll('\\.', '.'));
}

test('the word of a row stands in every image that the row fits', () => {
  assert.deepEqual(literalsOf('(?:vllm|lmcache)/vllm-openai|a[^/]+(?:b(?:c|d))?|llama\\.cpp'), ['·/vllm-openai', 'a··', 'llama.cpp']);
  for (const { image, named, word } of modelServers.rows) for (const way of literalsOf(named === '' ? image : `${image}|${named}`)) assert.ok(way.includes(word), `${way} without ${word}`);
  for (const { image, tag, word } of imageBuilds.rows) {
    const ofTag = literalsOf(tag);
    for (const way of literalsOf(image)) assert.ok(way.includes(word) || ofTag.every((own) => own.includes(word)), `${way}:${tag} without ${word}`);
  }
});

test('what a server needs depends on the image and its tag, through any mirror', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['vllm/vllm-openai:v0.8.5', 'nvidia official'],
    ['mirror.example.com:5000/hub/vllm/vllm-openai', 'nvidia official'],
    ['vllm/vllm-openai-cpu:v0.19.0', 'none official'],
    ['rocm/vllm-dev:nightly', 'amd official'],
    ['team/vllm-openai:1', 'unknown'],
    ['lmsysorg/sglang:v0.4.6-rocm630', 'amd official'],
    [`lmsysorg/sglang@sha256:${'a'.repeat(64)}`, 'unknown official'],
    [`rocm/vllm@sha256:${'a'.repeat(64)}`, 'amd official'],
    ['ghcr.io/ggml-org/llama.cpp:server', 'none official'],
    ['ghcr.io/ggml-org/llama.cpp:server-cuda-b4719', 'nvidia official'],
    ['kserve/huggingfaceserver:latest-gpu', 'nvidia official'],
    ['ghcr.io/huggingface/text-embeddings-inference:cpu-1.7', 'none official'],
    ['python:3.12', undefined],
  ];
  for (const [image, expected] of cases) {
    const server = modelServerOf(image);
    assert.equal(server && `${server.gpu}${server.official ? ' official' : ''}`, expected, image);
  }
});

test('a launch is found by its words, with or without folders', () => {
  assert.deepEqual([launchedServer(['exec', '/opt/venv/bin/vllm', 'serve', 'm'])?.server.id, launchedServer(['exec', '/opt/venv/bin/vllm', 'serve', 'm'])?.after], ['vllm', 3]);
  assert.equal(launchedServer(['vllm', 'bench', 'serve'])?.server.id, undefined);
  assert.equal(launchedServer([]), undefined);
});

test('images tell for whose GPUs they are built', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['tensorflow/tensorflow', 'none', 'tensorflow/tensorflow:latest-gpu'],
    ['tensorflow/tensorflow:2.4.0', 'none', 'tensorflow/tensorflow:2.4.0-gpu'],
    ['tensorflow/tensorflow:2.16.1-gpu-jupyter', 'nvidia', undefined],
    ['tensorflow/tensorflow:devel', undefined, undefined],
    ['team/inference-cpu:1', 'none', undefined],
    ['team/inference:1.0-cpu-slim', 'none', undefined],
    ['team/cpuid:1', undefined, undefined],
    ['nvcr.io/nvidia/pytorch:25.01-py3', 'nvidia', undefined],
    ['nvcr.io/nvidia/k8s-device-plugin:v0.17.0', undefined, undefined],
  ];
  for (const [image, builtFor, gpuImage] of cases) assert.deepEqual([imageBuildOf(image)?.builtFor, imageBuildOf(image)?.gpuImage], [builtFor, gpuImage], image);
});

/** Whether a container with these resources asks for any GPU, and for how many. */
function count(resources: string): readonly [boolean, number | undefined] {
  const gpus = gpusOf(containerIn(podText(`image: a\nresources: ${resources}`)));
  return [gpus.any, gpus.count];
}

function sure(lines: string): boolean {
  return surelyWithoutGpu(containerIn(podText(`image: a\n${lines}`)));
}

test('GPUs are counted in limits first, whole ones only', () => {
  assert.deepEqual(count('{limits: {nvidia.com/gpu: "2"}, requests: {nvidia.com/gpu: 2}}'), [true, 2]);
  assert.deepEqual(count('{requests: {amd.com/gpu: 1000m}}'), [true, 1]);
  assert.deepEqual(count('{limits: {nvidia.com/mig-1g.5gb: 1}}'), [true, undefined]);
  assert.deepEqual(count('{limits: {nvidia.com/gpu: 0}}'), [false, 0]);
  assert.deepEqual(count('{limits: {cpu: 1}}'), [false, 0]);
  assert.deepEqual(count('{claims: [{name: gpu}]}'), [true, undefined]);
  assert.deepEqual(count('{limits: {nvidia.com/gpu: "${N}"}}'), [true, undefined]);
  assert.deepEqual(count('"${RESOURCES}"'), [false, undefined]);
});

test('only what is surely without a GPU is called so', () => {
  for (const lines of ['', 'resources:', 'resources: {}', 'resources: {limits: {cpu: 1, memory: 1Gi, hugepages-2Mi: 4Mi}}', 'resources: {limits: }']) assert.equal(sure(lines), true, lines);
  for (const lines of ['resources: {limits: {gpu: 1}}', 'resources: {limits: {x.com/y: 1}}', 'resources: {nvidia.com/gpu: 1}', 'limits: {nvidia.com/gpu: 1}', 'resources: ${R}', 'resources: {claims: []}']) assert.equal(sure(lines), false, lines);
});
