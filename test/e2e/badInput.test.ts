import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { editorTest, editorTests, type OpenEditor } from './harness/editorTest.ts';
import { until } from './harness/until.ts';

function kubeconfigFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-kubeconfig-'));
  after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'config');
  writeFileSync(path, text);
  return path;
}

editorTest('without an engine and a kubeconfig every view says what to do', {}, async ({ workbench }) => {
  await workbench.openSlipway();
  await until('what to do about the engine', () => workbench.paneText('Images'), (text) => /no docker engine answers.*start docker/is.test(text));
  await until('what to do about the kubeconfig', () => workbench.paneText('Clusters'), (text) => /no kubeconfig.*create one/is.test(text));
  await until('what to do about the models', () => workbench.paneText('Models'), (text) => /connect a cluster/i.test(text));
  await workbench.picture('nothing-there');
});

const broken = kubeconfigFile('apiVersion: v1\nkind: Config\nclusters: [{{{\n');

editorTest('a kubeconfig that is no YAML is named with the reason', { env: { KUBECONFIG: broken } }, async ({ workbench }) => {
  await workbench.openSlipway();
  const row = await workbench.treeRow('Clusters', /not usable/i);
  assert.ok(row.label.includes(broken), row.label);
});

editorTest('an empty kubeconfig is said to be empty', { env: { KUBECONFIG: kubeconfigFile('') } }, async ({ workbench }) => {
  await workbench.openSlipway();
  await until('a text', () => workbench.paneText('Clusters'), (text) => /no context|empty/i.test(text));
});

const mixed = kubeconfigFile(`apiVersion: v1
kind: Config
clusters:
- {name: good, cluster: {server: 'https://127.0.0.1:9'}}
users:
- {name: good, user: {token: not-a-real-token}}
contexts:
- {name: good, context: {cluster: good, user: good}}
- {name: lost, context: {cluster: nowhere, user: good}}
`);

async function brokenEntry({ workbench }: OpenEditor): Promise<void> {
  await workbench.openSlipway();
  await workbench.treeRow('Clusters', /^good/);
  const lost = await workbench.treeRow('Clusters', /^lost/);
  assert.match(lost.label, /nowhere/);
}

async function nothingToDeploy({ workbench }: OpenEditor): Promise<void> {
  await workbench.probe.startCommand('slipway.workspace.deploy');
  await until('the sentence', () => workbench.notifications(), (all) => all.some((text) => /neither a Dockerfile nor Kubernetes manifests/.test(text)));
}

editorTests({ env: { KUBECONFIG: mixed }, files: { 'README.md': 'Nothing.\n' } }, {
  'one broken entry of a kubeconfig leaves the good ones usable': brokenEntry,
  'deploying a folder with nothing to deploy says so': nothingToDeploy,
});
