import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskTemplates } from '../../../../src/core/yaml/maskTemplates.ts';
import { asMap, asScalar, knownString, nodeAt } from '../../../../src/core/yaml/node.ts';
import { parseDocument } from '../../../../src/core/yaml/parseDocument.ts';

const helm = [
  '{{- if .Values.enabled }}',
  'apiVersion: v1',
  'kind: Pod',
  'metadata:',
  '  name: {{ include "x.name" . }}-model',
  '  labels:',
  '    {{- include "x.labels" . | nindent 4 }}',
  'spec:',
  '  {{- with .Values.tolerations }}',
  '  tolerations: {{- toYaml . | nindent 4 }}',
  '  {{- end }}',
  '  containers:',
  '    - name: "{{ .Chart.Name }}"',
  '      args: [{{ .Values.a }}, "b"]',
  '{{- end }}',
  '',
].join('\n');

test('actions are replaced by as many characters', () => {
  const masked = maskTemplates(helm);
  assert.equal(masked.text.length, helm.length);
  assert.equal(masked.text.split('\n').length, helm.split('\n').length);
  assert.equal(masked.structural, true);
  assert.ok(!masked.text.includes('{{'));
});

test('what no action touches can be read, the rest is unknown', () => {
  const { root, problems, state } = parseDocument(helm);
  assert.deepEqual(problems, []);
  assert.equal(state, 'fragment');
  assert.equal(knownString(nodeAt(root, 'kind')), 'Pod');
  assert.equal(knownString(nodeAt(root, 'metadata', 'name')), undefined);
  assert.equal(asScalar(nodeAt(root, 'metadata', 'name'))?.dynamic, true);
  assert.equal(asScalar(nodeAt(root, 'spec', 'tolerations'))?.dynamic, true);
});

test('a template never has syntax errors or duplicate keys', () => {
  for (const text of ['{{ if x }}\na: 1\n{{ else }}\na: 2\n{{ end }}\n', 'a: {{ x }}\n  b: 1\n', '{% for i in l %}\n- {{ i }}\n{% endfor %}\nb: 1\n', '{{ define "x" }}\n\tb\n{{ end }}']) {
    assert.deepEqual(parseDocument(text).problems, [], text);
  }
});

test('a value alone leaves the document whole', () => {
  assert.equal(parseDocument('a: {{ .x }}\nb: 1\n').state, 'whole');
  assert.equal(parseDocument('a: "{{inputs.parameters.x}}"\n').state, 'whole');
});

test('an action over several lines keeps the lines', () => {
  const text = 'a: 1\n{{- /*\n  b: [\n*/}}\nc: 2\n';
  assert.deepEqual(asMap(parseDocument(text).root)?.entries.map((entry) => entry.key), ['a', 'c']);
});

test('variables of a shell or of envsubst are unknown, in brackets too', () => {
  const { root, problems } = parseDocument('a: ${A}\nb: [${B}, 2]\nc: {d: ${D:-1}}\n');
  assert.deepEqual(problems, []);
  assert.equal(asScalar(nodeAt(root, 'a'))?.dynamic, true);
  assert.equal(asScalar(nodeAt(root, 'c', 'd'))?.dynamic, true);
});
