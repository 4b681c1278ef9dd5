import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { slimPod } from '../../../../src/core/clusters/slimPod.ts';
import { summarizeNode } from '../../../../src/core/clusters/summarizeNode.ts';
import type { NodeSummary } from '../../../../src/core/clusters/node.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { ModelIndex } from '../../../../src/core/models/modelIndex.ts';

// Pods and nodes as a real API server, kubelet (1.36.3) and containerd left them, each in the trouble its file is named for.
const folder = new URL('../../../fixtures/recorded/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.replace(/\.json$/, ''));

function recorded(name: string): KubernetesObject {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as KubernetesObject;
}

/** When the last of them was recorded. */
const now = Date.parse('2026-11-23T15:13:00Z');
const nodes: readonly NodeSummary[] = files.filter((name) => name.startsWith('node-') && name !== 'node-refuses').map((name) => summarizeNode(recorded(name), {}));

/** The image is made a known model server's, so that pods without a GPU are model pods too. */
function asModel(pod: KubernetesObject): KubernetesObject {
  const text = JSON.stringify(pod.metadata.labels ?? {});
  return { ...pod, metadata: { ...pod.metadata, labels: { ...(JSON.parse(text) as Record<string, string>), 'serving.kserve.io/inferenceservice': 'recorded' } } };
}

function line(name: string): string {
  const index = new ModelIndex();
  index.applyNodes(nodes);
  index.applyPods({ type: 'reset', items: [slimPod(asModel(recorded(name)))] });
  const [model] = index.models(now);
  return `${model?.status.health}: ${model?.status.text}`;
}

const lines: Readonly<Record<string, string>> = {
  ready: 'ready: Ready 1/1',
  'not-ready': 'loading: Loading 0/1 ready for 85 s',
  crashing: 'failed: Crashed: exit 7',
  'out-of-memory': 'failed: Crashed: OOMKilled (exit 137)',
  'no-such-image': 'failed: Image cannot be pulled: localhost:5551/not/there:1: not found',
  'no-login': 'failed: Image cannot be pulled: pulling from host localhost:5561 failed with status code [manifests 1]: 401 Unauthorized',
  'no-secret': 'failed: Cannot start: secret "hf-token" not found',
  'no-command': 'failed: Cannot start: exec: "/no/such/program": stat /no/such/program: no such file or directory',
  'init-crashing': 'failed: Crashed: exit 22 in init container fetch',
  'init-running': 'loading: Preparing (fetch), 0/1 ready for 84 s',
  'too-many-gpus': 'waiting: Waiting: needs 64 nvidia.com/gpu, the largest node has 8',
  'wrong-label': 'waiting: Waiting: none of 7 nodes fits: 5 with a taint it does not tolerate, 1 without the labels it selects, 1 cordoned',
  gated: 'waiting: Waiting: held back by a scheduling gate',
  'no-volume': 'waiting: Waiting: the volume claim "weights" does not exist',
  succeeded: 'finished: Finished',
  failed: 'failed: Crashed: exit 3',
  'node-refuses': 'failed: Rejected by the node: Pod was rejected: Allocate failed due to requested number of devices unavailable for nvidia.com/gpu. Requested: 64, Available: 3, which is unexpected',
};

for (const [name, expected] of Object.entries(lines)) test(`a recorded pod: ${name}`, () => assert.equal(line(name), expected));

test('every recorded pod has its line', () => {
  const pods = files.filter((name) => !name.startsWith('node-') || name === 'node-refuses');
  assert.deepEqual(pods.toSorted(), Object.keys(lines).toSorted());
});

test('recorded nodes: what each offers', () => {
  const told = nodes.map((node) => `${node.name}: ${node.resources.map(({ name, free, capacity }) => `${free}/${capacity} ${name}`).join(', ')}`);
  assert.deepEqual(told.toSorted(), [
    'cpu-node: ',
    'gpu-node-a100-mig: 4/4 nvidia.com/gpu, 8/8 nvidia.com/mig-1g.5gb, 4/4 nvidia.com/mig-2g.10gb, 4/4 nvidia.com/mig-3g.20gb',
    'gpu-node-h100: 8/8 nvidia.com/gpu',
    'gpu-node-l40s-cordoned: 4/4 nvidia.com/gpu',
    'gpu-node-mi300x: 8/8 amd.com/gpu',
    'gpu-node-real: 4/4 nvidia.com/gpu',
    'gpu-node-t4-shared: 8/8 nvidia.com/gpu.shared',
  ]);
  assert.deepEqual(nodes.filter((node) => node.cordoned).map((node) => node.name), ['gpu-node-l40s-cordoned']);
  assert.deepEqual(nodes.filter((node) => node.accelerator?.shared === true).map((node) => node.name), ['gpu-node-t4-shared']);
  assert.ok(nodes.every((node) => node.ready));
});
