import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';

const pack = await packedSchemas();

function lint(head: string, version?: string): readonly Finding[] {
  const text = `${head}\nmetadata: {name: a}\n`;
  return createLinter({ pack, ...(version !== undefined && { kubernetesVersion: version }) }).lint({ path: 'a.yaml', text }).findings;
}

test('a removed API version is an error with its replacement', () => {
  const [finding] = lint('apiVersion: policy/v1beta1\nkind: PodDisruptionBudget');
  assert.equal(finding?.rule, 'schema/removed-api');
  assert.match(finding?.message ?? '', /since Kubernetes 1\.25.*use policy\/v1\.$/);
  const fix = finding?.fixes?.()[0];
  assert.ok(fix);
  assert.match(applyFix('apiVersion: policy/v1beta1\n', fix), /^apiVersion: policy\/v1\n$/);
  assert.match(lint('apiVersion: extensions/v1beta1\nkind: PodSecurityPolicy')[0]?.message ?? '', /nothing replaces it/);
});

test('a version that the pack shows to be gone is removed too, and the stable one is offered', () => {
  assert.match(lint('apiVersion: resource.k8s.io/v1alpha2\nkind: ResourceClaim')[0]?.message ?? '', /use resource\.k8s\.io\/v1\.$/);
  assert.deepEqual(lint('apiVersion: resource.k8s.io/v1alpha2\nkind: ResourceClaim', '1.30').filter((finding) => finding.rule === 'schema/removed-api'), []);
});

test('a version that comes later is not there yet', () => {
  assert.match(lint('apiVersion: resource.k8s.io/v1\nkind: DeviceClass', '1.32')[0]?.message ?? '', /exists from Kubernetes 1\.34 on/);
});

test('a kind in the wrong group is told the right one', () => {
  const [finding] = lint('apiVersion: v1\nkind: Deployment');
  assert.equal(finding?.rule, 'schema/unknown-kind');
  assert.equal(finding?.severity, 'error');
  assert.match(finding?.message ?? '', /Deployment is in apps\/v1\.$/);
  assert.match(lint('apiVersion: app/v1\nkind: Deployment')[0]?.message ?? '', /no API group "app"; Deployment is in apps\/v1/);
});

test('a misspelt kind of a built-in group gets the nearest name', () => {
  assert.match(lint('apiVersion: apps/v1\nkind: Deploymnt')[0]?.message ?? '', /did you mean Deployment\?$/);
});

test('a custom resource without a schema is a hint only', () => {
  assert.deepEqual(lint('apiVersion: example.com/v1\nkind: Model').map(({ rule, severity }) => `${severity} ${rule}`), ['hint schema/unknown-kind']);
});

function say(head: string): string {
  return lint(head).map(({ severity, message }) => `${severity} ${message}`).join();
}

test('a custom resource of a known group: another version, a misspelt kind or group is a warning, an unknown kind a hint', () => {
  assert.match(say('apiVersion: ray.io/v1beta1\nkind: RayCluster'), /^warning RayCluster is known in ray\.io\/v1 and ray\.io\/v1alpha1, and not in ray\.io\/v1beta1/);
  assert.match(say('apiVersion: ray.io/v1\nkind: RayClustr'), /^warning No kind RayClustr is known in ray\.io\/v1; did you mean RayCluster\?$/);
  assert.match(say('apiVersion: ray.oi/v1\nkind: RayCluster'), /^warning There is no API group "ray\.oi"; RayCluster is in ray\.io\/v1\.$/);
  assert.match(say('apiVersion: argoproj.io/v1alpha1\nkind: Application'), /^hint No schema for Application/);
  assert.match(say('apiVersion: v1\nkind: Job'), /^error There is no Job in v1, so the API server refuses the object; Job is in batch\/v1\.$/);
});

test('files of tools and kubeconfigs are no objects of a cluster', () => {
  for (const head of ['apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster', 'apiVersion: v1\nkind: Config', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization']) assert.deepEqual(lint(head), []);
});

test('one half of the head alone is an error, and one that is no text', () => {
  assert.match(say('apiVersion: 1\nkind: Pod'), /^error "apiVersion" must be text/);
  assert.match(say('apiVersion: v1\nkind: [Pod]'), /^error "kind" must be text/);
  assert.match(say('apiVersion: v1\nkind:'), /^error "kind" must be text/);
  assert.equal(say('apiVersion: v1\nkind: {{ .Values.kind }}'), '');
  assert.deepEqual(lint('apiVersion: v1').map((finding) => finding.rule), ['schema/required']);
});

test('a deprecated API version is a warning with its replacement, from the release on that deprecates it', () => {
  const [finding, ...others] = lint('apiVersion: storage.k8s.io/v1beta1\nkind: VolumeAttributesClass\ndriverName: a\nparameters: {a: b}', '1.35');
  assert.deepEqual(others, []);
  assert.equal(`${finding?.severity} ${finding?.rule} ${finding?.tags?.join()}`, 'warning schema/deprecated-api deprecated');
  assert.match(finding?.message ?? '', /deprecated since Kubernetes 1\.34 and goes with 1\.37; use storage\.k8s\.io\/v1\.$/);
  const fix = finding?.fixes?.()[0];
  assert.ok(fix);
  assert.equal(applyFix('apiVersion: storage.k8s.io/v1beta1\n', fix), 'apiVersion: storage.k8s.io/v1\n');
  assert.deepEqual(lint('apiVersion: storage.k8s.io/v1beta1\nkind: VolumeAttributesClass\ndriverName: a\nparameters: {a: b}', '1.33'), []);
  assert.match(say('apiVersion: v1\nkind: Endpoints'), /^warning Endpoints in v1 is deprecated since Kubernetes 1\.33; use EndpointSlice in discovery\.k8s\.io\/v1\.$/);
  assert.deepEqual(lint('apiVersion: coordination.k8s.io/v1beta1\nkind: LeaseCandidate\nspec: {leaseName: a, binaryVersion: 1.36.0, strategy: OldestEmulationVersion}').filter(({ rule }) => rule === 'schema/deprecated-api'), [], 'nothing newer is there');
});

test('a group of the community is none of Kubernetes that was misspelt', () => {
  const found = lint('apiVersion: scheduling.x-k8s.io/v1alpha1\nkind: PodGroup');
  assert.deepEqual(found.map(({ severity }) => severity), ['hint']);
});
