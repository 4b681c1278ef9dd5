import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../../scripts/project.ts';
import { AppError } from '../../../../src/base/errors.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import { formatImageRef } from '../../../../src/core/images/imageRef.ts';
import { leaveOut, type DeployPlan, type PlanInput } from '../../../../src/core/deploy/plan.ts';
import { planDeploy } from '../../../../src/core/deploy/planDeploy.ts';
import { baseImageName } from '../../../sandbox/imageNames.ts';
import { imageTag } from '../../../../src/core/deploy/imageTag.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

function manifest(...images: string[]): { path: string; text: string } {
  const containers = images.map((image, i) => `    - {name: c${i}, image: "${image}"}\n`).join('');
  return { path: 'k8s/pod.yaml', text: `apiVersion: v1\nkind: Pod\nmetadata:\n  name: one\nspec:\n  containers:\n${containers}` };
}

function input(rest: Partial<PlanInput>): PlanInput {
  return {
    folder: '/home/me/digits', dockerfiles: [], manifests: [], target: { cluster: 'dev', namespace: 'models' }, settings: {},
    revision: { from: 'git', commit }, answers: {}, ...rest,
  };
}

function plan(rest: Partial<PlanInput>): DeployPlan {
  const planned = planDeploy(input(rest));
  assert.equal(planned.state, 'ready');
  return planned.plan;
}

function asks(rest: Partial<PlanInput>): unknown {
  const planned = planDeploy(input(rest));
  assert.equal(planned.state, 'ask');
  return planned.questions;
}

function refusal(rest: Partial<PlanInput>): string {
  try {
    planDeploy(input(rest));
  } catch (error) {
    assert.ok(error instanceof AppError);
    return errorMessage(error);
  }
  return assert.fail('nothing was refused');
}

/** A file of the sample workspace. */
function sample(path: string): { path: string; text: string } {
  return { path, text: readFileSync(inProject('test', 'workspaces', 'digits', path), 'utf8') };
}

const refs = ({ images }: DeployPlan): string[] => images.map(({ dockerfile, context, ref }) => `${dockerfile} in ${context} → ${formatImageRef(ref)}`);

test('the image whose last component is the folder’s name is built, tagged by commit', () => {
  const found = plan({ dockerfiles: ['Dockerfile'], manifests: [manifest('ghcr.io/team/digits:1', 'envoy:1')] });
  assert.deepEqual(refs(found), ['Dockerfile in . → ghcr.io/team/digits:g0123456789ab']);
  assert.deepEqual(found.images[0]?.labels, { 'org.opencontainers.image.revision': commit });
  assert.equal(found.nothingToBuild, undefined);
  assert.equal(found.nothingToApply, undefined);
});

test('the tag tells commit, uncommitted changes or content, and is never latest', () => {
  assert.equal(imageTag({ from: 'git', commit }), 'g0123456789ab');
  assert.equal(imageTag({ from: 'git', commit, dirty: 'fedcba9876543210' }), 'g0123456789ab-dirty-fedcba98');
  assert.equal(imageTag({ from: 'content', hash: 'abcdef0123456789' }), 'cabcdef012345');
});

test('several Dockerfiles find their images by suffix and folder; one that nobody names is left out', () => {
  const found = plan({
    dockerfiles: ['Dockerfile', 'Dockerfile.train', 'web/Dockerfile', 'tools/bench.Dockerfile', '.devcontainer/Dockerfile'],
    manifests: [manifest('r.example.com/digits:1', 'r.example.com/digits-train:1', 'r.example.com/web:1')],
  });
  assert.deepEqual(refs(found), [
    'Dockerfile in . → r.example.com/digits:g0123456789ab',
    'Dockerfile.train in . → r.example.com/digits-train:g0123456789ab',
    'web/Dockerfile in web → r.example.com/web:g0123456789ab',
  ]);
  assert.deepEqual(found.leftOut, [{ file: 'tools/bench.Dockerfile', why: 'no manifest names an image like it' }]);
});

test('what cannot be known is asked, the likeliest first', () => {
  assert.deepEqual(asks({ dockerfiles: ['Dockerfile'], manifests: [manifest('r.example.com/model:1', 'envoy:1')] }), [
    { dockerfile: 'Dockerfile', candidates: ['r.example.com/model', 'envoy'] },
  ]);
  assert.deepEqual(asks({ dockerfiles: ['Dockerfile'], manifests: [manifest('envoy:1', 'a.example.com/digits:1', 'b.example.com/digits:1')] }), [
    { dockerfile: 'Dockerfile', candidates: ['a.example.com/digits', 'b.example.com/digits', 'envoy'] },
  ]);
  assert.deepEqual(asks({ dockerfiles: ['Dockerfile'] }), [{ dockerfile: 'Dockerfile', candidates: [] }]);
});

