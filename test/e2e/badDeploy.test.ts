import assert from 'node:assert/strict';
import { inProject } from '../../scripts/project.ts';
import { deployChannel } from './harness/deployWorkspace.ts';
import { editorTest } from './harness/editorTest.ts';
import { removeBuiltImages } from './harness/engine.ts';
import { inNamespace, neededSandbox, sandboxEnv } from './harness/sandbox.ts';
import { until } from './harness/until.ts';
import type { Workbench } from './harness/workbench.ts';

const sandbox = await neededSandbox();
const env = sandboxEnv(sandbox);

/** Starts a deploy without the questions and waits for the sentence that ends it. */
async function deployTells(workbench: Workbench, target: { cluster: string; namespace: string }, sentence: RegExp): Promise<void> {
  await workbench.probe.startCommand('slipway.workspace.deploy', target);
  await until(`the sentence ${String(sentence)}`, () => workbench.notifications(), (all) => all.some((text) => sentence.test(text)), 90);
}

function workspaceOf(name: string): { workspace: string; env: Readonly<Record<string, string>> } {
  return { workspace: inProject('test', 'workspaces', name), env };
}

const here = { cluster: sandbox.context, namespace: 'default' };

editorTest('deploying without an engine says which one does not answer', { ...workspaceOf('digits'), env: { ...env, DOCKER_HOST: 'unix:///nowhere/docker.sock' } }, async ({ workbench }) => {
  await deployTells(workbench, here, /No Docker engine answers at unix:\/\/\/nowhere\/docker\.sock.*Start Docker/s);
  assert.doesNotMatch(workbench.outputText(deployChannel), /✓ build|── apply/);
});

editorTest('deploying to what is not there names it', workspaceOf('noDockerfile'), async ({ workbench }) => {
  await deployTells(workbench, { cluster: 'sandbox-dead', namespace: 'default' }, /cluster "sandbox-dead" does not answer/);
  await workbench.probe.command('notifications.clearAll');
  await deployTells(workbench, { ...here, namespace: 'nobody-made-this' }, /namespace "nobody-made-this" does not exist/);
});

editorTest('a Dockerfile that cannot be built is a failed build', workspaceOf('brokenDockerfile'), async ({ workbench }) => {
  await deployTells(workbench, here, /build failed.*RUNN/is);
  assert.match(workbench.outputText(deployChannel), /✗ build/);
  assert.doesNotMatch(workbench.outputText(deployChannel), /── apply/);
});

editorTest('a manifest that is no YAML is named with its line', workspaceOf('brokenYaml'), async ({ workbench }) => {
  await deployTells(workbench, here, /k8s\/serve\.yaml line \d+ is not a usable manifest/);
});

editorTest('a deploy can be cancelled from its notification and says what is left', { ...workspaceOf('digits'), minutes: 5 }, ({ workbench }) =>
  inNamespace(sandbox, 'cancel', async (namespace) => {
    await workbench.probe.startCommand('slipway.workspace.deploy', { ...here, namespace });
    await until('the rollout', () => workbench.outputText(deployChannel), (text) => text.includes('── rollout'), 120);
    await workbench.page.locator('.notifications-toasts').getByRole('button', { name: 'Cancel' }).click();
    await until('the end', () => workbench.outputText(deployChannel), (text) => /Cancelled; 3 objects were applied before and stay as they are/.test(text));
    await removeBuiltImages(sandbox, workbench);
  }),
);
