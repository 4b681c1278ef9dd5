import assert from 'node:assert/strict';
import { join } from 'node:path';
import { editorTests, type OpenEditor } from './harness/editorTest.ts';
import { mistakenManifest } from './harness/mistakenManifest.ts';
import { until } from './harness/until.ts';

const dockerfile = 'FROM python:3.12-slim AS build\nRUN touch /x\n\nFROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\nCOPY --from=build /x /x\nCMD ["sleep", "infinity"]\n';
const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n    - port: "80"\n';

const files = { 'deployment.yaml': mistakenManifest.text, 'k8s/service.yaml': service, Dockerfile: dockerfile, 'values.yaml': 'port: 1\n', 'package.json': '{"name": "x"}\n' };

async function knowsTheFields({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe, page } = workbench;
  const path = join(workspace, 'deployment.yaml');
  await probe.open(path);
  const lines = mistakenManifest.text.split('\n');
  const limitsLine = lines.findIndex((line) => line.includes('limits:'));
  const hover = await until('the hover', () => probe.hovers(path, limitsLine, 12), (texts) => texts.length > 0);
  assert.match(hover.join('\n'), /`spec\.template\.spec\.containers\[\]\.resources\.limits`: map of quantity\n?.*The most the container may use/s);

  // As people do it: a new line, a few letters, the entry that is chosen.
  const podLine = lines.indexOf('    spec:');
  await probe.edit(path, [podLine, 9, podLine, 9], '\n      runtimeCl');
  const offered = await probe.completions(path, podLine + 1, 15);
  assert.ok(offered.some(({ label, insert }) => label === 'runtimeClassName' && insert === 'runtimeClassName: '), JSON.stringify(offered.slice(0, 5)));
  await probe.edit(path, [podLine, 9, podLine + 1, 15], '');
  assert.equal(await probe.text(path), mistakenManifest.text);

  const { range } = mistakenManifest;
  await until('the finding', () => probe.diagnostics(path), (all) => all.length === 1);
  const titles = (await probe.codeActions(path, range)).map(({ title }) => title);
  const forFile = titles.indexOf(`Disable ${mistakenManifest.rule} for this file`);
  assert.deepEqual(titles.slice(forFile - 1, forFile + 1), [`Disable ${mistakenManifest.rule} for this line`, `Disable ${mistakenManifest.rule} for this file`]);
  await probe.applyCodeAction(path, range, titles[forFile - 1] ?? '');
  await until('the finding to be silenced', () => probe.diagnostics(path), (all) => all.length === 0);
  assert.ok((await probe.text(path)).includes(`\n            # slipway-disable-next-line ${mistakenManifest.rule}\n            nvidia.com/gpu: 1\n`));

  await probe.open(join(workspace, 'Dockerfile'));
  const lenses = await until('the lens of the Dockerfile', () => probe.codeLenses(join(workspace, 'Dockerfile')), (all) => all.length > 0);
  assert.deepEqual(lenses, [
    { line: 3, title: 'Build', command: 'slipway.image.build' },
    { line: 3, title: 'Push', command: 'slipway.image.push' },
    { line: 3, title: 'Deploy', command: 'slipway.workspace.deploy' },
  ]);
  await page.locator('.monaco-editor .codelens-decoration').filter({ hasText: 'Deploy' }).first().waitFor();
  await workbench.picture('lens');
  await probe.setting('slipway.codeLens.enabled', false);
  await until('the lens to go', () => probe.codeLenses(join(workspace, 'Dockerfile')), (all) => all.length === 0);
}

async function checksTheWorkspace({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'k8s', 'service.yaml');
  await workbench.runCommand('Slipway: Lint Workspace');
  const found = await until('the finding of a closed file', () => probe.diagnostics(path), (all) => all.length > 0);
  assert.deepEqual(found.map(({ code, range, source }) => ({ code, range, source })), [{ code: 'schema/type', range: [6, 12, 6, 16], source: 'slipway' }]);
  const toasts = await until('the summary', () => workbench.notifications(), (all) => all.some((text) => text.includes('Checked files')));
  assert.ok(toasts.some((text) => /Errors: 2\. Other problems: \d\. Checked files: 3\./.test(text)), toasts.join('\n'));
  assert.equal((await probe.diagnostics(join(workspace, 'deployment.yaml'))).length, 1);
  await workbench.picture('summary');

  await probe.open(path);
  await until('the editor to take over', () => probe.diagnostics(path), (all) => all.length === 1);
  await probe.edit(path, [6, 12, 6, 16], '80');
  await until('the finding to be gone', () => probe.diagnostics(path), (all) => all.length === 0);
}

// The one that counts what is wrong comes before the one that changes it.
editorTests({ files }, {
  'the whole workspace is checked on demand, and opening a file shows nothing twice': checksTheWorkspace,
  'an editor that knows the fields: hover, completion, lenses and comments that silence a finding': knowsTheFields,
});