test('answers and settings decide, answers first', () => {
  const manifests = [manifest('r.example.com/model:1', 'r.example.com/other:1')];
  const settings = { repositories: { Dockerfile: 'r.example.com/other' } };
  assert.deepEqual(refs(plan({ dockerfiles: ['Dockerfile'], manifests, settings })), ['Dockerfile in . → r.example.com/other:g0123456789ab']);
  assert.deepEqual(refs(plan({ dockerfiles: ['Dockerfile'], manifests, settings, answers: { Dockerfile: 'r.example.com/model' } })), ['Dockerfile in . → r.example.com/model:g0123456789ab']);
  const left = plan({ dockerfiles: ['Dockerfile'], manifests, answers: { Dockerfile: leaveOut } });
  assert.deepEqual([refs(left), left.nothingToBuild], [[], 'No Dockerfile builds an image that the manifests use.']);
});

test('manifests without Dockerfile deploy as they are, and it is said', () => {
  const found = plan({ manifests: [manifest('vllm/vllm-openai:v0.11.0')] });
  assert.equal(found.nothingToBuild, 'The workspace has no Dockerfile. The manifests use vllm/vllm-openai:v0.11.0 as it is.');
  assert.equal(found.documents.length, 1);
});

test('a Dockerfile without manifests is built and pushed only', () => {
  const found = plan({ dockerfiles: ['Dockerfile'], answers: { Dockerfile: 'ghcr.io/team/digits' } });
  assert.equal(found.nothingToApply, 'The workspace has no Kubernetes manifests.');
  assert.equal(found.images.length, 1);
});

test('neither Dockerfile nor manifests: nothing to deploy', () => {
  assert.equal(refusal({}), 'digits has neither a Dockerfile nor Kubernetes manifests, so there is nothing to deploy.');
  assert.equal(refusal({ manifests: [{ path: 'compose.yaml', text: 'services: {}' }] }), refusal({}));
});

test('an image that no manifest uses is refused before anything is built', () => {
  const named = { repositories: { Dockerfile: 'r.example.com/digits' } };
  assert.equal(
    refusal({ dockerfiles: ['Dockerfile'], manifests: [manifest('envoy:1', 'nginx:1')], settings: named }),
    'No manifest uses the image r.example.com/digits that was built; the manifests name envoy:1, nginx:1.',
  );
  const config = { path: 'a.yaml', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n' };
  assert.match(refusal({ dockerfiles: ['Dockerfile'], manifests: [config], settings: named }), /the manifests name no image at all\.$/);
});

test('a registry from the settings goes before names without one, and is asked for when missing', () => {
  const build = { dockerfiles: ['Dockerfile'], manifests: [manifest('digits:1')] };
  assert.deepEqual(refs(plan({ ...build, settings: { registry: 'localhost:5000/team/' } })), ['Dockerfile in . → localhost:5000/team/digits:g0123456789ab']);
  assert.equal(plan({ ...build, settings: { registry: 'localhost:5000' } }).images[0]?.repository, 'digits');
  assert.match(refusal(build), /^The image "digits" names no registry/);
  const named = { dockerfiles: ['Dockerfile'], manifests: [manifest('ghcr.io/team/digits:1')], settings: { registry: 'localhost:5000' } };
  assert.deepEqual(refs(plan(named)), ['Dockerfile in . → ghcr.io/team/digits:g0123456789ab']);
});

test('what is no repository is refused', () => {
  assert.equal(refusal({ dockerfiles: ['Dockerfile'], answers: { Dockerfile: 'Not An Image' } }), 'Dockerfile is not valid: "Not An Image" is no image repository.');
});

test('documents come in the order of applying, and those that go elsewhere are named', () => {
  const kinds = ['HorizontalPodAutoscaler', 'Deployment', 'Service', 'ConfigMap', 'ServiceAccount', 'CustomResourceDefinition', 'Namespace', 'Ingress', 'PersistentVolumeClaim'];
  const text = kinds.map((kind) => `apiVersion: v1\nkind: ${kind}\nmetadata: {name: x}\n`).join('---\n');
  const found = plan({ manifests: [{ path: 'all.yaml', text: `${text}---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: other}\n` }] });
  assert.deepEqual(found.documents.map(({ object }) => object.kind), [
    'CustomResourceDefinition', 'Namespace', 'ServiceAccount', 'ConfigMap', 'PersistentVolumeClaim', 'Service', 'Deployment', 'Pod', 'HorizontalPodAutoscaler', 'Ingress',
  ]);
  assert.deepEqual(found.notes, ['Pod/p (all.yaml line 37) names the namespace other itself and goes there, not to models.']);
});

test('the sample workspace plans without a question, and its settings name the sandbox’s base image', () => {
  const manifests = ['k8s/serve.yaml', 'k8s/service.yaml', 'k8s/train.yaml'].map(sample);
  const found = plan({ folder: '/tmp/copy/digits', dockerfiles: ['Dockerfile'], manifests });
  assert.deepEqual(refs(found), ['Dockerfile in . → localhost:5561/models/digits:g0123456789ab']);
  assert.deepEqual(found.documents.map(({ object }) => object.kind), ['Service', 'Deployment', 'Job']);
  assert.ok(sample('.vscode/settings.json').text.includes(`/${baseImageName}"`));
});

test('a plan is plain data', () => {
  const found = plan({ dockerfiles: ['Dockerfile'], manifests: [manifest('ghcr.io/team/digits:1')] });
  assert.deepEqual(structuredClone(found), found);
});
