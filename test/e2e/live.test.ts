import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { editorTest } from './harness/editorTest.ts';
import { askEngine } from './harness/engine.ts';
import { neededSandbox, sandboxEnv } from './harness/sandbox.ts';
import { until } from './harness/until.ts';

const sandbox = await neededSandbox();

editorTest('images come and go in the tree as they do in the engine', { env: sandboxEnv(sandbox) }, async ({ workbench }) => {
  const name = `e2e/live-${Date.now().toString(36)}`;
  await askEngine(sandbox, 'POST', `/images/create?fromImage=${encodeURIComponent(sandbox.busyboxImage)}`);
  await workbench.openSlipway();
  await workbench.treeRow('Images', /busybox/);
  await askEngine(sandbox, 'POST', `/images/${sandbox.busyboxImage}/tag?repo=${name}&tag=one`);
  await workbench.treeRow('Images', new RegExp(name));
  await askEngine(sandbox, 'DELETE', `/images/${name}:one`);
  await until('the row to go', () => workbench.treeRows('Images'), (rows) => !rows.some((row) => row.label.includes(name)));
});

const folder = mkdtempSync(join(tmpdir(), 'slipway-status-'));
const statusFile = join(folder, 'status.json');
after(() => rmSync(folder, { recursive: true }));

/** Writes the status file as the sandbox does. */
function tell(state: string, text: string): void {
  writeFileSync(statusFile, JSON.stringify({ controlPlane: { state, text, since: new Date().toISOString() } }));
}

editorTest('the Clusters tree tells how a sandbox comes up', { machineSettings: { 'slipway.sandbox.statusFile': statusFile } }, async ({ workbench }) => {
  tell('building', 'building kubernetes');
  await workbench.openSlipway();
  const building = await workbench.treeRow('Clusters', /^control ?plane/i);
  assert.match(building.label, /building kubernetes/);
  tell('ready', 'Kubernetes control plane: ready');
  await workbench.treeRow('Clusters', /^Sandbox, 1 of 1 parts ready/);
});
