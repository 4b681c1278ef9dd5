import assert from 'node:assert/strict';
import { editorTest } from './harness/editorTest.ts';
import { pluginKubeconfig } from './harness/pluginKubeconfig.ts';
import { until } from './harness/until.ts';

const many = pluginKubeconfig(20);

editorTest('twenty contexts start no login program until one is opened', { env: { KUBECONFIG: many.path } }, async ({ workbench }) => {
  await workbench.openSlipway();
  await workbench.treeRow('Clusters', /^cluster-1\b/);
  const [first] = await workbench.treeRows('Clusters');
  assert.equal(first?.siblings, 20);
  await workbench.reload();
  await workbench.openSlipway();
  await workbench.treeRow('Clusters', /^cluster-1\b/);
  assert.equal(many.starts(), 0);
  await workbench.probe.startCommand('slipway.cluster.connect', { target: { type: 'cluster', context: 'cluster-3' } });
  await until('the login program of the opened cluster to start', () => many.starts(), (starts) => starts > 0);
  const row = await workbench.treeRow('Clusters', /login/i);
  assert.match(row.label, /cluster-3/);
});
