import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';

const linter = createLinter({ pack: await packedSchemas() });
const lint = (text: string): readonly Finding[] => linter.lint({ path: 'a.yaml', text }).findings;

function shown(text: string): readonly string[] {
  return lint(text).map(({ rule, span, message }) => `${rule} ${text.slice(span.start, span.end)}: ${message}`);
}

test('a missing kind is told by the fields, which are judged as those of that kind', () => {
  const service = 'apiVersion: v1\nmetadata: {name: a}\nspec:\n  selector: {app: a}\n  ports: [{port: 80, targetport: 8080}]\n';
  const found = shown(service);
  assert.match(found[0] ?? '', /^schema\/required apiVersion: .*fields are those of a Service: add "kind: Service"\.$/);
  assert.match(found[1] ?? '', /^schema\/unknown-field targetport/);
  assert.equal(found.length, 2);
});

test('fields of a container without its pod, and of a Service without spec and metadata', () => {
  assert.match(shown('apiVersion: v1\nname: a\nimage: b\nports: [{containerPort: 80}]\n')[0] ?? '', /kind: Pod/);
  const service = shown('apiVersion: v1\nname: a\ntype: LoadBalancer\nports: [{port: 80}]\n');
  assert.match(service[0] ?? '', /kind: Service/);
  assert.deepEqual(service.slice(1).map((line) => line.replace(/:.*"; /, ': ')), ['schema/unknown-field name: it belongs under "metadata".', 'schema/unknown-field type: it belongs under "spec".', 'schema/unknown-field ports: it belongs under "spec".']);
});

test('the most usual kind is meant where the fields fit several, none where they fit none', () => {
  assert.match(shown('apiVersion: apps/v1\nmetadata: {name: a}\nspec: {selector: {}, template: {}}\n')[0] ?? '', /kind: Deployment/);
  assert.match(shown('apiVersion: v1\nmetadata: {name: a}\nspec: {whatever: 1}\n')[0] ?? '', /Add "kind"\.$/);
});

test('a missing apiVersion is named, and the fields are judged where there is only one', () => {
  const found = shown('kind: ConfigMap\nmetadata: {name: a}\ndta: {}\napiversion: v1\n'.replace('apiversion: v1\n', '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n'));
  assert.match(found[0] ?? '', /^schema\/required kind: .*ConfigMap is in v1\. Add "apiVersion"\.$/);
  assert.match(found[1] ?? '', /^schema\/unknown-field dta/);
  assert.equal(found.length, 2);
});

function fixed(text: string): string {
  const fix = lint(text)[0]?.fixes?.()[0];
  return fix ? applyFix(text, fix) : '';
}

test('fixes write the missing half', () => {
  assert.equal(fixed('apiVersion: v1\nmetadata: {name: a}\ndata: {a: b}\n'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n');
  const other = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\n';
  assert.equal(fixed(`kind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n${other}`), `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n${other}`);
});

test('files of other tools have an apiVersion too, and half-typed ones no more than that', () => {
  for (const text of ['apiVersion: v1\nentries: {}\ngenerated: "2026-01-01"\n', 'apiVersion: v2\nname: chart\nversion: 1.0.0\ndescription: x\n', 'apiVersion: v1\n', 'apiVersion: v1\n{{ .Head }}: x\nmetadata: {}\n']) assert.deepEqual(shown(text), [], text);
});
