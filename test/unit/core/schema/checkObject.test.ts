import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';

const pack = await packedSchemas();

/** What the schema alone says. */
function lint(text: string, version?: string): readonly Finding[] {
  const { findings } = createLinter({ pack, ...(version !== undefined && { kubernetesVersion: version }) }).lint({ path: 'a.yaml', text });
  return findings.filter(({ rule }) => /^(?:schema|yaml)\//.test(rule));
}

function found(text: string, version?: string): readonly string[] {
  return lint(text, version).map(({ rule, span }) => `${rule} «${text.slice(span.start, span.end)}»`);
}

function lines(text: string, indent: string): string {
  return text.split('\n').filter((line) => line !== '').map((line) => `${indent}${line}\n`).join('');
}

/** A Deployment whose container has some more lines; `pod` goes into the pod spec. */
function deployment(container: string, pod = ''): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n${lines(pod, '      ')}      containers:\n        - name: server\n          image: example.com/a:1\n${lines(container, '          ')}`;
}

function first(text: string, version?: string): Finding {
  const [finding] = lint(text, version);
  assert.ok(finding, 'there is a finding');
  return finding;
}

test('an object without mistakes has no findings', () => {
  assert.deepEqual(found(deployment('ports: [{name: http, containerPort: 80, protocol: TCP}]\nresources: {limits: {cpu: 500m, memory: 1Gi}}\nlivenessProbe: {httpGet: {path: /, port: http}}')), []);
});

test('a misspelt field is found at its key, with the nearest name that is not there yet', () => {
  const text = deployment('imagePullPolcy: Always');
  const finding = first(text);
  assert.deepEqual(found(text), ['schema/unknown-field «imagePullPolcy»']);
  assert.match(finding.message, /^Container \(spec\.template\.spec\.containers\[\]\) has no field "imagePullPolcy"; did you mean "imagePullPolicy"\?$/);
  const fix = finding.fixes?.()[0];
  assert.ok(fix);
  assert.deepEqual(found(applyFix(text, fix)), []);
});

function message(text: string): string {
  return first(text).message;
}

test('a misplaced field is told where it belongs: above, in the metadata, below', () => {
  assert.match(message(deployment('replicas: 2')), /belongs under "spec"\.$/);
  assert.match(message(deployment('terminationGracePeriodSeconds: 2')), /belongs under "spec\.template\.spec"\.$/);
  assert.match(message('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nlabels: {a: b}\n'), /belongs under "metadata"\.$/);
  assert.match(message(deployment('', 'imagePullPolicy: Always')), /belongs under "spec\.template\.spec\.containers\[\]"\.$/);
  assert.match(message(`${deployment('')}  containers: []\n`), /belongs under "spec\.template\.spec"\.$/);
});

test('names of object members are unknown fields like any other', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) assert.deepEqual(found(deployment(`${name}: 1`)), [`schema/unknown-field «${name}»`]);
});

function wrong(field: string): string {
  return found(deployment(field)).join();
}

test('types are judged as the API server decodes them', () => {
  assert.equal(wrong('image: 1.0'), 'yaml/duplicate-key «image»,schema/type «1.0»');
  assert.equal(wrong('tty: "true"'), 'schema/type «"true"»');
  assert.equal(wrong('stdin: yes'), '');
  assert.equal(wrong('workingDir: 0644'), 'schema/type «0644»');
  assert.equal(wrong('ports: [{containerPort: "80"}]'), 'schema/type «"80"»');
  assert.equal(wrong('ports: [{containerPort: 80.5}]'), 'schema/type «80.5»');
  assert.equal(wrong('ports: [{containerPort: 80.0}]'), '');
  assert.equal(wrong('ports: {containerPort: 80}'), 'schema/type «{containerPort: 80}»');
  assert.equal(wrong('ports:\n  containerPort: 80'), 'schema/type «ports»');
  assert.equal(wrong('command: python'), 'schema/type «python»');
  assert.equal(wrong('resources: []'), 'schema/type «[]»');
  assert.equal(wrong('securityContext:'), '');
  assert.equal(wrong('livenessProbe: {httpGet: {port: 80.5}}'), 'schema/type «80.5»');
});

test('type fixes give the value its type', () => {
  for (const [field, fixed] of [['workingDir: 0644', 'workingDir: "0644"'], ['tty: "true"', 'tty: true'], ["ports: [{containerPort: '80'}]", 'ports: [{containerPort: 80}]'], ['command: python', 'command: [python]']] as const) {
    const text = deployment(field);
    const fix = first(text).fixes?.()[0];
    assert.ok(fix, field);
    assert.equal(applyFix(text, fix), deployment(fixed));
  }
});

test('only the listed values are allowed, and an empty one means the default', () => {
  const text = deployment('imagePullPolicy: Alway');
  assert.match(first(text).message, /did you mean Always\?/);
  assert.deepEqual(found(text), ['schema/enum «Alway»']);
  assert.deepEqual(found(text, '1.30'), ['schema/enum «Alway»'], 'older versions have the values too');
  assert.deepEqual(found(deployment('imagePullPolicy: ""')), []);
  assert.match(first(deployment('', 'dnsPolicy: Nowhere')).message, /allowed are ClusterFirst, /);
});

test('quantities follow their grammar', () => {
  for (const good of ['500m', '0.5', '2', '"2"', '1e3', '16Gi', '"1 "', '1.', '.5', '+1', '1E']) assert.deepEqual(found(deployment(`resources: {limits: {cpu: ${good}}}`)), [], good);
  assert.deepEqual(found(deployment('resources: {limits: {cpu: 2 cores}}')), ['schema/quantity «2 cores»']);
  assert.deepEqual(found(deployment('resources: {limits: {cpu: true}}')), ['schema/type «true»']);
});

test('what is required and missing is underlined at what lacks it', () => {
  assert.deepEqual(found('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - image: x\n'), ['schema/required «image»']);
  assert.deepEqual(found('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - image: x\n      name:\n'), ['schema/required «name»']);
  assert.deepEqual(found('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: x}]}}\n'), ['schema/required «spec»']);
});

test('all that is missing at one place is one finding', () => {
  assert.match(first('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: b, livenessProbe: {httpGet: {path: /}}}]\n  topologySpreadConstraints: [{}]\n').message, /needs the field "port"/);
  const sentences = lint('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: b}]\n  topologySpreadConstraints:\n    - minDomains: 1\n').map((finding) => finding.message);
  assert.deepEqual(sentences, ['TopologySpreadConstraint needs the fields "maxSkew", "topologyKey" and "whenUnsatisfiable"; the API server refuses the object without them.']);
});

test('numbers stay within 32 bits where Kubernetes has no more', () => {
  assert.deepEqual(found(deployment('ports: [{containerPort: 3000000000}]')), ['schema/limit «3000000000»']);
});

test('nothing is missing in a patch or where a template may add it', () => {
  assert.deepEqual(found('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 2}\n'), []);
  assert.deepEqual(found('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: x\n      {{- include "name" . }}\n'), []);
});

test('items that say they are the same are duplicates', () => {
  assert.deepEqual(found(deployment('volumeMounts: [{name: a, mountPath: /x}, {name: b, mountPath: /x}]')), ['schema/duplicate-item «/x»']);
  const env = first(deployment('env: [{name: A, value: "1"}, {name: A, value: "2"}]'));
  assert.equal(env.severity, 'warning');
  assert.equal(env.related?.length, 1);
  assert.deepEqual(found(deployment('ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}]')), []);
  assert.deepEqual(found(deployment('ports: [{containerPort: 80}, {containerPort: 80, protocol: TCP}]')), ['schema/duplicate-item «80»']);
});

test('fields of other versions are told apart from typing mistakes', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: x}]\n  resourceClaims: [{name: g, source: {resourceClaimName: x}}]\n';
  assert.match(first(text).message, /Kubernetes 1\.30 was the last release/);
  assert.deepEqual(found(text, '1.30'), []);
  assert.match(first(deployment('', 'hostnameOverride: a'), '1.31').message, /exists from Kubernetes 1\.3\d on/);
});

test('an alias is judged once, at its anchor', () => {
  assert.deepEqual(found(deployment('livenessProbe: &p {httpGet: {port: 80}, periodSecond: 1}\nreadinessProbe: *p\nstartupProbe: *p')), ['schema/unknown-field «periodSecond»']);
});

function secret(value: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {token: ${value}}\n`;
}

