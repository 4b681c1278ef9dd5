import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inProject } from '../../scripts/project.ts';
import { editorTest } from './harness/editorTest.ts';
import { mistakenManifest } from './harness/mistakenManifest.ts';
import { until } from './harness/until.ts';

const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { contributes: { commands: { command: string }[] } };
const id = 'slipway.slipway';

editorTest('the packaged extension activates quickly and registers what it declares', {}, async ({ workbench, test }) => {
  const { probe } = workbench;
  await workbench.openSlipway();
  await until('the activation', () => probe.extension(id), (extension) => extension?.active === true);
  const { load, activate } = await probe.activation(id);
  test.diagnostic(`loading the code ${load} ms, activate ${activate} ms`);
  // The budget is 50 ms; the watchdog is wide, because the machine may be busy with other things.
  assert.ok(activate < 1000, `activate took ${activate} ms`);
  const registered = new Set(await probe.commands());
  assert.deepEqual(manifest.contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command)), []);
  for (const view of ['Images', 'Clusters', 'Models'] as const) assert.notEqual(await workbench.paneText(view), '');
  assert.equal(workbench.outputText('Slipway').includes('[error]'), false, workbench.outputText('Slipway'));
});

/** The files of kept code, by name, and when each was written. */
function keptCode(logs: string): ReadonlyMap<string, number> {
  const [userData = ''] = logs.split(/[/\\]logs[/\\]/);
  const folder = join(userData, 'User', 'globalStorage', id, 'code');
  return new Map(existsSync(folder) ? readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mtimeMs]) : []);
}

editorTest('the second start takes the code of the linter that the first one has kept', { files: { 'pod.yaml': mistakenManifest.text } }, async ({ workbench, workspace, test }) => {
  const findings = async (): Promise<void> => {
    const path = join(workspace, 'pod.yaml');
    await workbench.probe.open(path);
    await until('the findings', () => workbench.probe.diagnostics(path), (all) => all.length > 0);
  };
  await findings();
  const logs = workbench.logs ?? '';
  const kept = await until('the code of the first start', () => keptCode(logs), (files) => files.has('linter.cjs.code'), 60);
  await workbench.reload();
  await findings();
  // Code that V8 refuses is made and kept anew after ten seconds.
  await setTimeout(15_000);
  test.diagnostic(`kept: ${[...kept.keys()].join(', ')}`);
  assert.deepEqual(keptCode(logs), kept);
  assert.equal(workbench.outputText('Slipway').includes('[error]'), false, workbench.outputText('Slipway'));
});
