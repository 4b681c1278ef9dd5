import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { atOnce } from '../../../../src/base/steps.ts';
import type { Completion } from '../../../../src/core/assist/completion.ts';
import { completionsAt } from '../../../../src/core/assist/completionsAt.ts';
import { applyFix } from '../lint/applyFix.ts';
import { atMark, knownAt } from './known.ts';

const known = knownAt();

function offered(marked: string, path = 'a.yaml'): readonly Completion[] {
  const { text, offset } = atMark(marked);
  return atOnce(completionsAt({ path, text }, offset, known));
}

const labels = (marked: string, path?: string): readonly string[] => offered(marked, path).map(({ label }) => label);

/** The text after one of the completions was chosen. */
function chosen(marked: string, label: string): string {
  const { text, offset } = atMark(marked);
  const completion = atOnce(completionsAt({ path: 'a.yaml', text }, offset, known)).find((one) => one.label === label);
  assert.ok(completion, `${label} is not among ${labels(marked).join(', ')}`);
  const edits = [{ ...completion.span, text: completion.insert }, ...(completion.extra ? [completion.extra] : [])];
  return applyFix(text, { title: label, kind: 'safe', edits });
}

const pod = (lines: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n${lines}`;

describe('fields', () => {
  for (const [title, marked, first, some] of [
    ['of an empty line', pod('  ¦\n'), ['containers'], ['tolerations', 'runtimeClassName']],
    ['of a half-typed word', pod('  tole¦\n  containers: []\n'), [], ['tolerations']],
    ['behind the dash of a list', pod('  containers:\n    - ¦\n'), ['image', 'name'], ['image', 'resources']],
    ['of a list in line with its key', pod('  containers:\n  - ¦\n'), ['image', 'name'], ['image', 'resources']],
    ['below other fields of an item', pod('  containers:\n    - name: a\n      ima¦\n      command: [x]\n'), [], ['image', 'args']],
    ['while another line is half-typed too', pod('  hostN\n  containers:\n    - name: a\n      ¦\n'), [], ['image']],
    ['where the text below is broken', pod('  containers:\n    - name: a\n      ¦\n\t- : [\n'), [], ['image']],
    ['where the text above is broken', pod('  nodeSelector: {a: b\n  containers:\n    - name: a\n      resources:\n        ¦\n'), [], ['limits', 'requests']],
    ['at the end of the file', pod('  volumes:\n    - name: x\n      emptyDir:\n        ¦'), [], ['medium', 'sizeLimit']],
    ['of the object itself', 'apiVersion: v1\nkind: Pod\n¦\n', [], ['metadata', 'spec']],
    ['of the second document', `${pod('  containers: []\n')}---\napiVersion: v1\nkind: Service\nspec:\n  ¦\n`, [], ['clusterIP', 'ports']],
    ['in a template', `{{ if .x }}\n${pod('  {{ toYaml . }}\n  ¦\n')}{{ end }}\n`, ['containers'], []],
    ['of an empty file', '¦', ['apiVersion', 'kind', 'metadata'], []],
    ['of a file that begins', 'apiVersion: v1\nki¦\n', ['kind', 'metadata'], []],
  ] as const) {
    test(title, () => {
      const found = labels(marked);
      assert.deepEqual(found.slice(0, first.length), first, title);
      for (const label of some) assert.ok(found.includes(label), `${label} is not among ${found.join(', ')}`);
    });
  }

  test('of custom resources, the containers in them included', () => {
    const ray = 'apiVersion: ray.io/v1\nkind: RayCluster\nspec:\n  ¦\n';
    assert.equal(labels(ray)[0], 'headGroupSpec');
    assert.ok(labels('apiVersion: ray.io/v1\nkind: RayCluster\nspec:\n  headGroupSpec:\n    template:\n      spec:\n        containers:\n        - na¦\n').includes('resources'));
    assert.ok(labels('apiVersion: ¦\nkind: JobSet\n').includes('jobset.x-k8s.io/v1alpha2'));
    assert.equal(chosen('kind: Train¦', 'TrainJob'), 'apiVersion: trainer.kubeflow.org/v1alpha1\nkind: TrainJob');
  });

  test('those that are there already and those that nobody writes are left out', () => {
    const found = labels(pod('  tolerations: []\n  ¦\n  containers: []\n'));
    assert.deepEqual(found.filter((label) => ['tolerations', 'containers', 'status'].includes(label)), []);
    assert.ok(!labels('apiVersion: v1\nkind: Pod\n¦\n').includes('status'));
  });

  test('what is chosen fits into the text', () => {
    assert.equal(chosen(pod('  tole¦\n'), 'tolerations'), pod('  tolerations:\n    - \n'));
    assert.equal(chosen(pod('  containers:\n  - name: a\n    reso¦\n'), 'resources'), pod('  containers:\n  - name: a\n    resources:\n      \n'));
    assert.equal(chosen(pod('  containers:\n  - name: a\n    por¦\n'), 'ports'), pod('  containers:\n  - name: a\n    ports:\n    - \n'));
    assert.equal(chosen(pod('  containers:\n  - res¦\n'), 'resources'), pod('  containers:\n  - resources:\n      \n'));
    assert.equal(chosen(pod('  hostN¦: true\n'), 'hostIPC'), pod('  hostIPC: true\n'));
    assert.equal(chosen(pod('  re¦\n').replaceAll('\n', '\r\n'), 'restartPolicy'), pod('  restartPolicy: \n').replaceAll('\n', '\r\n'));
    assert.equal(chosen('apiVersion: v1\nkind: Pod\nspec:\n    containers:\n        - name: a\n          reso¦\n', 'resources'), 'apiVersion: v1\nkind: Pod\nspec:\n    containers:\n        - name: a\n          resources:\n              \n');
  });

  test('a field says what it is', () => {
    const [field] = offered(pod('  runtimeCl¦\n')).filter(({ label }) => label === 'runtimeClassName');
    assert.equal(field?.detail, 'string');
    assert.match(field?.paragraphs.join('\n') ?? '', /^`spec\.runtimeClassName`: string\nThe container runtime/);
  });
});

describe('resources', () => {
  test('their names under limits, GPUs first', () => {
    const text = pod('  containers:\n    - name: a\n      resources:\n        limits:\n          memory: 1Gi\n          n¦\n');
    assert.deepEqual(labels(text).slice(0, 3), ['nvidia.com/gpu', 'nvidia.com/gpu.shared', 'cpu']);
    assert.ok(!labels(text).includes('memory'));
    assert.ok(chosen(text, 'nvidia.com/gpu').endsWith('\n          nvidia.com/gpu: 1\n'));
    assert.ok(chosen(text.replace('n¦', 'nvidia.com/¦'), 'nvidia.com/gpu').endsWith('\n          nvidia.com/gpu: 1\n'));
  });

  test('in a quota with the prefix that it wants', () => {
    assert.equal(labels('apiVersion: v1\nkind: ResourceQuota\nspec:\n  hard:\n    ¦\n')[0], 'requests.nvidia.com/gpu');
  });
});

describe('values', () => {
  test('of enumerations and booleans', () => {
    assert.deepEqual(labels(pod('  restartPolicy: ¦\n')), ['Always', 'Never', 'OnFailure']);
    assert.deepEqual(labels(pod('  restartPolicy: Ne¦\n')), ['Always', 'Never', 'OnFailure']);
    assert.deepEqual(labels(pod('  hostNetwork: ¦\n')), ['true', 'false']);
    assert.equal(chosen(pod('  restartPolicy: Ne¦ # note\n'), 'Never'), pod('  restartPolicy: Never # note\n'));
  });

  test('that are usual where any is allowed', () => {
    assert.deepEqual(labels(pod('  runtimeClassName: ¦\n')), ['nvidia']);
    assert.deepEqual(labels(pod('  volumes:\n    - name: shm\n      emptyDir:\n        medium: ¦\n')), ['Memory', 'HugePages']);
    assert.deepEqual(labels(pod('  tolerations:\n    - key: ¦\n')), ['nvidia.com/gpu', 'amd.com/gpu', 'google.com/tpu']);
  });

  test('as items of a list', () => {
    assert.deepEqual(labels('apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:\n    - Read¦\n').toSorted(), ['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']);
  });

  test('of apiVersion and kind, each by the other', () => {
    assert.deepEqual(labels('apiVersion: ¦\nkind: Deployment\n'), ['apps/v1']);
    assert.deepEqual(labels('apiVersion: apps/v1\nkind: ¦\n').filter((label) => !['Deployment', 'DaemonSet', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'].includes(label)), []);
    assert.ok(labels('apiVersion: ¦\n').includes('batch/v1'));
    assert.equal(chosen('kind: Dep¦', 'Deployment'), 'apiVersion: apps/v1\nkind: Deployment');
  });
});

test('nothing where nothing can be said', () => {
  for (const [text, path] of [
    [pod('  # no¦te\n'), 'a.yaml'], [pod('  containers: |\n    ¦\n'), 'a.yaml'], [pod('  hostname: a b¦\n'), 'a.yaml'], [pod('  nonsense:\n    ¦\n'), 'a.yaml'], ['a: 1\n¦\n', 'a.yaml'],
    ['¦', 'values.yaml'], ['¦', 'Dockerfile'], ['{"apiVersion": "v1", "kind": "Pod", ¦}', 'a.json'], ['services:\n  ¦\n', 'compose.yaml'], ['apiVersion: x/v1\nkind: Y\nspec:\n  ¦\n', 'a.yaml'],
  ] as const) assert.deepEqual(labels(text, path), [], text);
});
