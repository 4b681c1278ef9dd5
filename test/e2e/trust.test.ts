import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { editorTest } from './harness/editorTest.ts';
import { mistakenManifest } from './harness/mistakenManifest.ts';
import { pluginKubeconfig } from './harness/pluginKubeconfig.ts';
import { until } from './harness/until.ts';

const clusters = pluginKubeconfig(2);

/** An engine that only counts who knocks. */
const folder = mkdtempSync(join(tmpdir(), 'slipway-engine-'));
const socket = join(folder, 'docker.sock');
let knocks = 0;
const engine = createServer((client) => {
  knocks++;
  client.destroy();
}).listen(socket);
after(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const surroundings = {
  workspaceTrust: true,
  files: { 'deployment.yaml': mistakenManifest.text, 'Dockerfile': 'FROM scratch\n' },
  env: { KUBECONFIG: clusters.path, DOCKER_HOST: `unix://${socket}` },
};

editorTest('an untrusted workspace is only linted', surroundings, async ({ workbench, workspace }) => {
  const { probe } = workbench;
  assert.equal(await probe.trusted(), false);
  const path = join(workspace, 'deployment.yaml');
  await probe.open(path);
  await until('the finding', () => probe.diagnostics(path), (found) => found.some((one) => one.code === mistakenManifest.rule));
  await workbench.openSlipway();
  await probe.startCommand('slipway.workspace.deploy');
  await until('the refusal', () => workbench.notifications(), (all) => all.some((text) => /not trusted/.test(text)));
  assert.equal(knocks, 0, 'the engine was contacted');
  assert.equal(clusters.starts(), 0, 'a login program was started');
});