test('the data of a Secret is base64', () => {
  for (const good of ['aGVsbG8=', '""', '"aGVs\\nbG8="', '{{ .Values.token | b64enc }}', '${TOKEN}']) assert.deepEqual(found(secret(good)), [], good);
  assert.deepEqual(found(secret('hello')), ['schema/type «hello»']);
  assert.match(first(secret('hello')).message, /must be text in base64/);
});

test('times are RFC 3339', () => {
  assert.deepEqual(found('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: null}\n'), []);
  assert.deepEqual(found('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: 2026-01-31T12:00:00Z}\n'), []);
  assert.deepEqual(found('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: yesterday}\n'), ['schema/type «yesterday»']);
  for (const time of ['2026-01-31 12:00:00Z', '2026-01-31t12:00:00Z', '2026-01-31T12:00:00z']) assert.equal(found(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, creationTimestamp: "${time}"}\n`).length, 1, time);
});

function template(version: string, request: string): string {
  const text = `apiVersion: resource.k8s.io/${version}\nkind: ResourceClaimTemplate\nmetadata: {name: a}\nspec: {spec: {devices: {requests: [{name: a, ${request}}]}}}\n`;
  return found(text, '1.34').filter((finding) => finding.includes('field')).join();
}

test('each version of an API has its own fields', () => {
  assert.equal(template('v1beta1', 'exactly: {deviceClassName: gpu.nvidia.com}'), 'schema/unknown-field «exactly»');
  assert.equal(template('v1', 'deviceClassName: gpu.nvidia.com'), 'schema/unknown-field «deviceClassName»');
  assert.equal(template('v1beta1', 'deviceClassName: gpu.nvidia.com') + template('v1', 'exactly: {deviceClassName: gpu.nvidia.com}'), '');
});

test('the status that generators leave is dropped by the server, so nothing is missing in it', () => {
  const text = 'apiVersion: v1\nkind: Node\nmetadata: {name: a}\nstatus:\n  conditions: [{type: ""}]\n  images: []\n';
  assert.deepEqual(lint(text), []);
});

test('what a tag makes a number of in spite of its quotes is not offered to be quoted', () => {
  const finding = first(deployment('', 'nodeName: !!int "5"'));
  assert.match(finding.message, /must be text/);
  assert.deepEqual(finding.fixes?.(), []);
});
