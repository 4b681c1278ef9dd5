import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locate } from '../../../../scripts/judge/locate.ts';
import { type Judgement, report } from '../../../../scripts/judge/report.ts';
import type { Complaint } from '../../../../scripts/judge/refusal.ts';
import { type Answer, compare, type Verdict } from '../../../../scripts/judge/verdict.ts';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import type { ManifestObject } from '../../../../src/core/kubernetes/manifest.ts';
import { asMap } from '../../../../src/core/yaml/node.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

const text = 'spec:\n  containers:\n    - name: a\n      image: x\n    - name: b\n      limits: {nvidia.com/gpu: 1, cpu: 2}\n  data: {a.b: c}\n';
const root = asMap(parseDocument(text).root);
assert.ok(root);

function places(path: string): readonly string[] {
  return root ? locate(root, path).map(({ span, missing }) => `${text.slice(span.start, span.end)}|${missing}`) : [];
}

test('paths of the API server lead to a place, or as far as there is one', () => {
  assert.deepEqual(places('spec.containers[1].name'), ['name: b|']);
  assert.deepEqual(places('spec.containers.name'), ['name: a|', 'name: b|']);
  assert.deepEqual(places('spec.containers[1].limits[nvidia.com/gpu]'), ['nvidia.com/gpu: 1|']);
  assert.deepEqual(places('spec.data.a.b'), ['a.b: c|']);
  assert.deepEqual(places('spec.data[a.b]'), ['a.b: c|']);
  assert.deepEqual(places('spec.containers[0].ports'), ['name: a\n      image: x|ports']);
  assert.deepEqual(places('nothing'), [`${text.trimEnd()}|nothing`]);
});

function errorAt(part: string, rule = 'schema/type'): Finding {
  const start = text.indexOf(part);
  return { rule, severity: 'error', message: 'It is wrong.', span: { start, end: start + part.length } };
}

function refused(...complaints: readonly Omit<Complaint, 'message'>[]): Answer {
  return { accepted: false, complaints: complaints.map((complaint) => ({ ...complaint, message: 'no' })) };
}

function outcome(findings: readonly Finding[], answer: Answer): Verdict['outcome'] {
  return compare(root, findings, answer).outcome;
}

test('an error about what the server takes is false, unless the program fails at its start', () => {
  assert.equal(outcome([], { accepted: true }), 'accepted');
  assert.equal(outcome([{ ...errorAt('name: a'), severity: 'warning' }], { accepted: true }), 'accepted');
  assert.equal(outcome([errorAt('name: a')], { accepted: true }), 'falseError');
  assert.equal(outcome([errorAt('image: x', 'cuda-tag-invalid')], { accepted: true }), 'accepted');
});

test('a refusal needs an error at the place that the server names', () => {
  const answer = refused({ class: 'decoding', field: 'spec.containers[1].name' });
  assert.equal(outcome([errorAt('name: b')], answer), 'found');
  assert.equal(outcome([errorAt('name: a')], answer), 'missed');
  assert.equal(outcome([{ ...errorAt('name: b'), severity: 'warning' }], answer), 'missed');
  assert.equal(outcome([errorAt('image: x')], refused({ class: 'schema', field: 'spec.containers[0].ports' })), 'found');
});

test('a law about two fields may be told at the other one', () => {
  assert.equal(outcome([errorAt('cpu: 2')], refused({ class: 'catalogue', field: 'spec.containers[1].requests[nvidia.com/gpu]' })), 'found');
});

test('what the linter does not judge is counted by its class', () => {
  assert.equal(outcome([], refused({ class: 'semantic', field: 'spec' })), 'semantic');
  assert.equal(outcome([], refused({ class: 'cel', field: 'spec' })), 'cel');
});

function judgement(result: Judgement['outcome'], more: Partial<Judgement> = {}): Judgement {
  assert.ok(root);
  const object: ManifestObject = { node: root, apiVersion: 'v1', group: '', version: 'v1', kind: 'Pod', name: 'a', partial: false, podSpecs: [], resources: [] };
  return { subject: { where: 'a.yaml:1', text, root, object, body: text, isTemplate: false }, outcome: result, falseErrors: [], missed: [], ...more };
}

test('the table counts every outcome, and only a false error fails', () => {
  const good = report([judgement('accepted'), judgement('accepted'), judgement('missed', { missed: [{ class: 'schema', field: 'spec.a', message: 'Required value' }] })]);
  assert.equal(good.failed, false);
  assert.match(good.text, /^ {4}2 {2}accepted, and no error of ours\n {4}1 {2}MISSED.*\n {4}3 {2}objects\n\nMISSED: .*:\n {2}a\.yaml:1 Pod: schema spec\.a: Required value$/);
  const bad = report([judgement('falseError', { falseErrors: [errorAt('name: a')] })]);
  assert.equal(bad.failed, true);
  assert.match(bad.text, /a\.yaml:1 Pod: schema\/type: It is wrong\.$/);
});
