import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { applyStage } from '../../../../src/core/deploy/apply/applyOrder.ts';
import { isChangedJob, renamedJob } from '../../../../src/core/deploy/apply/renamedJob.ts';
import { placesOf, withValue } from '../../../../src/core/deploy/manifests/objectPath.ts';
import { object } from './objects.ts';
import { play, samplePlan, stage } from './playground.ts';

const immutable = new AppError('manifestRejected', { object: 'Job/train', reason: 'Job.batch "train" is invalid: spec.template: Invalid value: core.PodTemplateSpec{…}: field is immutable' });

test('only a Job of Kubernetes whose spec is fixed gets another name', () => {
  const job = object('batch/v1', 'Job', 'train');
  assert.equal(isChangedJob(job, immutable), true);
  assert.equal(isChangedJob(object('batch.volcano.sh/v1alpha1', 'Job', 'train'), immutable), false);
  assert.equal(isChangedJob(object('apps/v1', 'StatefulSet', 'train'), immutable), false);
  assert.equal(isChangedJob(job, new AppError('manifestRejected', { object: 'Job/train', reason: 'spec.template is missing' })), false);
  assert.equal(isChangedJob(job, new AppError('clusterForbidden', { reason: 'field is immutable' })), false);
});

function named(name: string, image: string): string {
  return renamedJob(object('batch/v1', 'Job', name, { spec: { image } })).metadata.name ?? '';
}

test('the name depends on the spec alone and stays within what Kubernetes allows', () => {
  assert.equal(named('train', 'a'), named('train', 'a'));
  assert.notEqual(named('train', 'a'), named('train', 'b'));
  assert.equal(named('x'.repeat(63), 'a').length, 57);
  assert.match(named(`${'x'.repeat(47)}-${'y'.repeat(20)}`, 'a'), /^x{47}-[0-9a-f]{8}$/);
});

const stages: readonly (readonly [apiVersion: string, kind: string, stage: number])[] = [
  ['v1', 'Namespace', 0], ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 0], ['rbac.authorization.k8s.io/v1', 'ClusterRole', 1],
  ['v1', 'ResourceQuota', 1], ['v1', 'Secret', 2], ['v1', 'PersistentVolumeClaim', 2], ['serving.kserve.io/v1alpha1', 'ServingRuntime', 2],
  ['v1', 'Service', 3], ['serving.knative.dev/v1', 'Service', 4], ['apps/v1', 'Deployment', 4], ['models.example.com/v1', 'Oracle', 4],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', 5], ['networking.k8s.io/v1', 'Ingress', 5], ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 6],
];

for (const [apiVersion, kind, number] of stages) test(`${apiVersion} ${kind} is applied in stage ${number}`, () => assert.equal(applyStage(object(apiVersion, kind, 'x')), number));

test('a path leads to values, and a value is replaced without touching the rest', () => {
  const root = { a: [{ b: 1, c: { d: 2 } }, { b: 3 }], e: { f: { b: 4 } } };
  assert.deepEqual(placesOf(root, 'a.*.b').map(({ path }) => path.join('/')), ['a/0/b', 'a/1/b']);
  assert.deepEqual(placesOf(root, 'e.*.b').map(({ value }) => value), [4]);
  assert.deepEqual(placesOf(root, 'a.b.c'), []);
  const changed = withValue(root, ['a', 0, 'c', 'd'], 9);
  assert.deepEqual(changed, { a: [{ b: 1, c: { d: 9 } }, { b: 3 }], e: { f: { b: 4 } } });
  assert.equal(changed.e, root.e);
  assert.equal(root.a[0]?.c?.d, 2);
});

test('an admission webhook without dry run is no refusal', async () => {
  const scene = stage();
  scene.cluster.refusals.set('dry Service/digits', new AppError('manifestRejected', { object: 'Service/digits', reason: 'admission webhook "x" does not support dry run' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.equal(outcome.result, 'done');
  assert.ok(texts.includes('apply: Service/digits (k8s/serve.yaml line 1) cannot be checked beforehand: an admission webhook takes no dry runs.'));
  assert.ok(texts.includes('apply: 1 of 2 objects passed the dry run.'));
});

test('a field of another manager is a conflict, never taken', async () => {
  const scene = stage();
  scene.cluster.refusals.set('dry Deployment/digits', new AppError('fieldConflict', { object: 'Deployment/digits', manager: 'kube-controller-manager', fields: '.spec.replicas' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.equal(texts.at(-1), 'apply failed: Deployment/digits has fields that kube-controller-manager owns (.spec.replicas); drop them from the manifest or take ownership.');
  assert.equal(outcome.journal.length, 0);
});

test('a cluster that does not answer ends the check at once', async () => {
  const scene = stage();
  scene.cluster.refusals.set('dry Service/digits', new AppError('clusterUnreachable', { context: 'dev', server: 'https://x', reason: 'refused.' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.deepEqual(scene.cluster.requests, ['dry Service/digits']);
  assert.equal(texts.at(-1), 'apply failed: The cluster "dev" does not answer at https://x: refused.');
  assert.equal(outcome.failedStep, 'apply');
});

test('a kind that this deploy defines is waited for before its objects are sent', async () => {
  const scene = stage();
  scene.cluster.refusals.set('dry Oracle/one', new AppError('kindUnknown', { context: 'dev', kind: 'Oracle', apiVersion: 'models.example.com/v1' }));
  scene.cluster.onApplied = (applied) => {
    if (applied.kind !== 'CustomResourceDefinition') return;
    setTimeout(() => {
      scene.cluster.refusals.clear();
      scene.cluster.put({ ...applied, status: { conditions: [{ type: 'Established', status: 'True' }] } });
    }, 20);
  };
  const crd = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: oracles.models.example.com}\nspec: {group: models.example.com, names: {kind: Oracle}}\n';
  const text = `apiVersion: models.example.com/v1\nkind: Oracle\nmetadata: {name: one}\n---\n${crd}`;
  const { outcome, texts } = await play(samplePlan({ dockerfiles: [], manifests: [{ path: 'a.yaml', text }] }), scene);
  assert.equal(outcome.result, 'done', texts.join('\n'));
  assert.ok(texts.includes('apply: Oracle/one (a.yaml line 1) is not checkable yet: the kind Oracle is made first.'));
  assert.deepEqual(scene.cluster.requests.slice(-3), ['apply CustomResourceDefinition/oracles.models.example.com', 'dry Oracle/one', 'apply Oracle/one']);
});
