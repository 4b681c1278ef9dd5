import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileKind } from '../../../../src/core/lint/fileKind.ts';

const pod = 'apiVersion: v1\nkind: Pod\n';

test('names decide about Dockerfiles and compose files', () => {
  for (const path of ['Dockerfile', 'a/b/Dockerfile', 'Dockerfile.gpu', 'server.Dockerfile', 'C:\\x\\dockerfile', 'Containerfile']) assert.equal(fileKind(path, ''), 'dockerfile', path);
  assert.equal(fileKind('Dockerfile.go', '# for a Go program\nFROM golang:1.26\n'), 'dockerfile');
  for (const path of ['compose.yaml', 'docker-compose.yml', 'docker-compose.gpu.yaml', 'compose.override.yml']) assert.equal(fileKind(path, pod), 'compose', path);
  for (const path of ['Dockerfile.md', 'Dockerfile.dockerignore', 'Dockerfile.j2', 'Dockerfile.tmpl', 'dockerfile.ts', 'DockerFile.cs', 'notes.txt', 'dockerfile-notes.yaml']) assert.equal(fileKind(path, ''), 'other', path);
});

test('requirements files are those that pip users name so', () => {
  for (const path of ['requirements.txt', 'a/requirements-gpu.txt', 'requirements.in', 'dev-requirements.txt', 'requirements_cu126.txt', 'Requirements.txt']) assert.equal(fileKind(path, ''), 'requirements', path);
  for (const path of ['requirements.md', 'requirements.yaml', 'my_requirementslist.txt', 'requirements/base.txt']) assert.equal(fileKind(path, ''), 'other', path);
});

test('fields decide about manifests, also in broken and templated ones', () => {
  assert.equal(fileKind('a.yaml', pod), 'manifest');
  assert.equal(fileKind('a.yml', `# note\n---\n${pod}  broken: [\n`), 'manifest');
  assert.equal(fileKind('a.json', '{"apiVersion": "v1", "kind": "Pod"}'), 'manifest');
  assert.equal(fileKind('templates/a.yaml', `{{- if .x }}\n${pod}{{- end }}`), 'manifest');
  assert.equal(fileKind('a.yaml', 'apiVersion: v1\nname: half\n'), 'manifest');
});

test('files of other tools are left alone', () => {
  assert.equal(fileKind('kustomization.yaml', pod), 'other');
  assert.equal(fileKind('Chart.yaml', 'apiVersion: v2\nname: x\n'), 'other');
  assert.equal(fileKind('values.yaml', 'replicas: 1\n'), 'other');
  assert.equal(fileKind('.github/workflows/x.yml', 'on: push\njobs: {}\n'), 'other');
  assert.equal(fileKind('workflow.yml', 'run: |\n  apiVersion: v1\n  kind: Pod\n'), 'other');
  assert.equal(fileKind('datasource.yaml', 'apiVersion: 1\ndatasources: []\n'), 'other');
});
