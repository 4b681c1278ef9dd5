import assert from 'node:assert/strict';
import { matchesGlob } from 'node:path';
import { test } from 'node:test';
import { fileKind } from '../../../../src/core/lint/fileKind.ts';
import { isLintable, languageOf, lintPath, mayBeManifest, workspaceFiles } from '../../../../src/ui/editor/documentKind.ts';

const traits = (path: string, language: string, scheme = 'file', length = 100): Parameters<typeof isLintable>[0] => ({ path, language, scheme, length });

test('Dockerfiles, YAML and JSON concern the linter, wherever they are', () => {
  for (const [path, language] of [['/a/Dockerfile', 'dockerfile'], ['/a/Dockerfile.gpu', 'plaintext'], ['/a/train.Containerfile', 'plaintext'], ['/a/x.yaml', 'yaml'], ['Untitled-1', 'yaml'], ['/a/x.json', 'json'], ['/a/compose.yaml', 'dockercompose']] as const) {
    assert.ok(isLintable(traits(path, language)), path);
    assert.ok(isLintable(traits(path, language, 'untitled')), path);
  }
});

test('other files, cells of notebooks, views of the past and huge files do not', () => {
  assert.ok(!isLintable(traits('/a/x.py', 'python')));
  assert.ok(!isLintable(traits('/a/Dockerfile.md/x', 'markdown')));
  for (const scheme of ['vscode-notebook-cell', 'git', 'output']) assert.ok(!isLintable(traits('/a/x.yaml', 'yaml', scheme)), scheme);
  assert.ok(!isLintable(traits('/a/x.yaml', 'yaml', 'file', 6_000_000)));
});

test('JSON must look like an object of Kubernetes', () => {
  assert.ok(mayBeManifest('json', '{"apiVersion": "v1", "kind": "Pod"}'));
  assert.ok(!mayBeManifest('json', '{"name": "x", "version": "1"}'));
  assert.ok(mayBeManifest('yaml', 'a: 1'));
});

test('the linter recognises a text by the language that was chosen for it', () => {
  const manifest = 'apiVersion: v1\nkind: Pod\n';
  assert.equal(fileKind(lintPath({ path: 'Untitled-1', language: 'yaml' }), manifest), 'manifest');
  assert.equal(fileKind(lintPath({ path: 'Untitled-1', language: 'dockerfile' }), 'FROM x'), 'dockerfile');
  assert.equal(fileKind(lintPath({ path: 'Untitled-1', language: 'json' }), '{\n"apiVersion": "v1",\n"kind": "Pod"}'), 'manifest');
  assert.equal(lintPath({ path: '/a/deploy.yml', language: 'yaml' }), '/a/deploy.yml');
  assert.equal(lintPath({ path: '/a/Dockerfile.gpu', language: 'dockerfile' }), '/a/Dockerfile.gpu');
});

test('a check of the workspace looks at every file that concerns the linter, and at no others', () => {
  for (const path of ['a/Dockerfile', 'dockerfile', 'a/b/Dockerfile.gpu', 'train.Dockerfile', 'x.dockerfile', 'Containerfile', 'k8s/a.yaml', 'a.yml', 'a.json', 'requirements.txt', 'a/requirements-gpu.txt', 'dev-requirements.in']) {
    assert.ok(matchesGlob(path, workspaceFiles.include), path);
    assert.ok(isLintable(traits(path, languageOf(path))), path);
  }
  for (const path of ['a.py', 'README.md', 'yaml', 'notes.txt']) {
    assert.ok(!matchesGlob(path, workspaceFiles.include), path);
    assert.ok(!isLintable(traits(path, languageOf(path))), path);
  }
  for (const path of ['node_modules/a/b.yaml', 'x/.venv/lib/y.json']) assert.ok(matchesGlob(path, workspaceFiles.exclude), path);
});
