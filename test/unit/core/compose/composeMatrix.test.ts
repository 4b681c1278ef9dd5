import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeGpuInvalid } from '../../../../src/core/rules/compose/composeGpuInvalid.ts';
import { lintCompose } from './lintCompose.ts';

/** What compose-go 2.16.1, the reader that Compose is made of, does with a service of these fields. */
const matrix: readonly (readonly ['accepted' | 'refused', string])[] = [
  ['accepted', 'gpus: all'],
  ['accepted', 'gpus: [{driver: nvidia, count: 1}]'],
  ['accepted', 'gpus: [{foo: 1}]'],
  ['accepted', 'runtime: nvidia'],
  ['accepted', 'devices: [nvidia.com/gpu=all]'],
  ['accepted', '<<: {gpus: all}'],
  ['accepted', 'deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: gpu, value: 1}}]}}}'],
  ...requests('accepted', ['driver: nvidia, capabilities: [gpu]', 'driver: nvidia, count: 1, capabilities: [gpu]', 'count: 1, capabilities: []', 'count: ALL, capabilities: [gpu]', "count: '1', capabilities: [gpu]", 'count: -1, capabilities: [gpu]', 'count: 0, capabilities: [gpu]', "count: '${N:-1}', capabilities: [gpu]"]),
  ...requests('refused', ['driver: nvidia, count: 1', "count: 1, device_ids: ['0'], capabilities: [gpu]", 'device_ids: [0], capabilities: [gpu]', "device_ids: '0', capabilities: [gpu]", 'count: 1, capabilities: gpu', 'count: 1, capabilities: [[gpu]]', 'count: 1, capabilities: [gpu, gpu]', 'count: 1, capabilities: [gpu, 1]', 'count: 1, capabilities:', 'count: two, capabilities: [gpu]', 'count: 1.5, capabilities: [gpu]', 'count: true, capabilities: [gpu]', 'count: , capabilities: [gpu]', "ids: ['0'], capabilities: [gpu]"]),
  ['refused', 'deploy: {resources: {reservations: {devices: {driver: nvidia, capabilities: [gpu]}}}}'],
  ['refused', 'deploy: {resources: {reservations: {devices: }}}'],
  ['refused', 'deploy: {resources: {reservations: {devices: [nvidia.com/gpu=all]}}}'],
  ['refused', 'deploy: {resources: {limits: {devices: [{capabilities: [gpu]}]}}}'],
  ['refused', 'deploy: {reservations: {devices: [{capabilities: [gpu]}]}}'],
  ['refused', 'deploy: {resources: {devices: [{capabilities: [gpu]}]}}'],
  ['refused', 'resources: {reservations: {devices: [{capabilities: [gpu]}]}}'],
  ['refused', 'devices: [{driver: nvidia, count: 1, capabilities: [gpu]}]'],
  ['refused', 'gpus: 1'],
  ['refused', "gpus: '1'"],
  ['refused', 'gpus: true'],
  ['refused', 'gpus: ALL'],
  ['refused', 'gpus: {count: 1}'],
  ['refused', 'gpus:'],
  ['refused', 'gpus: [all]'],
  ['refused', "gpus: [{driver: nvidia, count: 1, device_ids: ['0']}]"],
  ['refused', 'gpus: [{device_ids: [0]}]'],
  ['refused', 'gpus: [{count: 1, capabilities: gpu}]'],
];

function requests(verdict: 'accepted' | 'refused', fields: readonly string[]): (readonly ['accepted' | 'refused', string])[] {
  return fields.map((each) => [verdict, `deploy: {resources: {reservations: {devices: [{${each}}]}}}`]);
}

for (const [verdict, fields] of matrix) {
  test(`Compose ${verdict === 'accepted' ? 'accepts' : 'refuses'} ${fields}`, () => {
    for (const text of [`services:\n  a:\n    image: x:1\n    ${fields}\n`, `version: "2.4"\r\nservices:\r\n  a:\r\n    image: x:1\r\n    ${fields}\r\n`]) {
      const findings = lintCompose(text, [composeGpuInvalid]);
      assert.equal(findings.length, verdict === 'accepted' ? 0 : 1, findings.map((finding) => finding.message).join('\n'));
      assert.ok(findings.every((finding) => finding.severity === 'error' && finding.span.start < finding.span.end && finding.span.end <= text.length));
    }
  });
}

test('what a template, a variable or a tag decides is not judged', () => {
  for (const fields of ['gpus: ${GPUS}', 'gpus: !reset null', 'gpus: !override [{count: 1}]', 'deploy: {resources: {reservations: {devices: [{count: "${N}", capabilities: ["${C}"]}]}}}', 'deploy: {resources: {reservations: {devices: {{ devices }}}}}']) {
    assert.deepEqual(lintCompose(`services:\n  a:\n    ${fields}\n`, [composeGpuInvalid]), [], fields);
  }
});

test('a file without services, or of version 1, has nothing to judge', () => {
  for (const text of ['', 'a:\n  image: x\n  gpus: 1\n', 'services:\n', 'services: [a]\n', 'x-a: &a {gpus: 1}\nservices: {}\n', 'services:\n  x-a: {gpus: 1}\n', '- a\n']) {
    assert.deepEqual(lintCompose(text, [composeGpuInvalid]), [], text);
  }
});

test('a mistake in an anchor is reported once', () => {
  const text = 'x-gpu: &gpu\n  gpus: 2\nservices:\n  a:\n    <<: *gpu\n  b:\n    <<: *gpu\n';
  assert.deepEqual(lintCompose(text, [composeGpuInvalid]).map(({ span }) => text.slice(span.start, span.end)), ['2']);
});
