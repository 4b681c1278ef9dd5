import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import type { Disposable } from '../../src/base/lifecycle.ts';
import type { ClusterApi } from '../../src/core/clusters/clusterApi.ts';
import type { ClusterSnapshot } from '../../src/core/clusters/scheduling/clusterSnapshot.ts';
import { readClusterSnapshot } from '../../src/core/clusters/scheduling/readClusterSnapshot.ts';
import { asArray, asObject, asString, at } from '../../src/core/json.ts';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import { sleep } from '../../src/base/async.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { connectTo } from './kubeWorld.ts';
import { SandboxNamespace } from './sandboxNamespace.ts';

// What the rules say from a snapshot of the cluster, against what its scheduler does with the same manifest. The GPUs are
// AMD's of gpu-node-mi300x (eight, with a taint), because other tests hold NVIDIA's.
const { signal } = new AbortController();
const pack = await packedSchemas();
let sandbox: Sandbox;
let namespace: SandboxNamespace;
let cluster: ClusterApi & Disposable;
let known: ClusterSnapshot | undefined;
const linter = createLinter({ pack, cluster: () => known });

before(async () => {
  sandbox = await startSandbox({ parts: ['fakeNodes'], report: (part, state, text) => console.log(`# ${part} ${state}: ${text}`), signal });
  namespace = await SandboxNamespace.create(sandbox.kubeconfig, 'capacity-test', signal);
  cluster = await connectTo(sandbox.kubeconfig, sandbox.context);
});

after(async () => {
  cluster.dispose();
  await namespace.remove();
  await sandbox.stop();
});

function deployment(name: string, replicas: number, gpus: number, tolerations = '[{operator: Exists}]'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: ${replicas}
  strategy: {type: Recreate}
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      terminationGracePeriodSeconds: 0
      tolerations: ${tolerations}
      containers: [{name: main, image: "example.invalid/model:1", resources: {limits: {amd.com/gpu: ${gpus}}}}]
`;
}

/** What the rules about clusters say of a manifest, as the cluster is now. */
async function told(text: string, where = namespace.name): Promise<readonly string[]> {
  known = await readClusterSnapshot(cluster, where, signal);
  const { findings } = linter.lint({ path: 'a.yaml', text });
  return findings.filter(({ rule }) => /capacity|toleration/.test(rule)).map(({ rule, severity, message }) => `${rule} ${severity}: ${message}`);
}

async function apply(text: string, where = namespace.name): Promise<void> {
  await cluster.apply(parse(text) as KubernetesObject, { namespace: where, dryRun: false }, signal);
}

async function until<T>(probe: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = await probe();
    if (found !== undefined) return found;
    await sleep(200, signal);
  }
  throw new Error('it did not come within a minute');
}

/** The pods of a Deployment once `count` exist and each has a node or the scheduler's reason against one. */
function scheduled(app: string, count: number): Promise<{ readonly placed: number; readonly refused: readonly string[] }> {
  return until(async () => {
    const answer = await namespace.get(`/api/v1/namespaces/${namespace.name}/pods?labelSelector=app=${app}`);
    const pods = asArray(asObject(JSON.parse(answer.text) as KubernetesObject)['items']).map(asObject);
    const placed = pods.filter((pod) => asString(at(pod, 'spec', 'nodeName')) !== undefined).length;
    const conditions = pods.flatMap((pod) => asArray(at(pod, 'status', 'conditions')).map(asObject));
    const refused = conditions.filter((condition) => condition['type'] === 'PodScheduled' && condition['status'] === 'False').map((condition) => asString(condition['message']) ?? '');
    return placed + refused.length === count ? { placed, refused } : undefined;
  });
}

test('a pod that is larger than every node is called so, and no node takes it', async () => {
  const text = deployment('large', 1, 16);
  assert.match((await told(text)).join('\n'), /^gpu-capacity-exceeded error: One pod asks for 16 amd\.com\/gpu and the largest node that may take it, gpu-node-mi300x, has 8: it can never be scheduled/);
  await apply(text);
  const { placed, refused } = await scheduled('large', 1);
  assert.equal(placed, 0);
  assert.match(refused[0] ?? '', /Insufficient amd\.com\/gpu/);
});

test('a taint that is not tolerated is named, and keeps the pod away', async () => {
  const text = deployment('untolerated', 1, 1, '[]');
  assert.match((await told(text)).join('\n'), /^gpu-toleration-missing warning: The one node that offers amd\.com\/gpu to it, gpu-node-mi300x, has kwok\.x-k8s\.io\/node=fake:NoSchedule/);
  await apply(text);
  const { placed, refused } = await scheduled('untolerated', 1);
  assert.equal(placed, 0);
  assert.match(refused[0] ?? '', /untolerated taint/);
});

test('a quota refuses the pods beyond it, and the rule says so', async () => {
  await using limited = await limitedNamespace('2');
  const text = deployment('quota', 3, 1);
  assert.match((await told(text, limited.name)).join('\n'), /^gpu-capacity-exceeded warning: 3 amd\.com\/gpu \(3 pods × 1\) are asked for and the quota gpus of the namespace \S+ has 2 of 2 left/);
  await apply(text, limited.name);
  await until(async () => {
    const answer = await limited.get(`/apis/apps/v1/namespaces/${limited.name}/replicasets`);
    const isRefused = /exceeded quota: gpus, requested: requests\.amd\.com\/gpu=1/.test(answer.text);
    return isRefused && /"status":\{"replicas":2\b/.test(answer.text) ? true : undefined;
  });
});

test('of four pods of three GPUs as many stay Pending as the rule says; what runs then leaves less for the next, and nothing to say of itself', async () => {
  await namespace.waitUntilFree('gpu-node-mi300x', 'amd.com/gpu');
  const first = deployment('four', 4, 3);
  assert.match((await told(first)).join('\n'), /^gpu-capacity-exceeded warning: 12 amd\.com\/gpu \(4 pods × 3\) are asked for and 8 of 8 are free on the nodes that may take them: 2 pods stay Pending\./);
  await apply(first);
  const { placed, refused } = await scheduled('four', 4);
  assert.equal(placed, 2);
  assert.ok(refused.every((message) => message.includes('Insufficient amd.com/gpu')));
  assert.deepEqual(await told(deployment('four', 2, 3)), []);
  const next = deployment('next', 1, 3);
  assert.match((await told(next)).join('\n'), /3 amd\.com\/gpu are asked for and 2 of 8 are free on the nodes that may take them: 1 pod stays Pending\./);
  await apply(next);
  assert.deepEqual((await scheduled('next', 1)).placed, 0);
});

/** A namespace whose quota the controller has counted already. */
async function limitedNamespace(hard: string): Promise<SandboxNamespace & AsyncDisposable> {
  const made = await SandboxNamespace.create(sandbox.kubeconfig, 'quota-test', signal);
  await made.post('/resourcequotas', { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'gpus' }, spec: { hard: { 'requests.amd.com/gpu': hard } } });
  await until(async () => (await readClusterSnapshot(cluster, made.name, signal))?.quotas.find((quota) => quota.namespace === made.name && quota.used['requests.amd.com/gpu'] === 0));
  return Object.assign(made, { [Symbol.asyncDispose]: () => made.remove() });
}
