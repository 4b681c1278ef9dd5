import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorTest } from './harness/editorTest.ts';
import { mistakenManifest } from './harness/mistakenManifest.ts';
import { until } from './harness/until.ts';

const { rule } = mistakenManifest;
const thing = 'apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: a\nsize: many\n';
const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things.example.com\nspec:\n  group: example.com\n  scope: Namespaced\n  names: {kind: Thing, plural: things}\n  versions:\n    - name: v1\n      served: true\n      storage: true\n      schema:\n        openAPIV3Schema:\n          type: object\n          properties:\n            size: {type: integer}\n';
const files = {
  '.slipway.yaml': `rules: # ours\n  ${rule}: fatal\n  shm-too-smal: off\n`,
  'k8s/deployment.yaml': mistakenManifest.text,
  'lower/deployment.yaml': mistakenManifest.text,
  'lower/.slipway.yaml': `rules:\n  ${rule}: info\n`,
};

editorTest('the mistakes of a configuration are underlined, and what is typed there counts at once', { files, workspaceTrust: true }, async ({ workbench, workspace }) => {
  const { probe, page } = workbench;
  const configuration = join(workspace, '.slipway.yaml');
  const manifest = join(workspace, 'k8s', 'deployment.yaml');
  assert.equal(await probe.trusted(), false, 'a configuration is only read, so it needs no trust');
  await probe.open(configuration, 1);
  const found = await until('the mistakes', () => probe.diagnostics(configuration), (all) => all.length === 2);
  assert.deepEqual(found.map(({ code, range, severity, source }) => ({ code, range, severity, source })), [
    { code: 'config/invalid-value', range: [1, rule.length + 4, 1, rule.length + 9], severity: 'error', source: 'slipway' },
    { code: 'config/unknown-rule', range: [2, 2, 2, 14], severity: 'error', source: 'slipway' },
  ]);
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  await workbench.picture('configuration');
  const hover = (await probe.hovers(configuration, 1, 5)).join('\n');
  assert.match(hover, new RegExp(`^\`${rule}\`: `));
  assert.match(hover, new RegExp(`/docs/rules/${rule}\\.md\\)$`));
  await probe.applyCodeAction(configuration, [2, 2, 2, 14], 'Change to shm-too-small');
  await until('the rule to be known', () => probe.diagnostics(configuration), (all) => all.length === 1);

  // Both are open; the configuration is not saved.
  await probe.open(manifest);
  await until('the finding', () => probe.diagnostics(manifest), (all) => all.some(({ code }) => code === rule));
  await probe.edit(configuration, [1, rule.length + 4, 1, rule.length + 9], '');
  const offered = await probe.completions(configuration, 1, rule.length + 4);
  // Snippets of the language come behind.
  assert.deepEqual(offered.slice(0, 5).map(({ label }) => label), ['off', 'hint', 'info', 'warning', 'error']);
  await probe.edit(configuration, [1, rule.length + 4, 1, rule.length + 4], 'off');
  await until('the finding to be gone', () => probe.diagnostics(manifest), (all) => all.length === 0);
  await probe.edit(configuration, [1, rule.length + 4, 1, rule.length + 7], 'hint');
  await until('the finding to be a hint', () => probe.diagnostics(manifest), ([one]) => one?.code === rule && one.severity === 'hint');
});

editorTest('a rule is turned off by a quick fix, in the nearest configuration or in a new one', { files: { ...files, '.slipway.yaml': 'root: true # here\n' } }, async ({ workbench, workspace }) => {
  const { probe, page } = workbench;
  const { range } = mistakenManifest;
  const lower = join(workspace, 'lower', 'deployment.yaml');
  await probe.open(lower);
  await until('the finding at its configured level', () => probe.diagnostics(lower), ([one]) => one?.severity === 'info');
  await probe.applyCodeAction(lower, range, `Lower ${rule} to hint in .slipway.yaml`);
  await until('the finding to be a hint', () => probe.diagnostics(lower), ([one]) => one?.severity === 'hint');
  assert.equal(await probe.text(join(workspace, 'lower', '.slipway.yaml')), `rules:\n  ${rule}: hint # reason: \n`);

  const manifest = join(workspace, 'k8s', 'deployment.yaml');
  await probe.open(manifest);
  await until('the finding', () => probe.diagnostics(manifest), (all) => all.length === 1);
  const titles = (await probe.codeActions(manifest, range)).map(({ title }) => title);
  assert.deepEqual(titles.slice(-2), [`Turn ${rule} off in .slipway.yaml`, `Lower ${rule} to warning in .slipway.yaml`]);
  await probe.applyCodeAction(manifest, range, titles.at(-2) ?? '');
  await until('the finding to be gone', () => probe.diagnostics(manifest), (all) => all.length === 0);
  assert.equal(await probe.text(join(workspace, '.slipway.yaml')), `root: true # here\nrules:\n  ${rule}: off # reason: \n`);
  // The cursor waits where the reason belongs.
  await page.locator('.tab.active', { hasText: '.slipway.yaml' }).waitFor();
  await page.keyboard.type('the node has no plugin');
  await until('the reason', () => probe.text(join(workspace, '.slipway.yaml')), (text) => text.endsWith('off # reason: the node has no plugin\n'));
  await workbench.picture('reason');
});

const defined = { 'crds/thing.yaml': definition, 'k8s/thing.yaml': thing, 'k8s/deployment.yaml': mistakenManifest.text };

editorTest('without a configuration one is made; custom resources are checked by the definitions of the workspace', { files: defined }, async ({ workbench, workspace }) => {
  const { probe } = workbench;
  const path = join(workspace, 'k8s', 'thing.yaml');
  await probe.open(path);
  const found = await until('the finding', () => probe.diagnostics(path), (all) => all.length > 0);
  assert.deepEqual(found.map(({ code, range }) => ({ code, range })), [{ code: 'schema/type', range: [4, 6, 4, 10] }]);
  assert.match((await probe.hovers(path, 1, 8)).join('\n'), /as `crds\/thing\.yaml` defines it/);
  writeFileSync(join(workspace, 'crds', 'thing.yaml'), definition.replace('integer', 'string'));
  await until('the changed definition to count', () => probe.diagnostics(path), (all) => all.length === 0);

  const manifest = join(workspace, 'k8s', 'deployment.yaml');
  await probe.open(manifest);
  await until('the finding', () => probe.diagnostics(manifest), (all) => all.length === 1);
  await probe.applyCodeAction(manifest, mistakenManifest.range, `Turn ${rule} off in .slipway.yaml`);
  await until('the finding to be gone', () => probe.diagnostics(manifest), (all) => all.length === 0);
  assert.equal(await probe.text(join(workspace, '.slipway.yaml')), `rules:\n  ${rule}: off # reason: \n`);
  // By another program, while nobody has it open for editing.
  writeFileSync(join(workspace, 'k8s', '.slipway.yaml'), `rules: {${rule}: warning}\n`);
  await until('the nearer configuration to count', () => probe.diagnostics(manifest), ([one]) => one?.severity === 'warning');
});
