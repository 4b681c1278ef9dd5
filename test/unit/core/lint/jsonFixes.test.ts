import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { isJson, jsonFixes } from '../../../../src/core/lint/jsonFixes.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from './applyFix.ts';

const pod = (container: object): string => JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [{ name: 'c', ...container }], volumes: [{ name: 'v', emptyDir: {} }] } }, undefined, 2);

test('JSON is told from YAML in braces', () => {
  assert.equal(isJson(' {\n "a": 1}'), true);
  assert.equal(isJson('{}'), true);
  assert.equal(isJson('{a: 1}'), false);
  assert.equal(isJson('{{- if .Values.x }}'), false);
});

test('words get quotes and numbers keep theirs off', () => {
  const [fix] = jsonFixes('{"a": 1}', [{ title: 't', kind: 'safe', edits: [{ start: 7, end: 7, text: ', resources: {limits: {nvidia.com/gpu: 1, x: "2"}}, url: http://a b, on: true' }] }]);
  assert.ok(fix);
  assert.deepEqual(JSON.parse(applyFix('{"a": 1}', fix)), { a: 1, resources: { limits: { 'nvidia.com/gpu': 1, x: '2' } }, url: 'http://a b', on: true });
  assert.deepEqual(jsonFixes('{"a": 1}', [{ title: 't', kind: 'safe', edits: [{ start: 7, end: 7, text: ' b: 1' }] }]), []);
});

test('every fix of a JSON manifest leaves JSON, and mends what it is for', async () => {
  const linter = createLinter({ pack: await packedSchemas() });
  const cases: readonly (readonly [string, object])[] = [
    ['gpu-server-without-gpu', { image: 'vllm/vllm-openai:v1', args: ['--model', 'm'] }],
    ['shm-too-small', { image: 'vllm/vllm-openai:v1', args: ['--model', 'm', '-tp', '2'], resources: { limits: { 'nvidia.com/gpu': 2 } } }],
    ['capability-cap-prefix', { image: 'a:1', securityContext: { capabilities: { add: ['CAP_NET_RAW'] } } }],
    ['hf-token-plaintext', { image: 'a:1', env: [{ name: 'HF_TOKEN', value: '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' }] }],
    ['sglang-loopback-host', { image: 'a:1', command: ['python3', '-m', 'sglang.launch_server'], ports: [{ containerPort: 30_000 }] }],
    ['nvidia-visible-devices-in-pod', { image: 'a:1', env: [{ name: 'NVIDIA_VISIBLE_DEVICES', value: '0' }], resources: { limits: { 'nvidia.com/gpu': 1 } } }],
    ['model-server-startup-budget', { image: 'vllm/vllm-openai:v1', livenessProbe: { httpGet: { path: '/health', port: 8000 } }, resources: { limits: { 'nvidia.com/gpu': 1 } } }],
    ['gpu-limit-on-cpu-image', { image: 'tensorflow/tensorflow:2.16.1', resources: { limits: { 'nvidia.com/gpu': 1 } } }],
  ];
  for (const [rule, container] of cases) {
    const text = pod(container);
    const fixes = linter.lint({ path: 'a.json', text }).findings.filter((finding) => finding.rule === rule).flatMap((finding) => finding.fixes?.() ?? []);
    assert.ok(fixes.length > 0, rule);
    for (const fix of fixes) {
      const after = applyFix(text, fix);
      assert.doesNotThrow(() => JSON.parse(after) as unknown, `${rule}: ${fix.title}\n${after}`);
      assert.equal(linter.lint({ path: 'a.json', text: after }).findings.some((finding) => finding.rule === rule), false, `${rule}: ${fix.title}`);
    }
  }
});
