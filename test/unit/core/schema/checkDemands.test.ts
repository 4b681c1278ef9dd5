import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const pack = await packedSchemas();
const linter = createLinter({ pack });

/** The errors of the schema check as `«place» message`. */
function errors(text: string): readonly string[] {
  return linter.lint({ path: 'a.yaml', text }).findings.filter(({ severity, rule }) => severity === 'error' && rule.startsWith('schema/')).map(({ span, message }) => `«${text.slice(span.start, span.end)}» ${message}`);
}

test('a name that may only be misspelt is not missed', () => {
  for (const misspelt of ['metadata: {nmae: b}', 'metdata: {name: b}']) assert.deepEqual(errors(`apiVersion: v1\nkind: ConfigMap\n${misspelt}\n`).length, 1, misspelt);
});

test('what the server answers is nothing that anybody sends', () => {
  assert.deepEqual(errors('apiVersion: v1\nkind: APIResourceList\ngroupVersion: v1\nresources: [{name: pods, kind: Pod, namespaced: true, verbs: [get]}]\n'), []);
});

test('an object needs a name; what only asks the server does not, nor does a fragment', () => {
  assert.match(errors('apiVersion: v1\nkind: ConfigMap\n')[0] ?? '', /^«kind» The object needs a "name"/);
  assert.match(errors('apiVersion: v1\nkind: ConfigMap\nmetadata: {labels: {a: b}}\n')[0] ?? '', /^«metadata»/);
  assert.match(errors('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ""}\n')[0] ?? '', /^«name»/);
  assert.match(errors('apiVersion: ray.io/v1\nkind: RayCluster\nmetadata:\nspec: {headGroupSpec: {template: {}}}\n')[0] ?? '', /^«metadata»/);
  for (const good of [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Values.name }}"}\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  {{- include "meta" . }}\n',
    'apiVersion: authorization.k8s.io/v1\nkind: SelfSubjectAccessReview\nspec: {nonResourceAttributes: {path: /}}\n',
    'apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: 2}\n',
  ]) assert.deepEqual(errors(good), [], good);
});

function job(rest: string): string {
  return `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers: [{name: a, image: b}]\n${rest}`;
}

test('the pods of a job end some time', () => {
  assert.match(errors(job(''))[0] ?? '', /^«containers» The pods of a job need the field "restartPolicy"/);
  assert.match(errors(job('      restartPolicy: Always\n'))[0] ?? '', /^«restartPolicy»/);
  assert.equal(errors(job('').replace('kind: Job', 'kind: CronJob').replace('spec:\n', 'spec:\n  schedule: "* * * * *"\n  jobTemplate:\n   spec:\n').replace('  template:\n    spec:', '    template:\n     spec:')).length, 1);
  for (const policy of ['Never', 'OnFailure', '{{ .Values.policy }}']) assert.deepEqual(errors(job(`      restartPolicy: ${policy}\n`)), [], policy);
});

function pod(container: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: b}\n    - ${container}\n`;
}

test('an empty text or list is as good as none', () => {
  assert.match(errors(pod('{name: "", image: b}'))[0] ?? '', /^«name» Container needs the field "name", and it is empty here/);
  assert.match(errors(pod('{name: b}'))[0] ?? '', /^«name» Container needs the field "image"/);
  assert.match(errors('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}\n')[0] ?? '', /^«containers» PodSpec needs the field "containers", and it is empty here/);
  assert.match(errors('apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [{apiGroups: [""], resources: [pods], verbs: []}]\n')[0] ?? '', /^«verbs»/);
});

test('a probe has exactly one way to ask, and a misspelt one is told once', () => {
  assert.match(errors(pod('{name: b, image: c, livenessProbe: {periodSeconds: 3}}'))[0] ?? '', /^«livenessProbe» .*\(exec, or grpc, or httpGet, or tcpSocket\)/);
  assert.equal(errors(pod('{name: b, image: c, livenessProbe: {exec: {command: [a]}, httpGet: {port: 80}}}')).length, 1);
  assert.equal(errors(pod('{name: b, image: c, livenessProbe: {httpGett: {port: 80}}}')).length, 1);
  assert.equal(errors(pod('{name: b, imgae: c}')).length, 1);
  assert.deepEqual(errors(pod('{name: b, image: c, lifecycle: {preStop: {sleep: {seconds: 3}}}}')), []);
});

test('an item that is empty lacks what is required', () => {
  assert.match(errors(pod('')).join(), /^«[^»]*» An item of "containers" is empty and needs "name" and "image"; the API server refuses the object\.$/);
  assert.match(errors(pod('{name: b, image: c, env: [null]}')).join(), /^«null» An item of "env" is empty/);
  assert.deepEqual(errors(pod('{name: b, image: c, args: [null], envFrom: [null]}')), []);
});

test('the data of a Secret may be a list of bytes, which nobody writes and the server takes', () => {
  assert.deepEqual(errors('apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: [], b: [1, 2]}\n'), []);
  assert.equal(errors('apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: [x]}\n').length, 1);
});
