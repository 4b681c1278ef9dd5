import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inProject } from '../../scripts/project.ts';
import { editorTest } from './harness/editorTest.ts';
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
