import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountAlone, amountText } from '../../../../../src/core/clusters/scheduling/amountText.ts';
import { selectorTrouble, untoleratedTaints } from '../../../../../src/core/clusters/scheduling/nodeSelection.ts';
import type { JsonObject } from '../../../../../src/core/json.ts';
import { node, pod } from '../../deploy/objects.ts';

const labelled = node('h100-0', {}, { labels: { product: 'H100', memory: '81559', zone: 'a' } });

/** What a node affinity with these alternatives does not like about the node. */
function affinity(...terms: readonly JsonObject[]): string | undefined {
  const required = { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } };
  return selectorTrouble(pod('p', { spec: { affinity: { nodeAffinity: required } } }), labelled);
}

const expression = (key: string, operator: string, ...values: readonly string[]): JsonObject => ({ matchExpressions: [{ key, operator, values }] });

const operators: readonly (readonly [term: JsonObject, trouble: string | undefined])[] = [
  [expression('product', 'In', 'H100', 'H200'), undefined],
  [expression('product', 'In', 'H200'), 'has product=H100, the pod wants In H200'],
  [expression('absent', 'In', 'x'), 'has no label absent, the pod wants In x'],
  [expression('product', 'NotIn', 'H200'), undefined],
  [expression('absent', 'NotIn', 'x'), undefined],
  [expression('product', 'NotIn', 'H100'), 'has product=H100, the pod wants NotIn H100'],
  [expression('product', 'Exists'), undefined],
  [expression('absent', 'Exists'), 'has no label absent, the pod wants Exists'],
  [expression('absent', 'DoesNotExist'), undefined],
  [expression('zone', 'DoesNotExist'), 'has zone=a, the pod wants DoesNotExist'],
  [expression('memory', 'Gt', '40000'), undefined],
  [expression('memory', 'Gt', '81559'), 'has memory=81559, the pod wants Gt 81559'],
  [expression('memory', 'Lt', '81560'), undefined],
  [expression('absent', 'Lt', '1'), 'has no label absent, the pod wants Lt 1'],
  [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['h100-0'] }] }, undefined],
  [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['h100-1'] }] }, 'has metadata.name=h100-0, the pod wants In h100-1'],
];

for (const [term, trouble] of operators) test(`affinity ${JSON.stringify(term)}`, () => assert.equal(affinity(term), trouble));

test('terms are alternatives, expressions of a term are not', () => {
  assert.equal(affinity(expression('product', 'In', 'H200'), expression('zone', 'In', 'a')), undefined);
  assert.equal(affinity({ matchExpressions: [{ key: 'product', operator: 'Exists' }, { key: 'zone', operator: 'In', values: ['b'] }] }), 'has zone=a, the pod wants In b');
});

test('a node selector has to be met as well', () => {
  assert.equal(selectorTrouble(pod('p', { spec: { nodeSelector: { product: 'H100', zone: 'a' } } }), labelled), undefined);
  assert.equal(selectorTrouble(pod('p', { spec: { nodeSelector: { zone: 'b' } } }), labelled), 'has zone=a, the pod wants b');
  assert.equal(selectorTrouble(pod('p'), labelled), undefined);
});

const tainted = node('n', {}, { taints: [{ key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' }, { key: 'spot', effect: 'PreferNoSchedule' }] });

const tolerations: readonly (readonly [toleration: JsonObject, isEnough: boolean])[] = [
  [{ key: 'nvidia.com/gpu', operator: 'Exists' }, true],
  [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }, true],
  [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoExecute' }, false],
  [{ key: 'nvidia.com/gpu', value: 'present' }, true],
  [{ key: 'nvidia.com/gpu', operator: 'Equal', value: 'true' }, false],
  [{ key: 'nvidia.com/gpu' }, false],
  [{ operator: 'Exists' }, true],
  [{ operator: 'Equal' }, false],
  [{ key: 'amd.com/gpu', operator: 'Exists' }, false],
];

for (const [toleration, isEnough] of tolerations) {
  test(`toleration ${JSON.stringify(toleration)} is ${isEnough ? '' : 'not '}enough`, () => {
    assert.equal(untoleratedTaints(pod('p', { spec: { tolerations: [toleration] } }), tainted).length, isEnough ? 0 : 1);
  });
}

test('amounts read as manifests write them', () => {
  assert.equal(amountText(16, 'nvidia.com/gpu'), '16 nvidia.com/gpu');
  assert.equal(amountAlone(1.5, 'cpu'), '1500m');
  assert.equal(amountAlone(64, 'cpu'), '64');
  assert.equal(amountAlone(64 * 2 ** 30, 'memory'), '64Gi');
  assert.equal(amountAlone(1.5 * 2 ** 30, 'memory'), '1.5Gi');
  assert.equal(amountAlone(500, 'memory'), '500');
  assert.equal(amountAlone(2 ** 50, 'ephemeral-storage'), '1Pi');
});
