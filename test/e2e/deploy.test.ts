import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { deployChannel, deployOutcome, startDeploy } from './harness/deployWorkspace.ts';
import { editorTest } from './harness/editorTest.ts';
import { askDigits } from './harness/askDigits.ts';
import { removeBuiltImages } from './harness/engine.ts';
import { inNamespace, neededSandbox, sandboxEnv } from './harness/sandbox.ts';
import { until } from './harness/until.ts';
import type { Workbench } from './harness/workbench.ts';

const sandbox = await neededSandbox();
const digits = { workspace: inProject('test', 'workspaces', 'digits'), env: sandboxEnv(sandbox), minutes: 8 };

/** Lines of the browser's console that mean: the page wanted something its policy forbids. */
function policyViolations(workbench: Workbench): string[] {
  return workbench.console.filter((line) => /content security policy/i.test(line));
}

editorTest('Deploy Workspace takes a model from source to an answering pod', digits, ({ workbench, workspace }) =>
  inNamespace(sandbox, 'deploy', async (namespace) => {
    await startDeploy(workbench, { cluster: sandbox.context, namespace });
    await until('the first line of the output', () => workbench.outputText(deployChannel), (text) => /── build/.test(text));
    await workbench.runCommand('Slipway: Show Deploy Steps');
    await workbench.webview().getByText('Build image').waitFor();
    await deployOutcome(workbench, new RegExp(`runs on ${sandbox.context} · ${namespace}`), 300);

    await outputTellsEveryStep(workbench);
    assert.equal(git(workspace, 'status', '--porcelain'), '', 'the deploy changed files on disk');
    assert.equal(await askDigits(sandbox, namespace), 7);
    await workbench.probe.command('notifications.clearAll');
    await workbench.picture('deploy-output');
    await treesShowTheModel(workbench);
    await stepsSurviveReload(workbench);
    assert.deepEqual(policyViolations(workbench), []);
    await removeBuiltImages(sandbox, workbench);
  }),
);

/** Sixteen GPUs for the server: more than any node has. */
async function askForTooMany(workspace: string): Promise<void> {
  const path = join(workspace, 'k8s', 'serve.yaml');
  await writeFile(path, (await readFile(path, 'utf8')).replace('nvidia.com/gpu: 1', 'nvidia.com/gpu: 16'));
}

editorTest('a limit that no node can meet is explained, not waited for', digits, ({ workbench, workspace }) =>
  inNamespace(sandbox, 'too-many', async (namespace) => {
    await askForTooMany(workspace);
    await startDeploy(workbench, { cluster: sandbox.context, namespace });
    const told = await deployOutcome(workbench, /digits.* does not run/, 120);
    assert.match(told, /16/);
    assert.match(told, /nvidia\.com\/gpu/);
    await workbench.openSlipway();
    await workbench.treeRow('Models', /digits.*gpu/i);
    await workbench.probe.open(join(workspace, 'k8s', 'serve.yaml'), 46);
    await workbench.picture('explained');
    await removeBuiltImages(sandbox, workbench);
  }),
);

async function outputTellsEveryStep(workbench: Workbench): Promise<void> {
  const text = await until('the first line of the server', () => workbench.outputText(deployChannel), (all) => /listening|serving/i.test(all));
  const order = ['── build', '✓ build', '── push', '✓ push', '── apply', '✓ apply', '── rollout', '✓ rollout'].map((mark) => text.indexOf(mark));
  assert.ok(order.every((at) => at >= 0), text);
  assert.deepEqual(order, order.toSorted((a, b) => a - b));
  assert.match(text, /✓ push.*sha256:[0-9a-f]{64}/);
}

async function stepsSurviveReload(workbench: Workbench): Promise<void> {
  const shown = (): Promise<string> => workbench.webview().locator('body').innerText();
  const before = await until('the steps to be done', shown, (text) => (text.match(/\bdone\b/gi) ?? []).length >= 4);
  await workbench.picture('deploy-steps');
  await workbench.reload();
  const after = await until('the steps after a reload', shown, (text) => text.includes('Build image'));
  for (const step of ['Build image', 'Push image', 'Apply manifests', 'Wait until ready']) assert.ok(before.includes(step) && after.includes(step), step);
}

async function treesShowTheModel(workbench: Workbench): Promise<void> {
  await workbench.openSlipway();
  await workbench.expand('Clusters', /^sandbox\b(?!-)/);
  await workbench.probe.startCommand('slipway.cluster.connect', { target: { type: 'cluster', context: sandbox.context } });
  await workbench.treeRow('Clusters', /nvidia\.com\/gpu/);
  await workbench.treeRow('Models', /digits.*ready/i);
  await workbench.treeRow('Images', /digits/);
  await workbench.probe.command('workbench.action.closePanel');
  await workbench.picture('trees');
}

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
}
