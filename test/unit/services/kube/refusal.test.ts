import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../../src/core/json.ts';
import { type Attempt, refusal } from '../../../../src/services/kube/refusal.ts';

const reading: Attempt = { action: 'list pods in models' };
const writing: Attempt = { action: 'change Deployment/digits in models', writes: { kind: 'Deployment', namespace: 'models', name: 'digits' } };

function refused(status: number, attempt: Attempt, body: JsonObject | string): string {
  const error = refusal('lab', status, typeof body === 'string' ? body : JSON.stringify(body), attempt);
  const { context: _, ...facts } = error.facts;
  return `${error.code} ${Object.values(facts).join(' | ')}`.trim();
}

function cause(manager: string, field: string): JsonObject {
  return { reason: 'FieldManagerConflict', message: `conflict with "${manager}" using apps/v1`, field };
}

test('each answer of the server becomes the error that says what to do', () => {
  const quota = 'pods "x" is forbidden: exceeded quota: gpu, requested: requests.nvidia.com/gpu=2, used: requests.nvidia.com/gpu=7, limited: requests.nvidia.com/gpu=8';
  const rbac = 'deployments.apps "digits" is forbidden: User "ann" cannot patch resource "deployments" in API group "apps" in the namespace "models"';
  const cases: readonly (readonly [string, number, Attempt, JsonObject | string, string])[] = [
    ['login', 401, reading, { message: 'Unauthorized' }, 'clusterUnauthorized'],
    ['no right to read', 403, reading, { message: 'pods is forbidden: no' }, 'clusterForbidden list pods in models | pods is forbidden: no'],
    ['no right to write', 403, writing, { message: rbac }, `clusterForbidden change Deployment/digits in models | ${rbac}`],
    ['quota', 403, writing, { message: quota }, `manifestRejected Deployment/digits in models | ${quota}`],
    ['webhook', 403, writing, { message: 'admission webhook "a.b" denied the request: no latest tag' }, 'manifestRejected Deployment/digits in models | admission webhook "a.b" denied the request: no latest tag'],
    ['namespace', 404, writing, { message: 'namespaces "models" not found', details: { kind: 'namespaces', name: 'models' } }, 'namespaceMissing models'],
    ['pod', 404, reading, { message: 'pods "x" not found', details: { kind: 'pods', name: 'x' } }, 'clusterRequestFailed pods "x" not found'],
    ['strict', 400, writing, { message: 'strict decoding error: unknown field "spec.replica"' }, 'manifestRejected Deployment/digits in models | strict decoding error: unknown field "spec.replica"'],
    ['unknown field', 500, writing, { message: 'failed to create typed patch object (models/digits): .spec.replica: field not declared in schema' }, 'manifestRejected Deployment/digits in models | failed to create typed patch object (models/digits): .spec.replica: field not declared in schema'],
    ['invalid', 422, writing, { message: 'Deployment.apps "digits" is invalid: spec.replicas: must be greater than or equal to 0' }, 'manifestRejected Deployment/digits in models | Deployment.apps "digits" is invalid: spec.replicas: must be greater than or equal to 0'],
    ['another conflict', 409, writing, { message: 'the object has been modified' }, 'manifestRejected Deployment/digits in models | the object has been modified'],
    ['overload', 429, writing, { message: 'too many requests' }, 'clusterRequestFailed too many requests'],
    ['a proxy', 502, reading, '<html>Bad Gateway</html>\nmore', 'clusterRequestFailed <html>Bad Gateway</html>'],
    ['nothing', 503, reading, '', 'clusterRequestFailed the server answered 503'],
  ];
  for (const [name, status, attempt, body, expected] of cases) assert.equal(refused(status, attempt, body), expected, name);
});

test('a conflict names the managers and the fields, each once', () => {
  const body = { message: 'Apply failed', details: { causes: [cause('kubectl', '.spec.replicas'), cause('kubectl', '.spec.paused'), cause('argocd', '.spec.replicas')] } };
  const error = refusal('lab', 409, JSON.stringify(body), writing);
  assert.equal(error.code, 'fieldConflict');
  assert.deepEqual(error.facts, { object: 'Deployment/digits in models', manager: 'kubectl, argocd', fields: '.spec.replicas, .spec.paused' });
});
