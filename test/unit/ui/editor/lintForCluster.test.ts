import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDispose } from '../../../../src/base/lifecycle.ts';
import { lintForCluster } from '../../../../src/ui/editor/lintForCluster.ts';
import type { ClusterVersion, LintRequest, LintService } from '../../../../src/ui/services.ts';

test('what the connected cluster runs is told with every question about a text', async () => {
  const asked: LintRequest[] = [];
  const service: LintService = {
    lint: async (request) => {
      asked.push(request);
      return { kind: 'other', findings: [], basis: undefined };
    },
    hover: async (request) => void asked.push(request),
    complete: async (request) => {
      asked.push(request);
      return [];
    },
    suppress: () => Promise.resolve([]),
    configure: () => Promise.resolve([]),
    changed: () => Promise.resolve(true),
    onDidLearn: () => onDispose(() => undefined),
    lenses: () => Promise.resolve([]),
  };
  const cluster: ClusterVersion = { name: 'prod', version: '1.35' };
  let isConnected = false;
  const knowing = lintForCluster(service, () => (isConnected ? cluster : undefined));
  const request = { path: 'a.yaml', language: 'yaml', text: '', place: undefined, kubernetesVersion: '', offset: 0 };
  await knowing.lint(request);
  isConnected = true;
  await knowing.lint(request);
  await knowing.hover(request);
  await knowing.complete(request);
  assert.deepEqual(asked.map((one) => one.cluster), [undefined, cluster, cluster, cluster]);
  assert.equal(await knowing.changed([]), true, 'everything else is as it was');
});
