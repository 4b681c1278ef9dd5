// Records what rules may know of a cluster from the sandbox's API server, in several states of it, into
// test/fixtures/snapshots: `node scripts/recordSnapshots.ts`. Everything that is made for it is removed.
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterSnapshot } from '../src/core/clusters/scheduling/clusterSnapshot.ts';
import { readClusterSnapshot } from '../src/core/clusters/scheduling/readClusterSnapshot.ts';
import type { ClusterApi } from '../src/core/clusters/clusterApi.ts';
import { asObject, type JsonObject } from '../src/core/json.ts';
import { connectTo } from '../test/services/kubeWorld.ts';
import { type FakeNode, fakeNodes, nodeObject } from '../test/sandbox/fakeNodeList.ts';
import { reservedPorts } from '../test/sandbox/ports.ts';
import { runningSandbox } from '../test/sandbox/sandbox.ts';
import { JudgeCluster } from './judge/cluster.ts';
import { JudgeSurroundings } from './judge/surroundings.ts';
import { readCustomDefinitions } from './packSchemas/readCustomSchemas.ts';
import { inProject } from './project.ts';

const { signal } = new AbortController();
const namespace = 'models';
const inNamespace = `/api/v1/namespaces/${namespace}`;
const onH100 = { nodeSelector: { 'kubernetes.io/hostname': 'gpu-node-h100' }, tolerations: [{ operator: 'Exists' }] };

/** A state of the cluster: what is made for it, and how to see that it is reached. */
interface State {
  readonly name: string;
  readonly make: (cluster: JudgeCluster, surroundings: JudgeSurroundings) => Promise<readonly string[]>;
  readonly reached: (snapshot: ClusterSnapshot) => boolean;
}

const states: readonly State[] = [
  { name: 'idle', make: () => Promise.resolve([]), reached: isEmpty },
  { name: 'busy', make: makeBusy, reached: ({ pods, quotas }) => pods?.length === 3 && pods.every(({ node }) => node !== '') && quotas[0]?.used['requests.nvidia.com/gpu'] === 5 },
  { name: 'autoscaled', make: makeAutoscaler, reached: (snapshot) => isEmpty(snapshot) && snapshot.autoscaler !== '' },
  { name: 'shared', make: makeSharedNode, reached: (snapshot) => isEmpty(snapshot) && snapshot.nodes.some(({ metadata, spec }) => metadata.name === sharedNode.name && !JSON.stringify(spec).includes('not-ready')) },
  { name: 'queued', make: makeQueues, reached: (snapshot) => isEmpty(snapshot) && snapshot.kueue },
];

function isEmpty({ pods, quotas }: ClusterSnapshot): boolean {
  return pods?.length === 0 && quotas.length === 0;
}

function podWith(gpus: string): JsonObject {
  return { ...onH100, containers: [{ name: 'main', image: 'example.invalid/model:1', resources: { limits: { 'nvidia.com/gpu': gpus } } }] };
}

/** 5 of the 8 GPUs of gpu-node-h100 are held, 4 of them by the Deployment llm, below a quota of 8. */
async function makeBusy(cluster: JudgeCluster): Promise<readonly string[]> {
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'gpus' }, spec: { hard: { 'requests.nvidia.com/gpu': '8' } } };
  const llm = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'llm' }, spec: { replicas: 2, selector: { matchLabels: { app: 'llm' } }, template: { metadata: { labels: { app: 'llm' } }, spec: podWith('2') } } };
  await cluster.create(`${inNamespace}/resourcequotas`, quota);
  await cluster.create(`/apis/apps/v1/namespaces/${namespace}/deployments`, llm);
  await cluster.create(`${inNamespace}/pods`, { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'notebook' }, spec: podWith('1') });
  return [`/apis/apps/v1/namespaces/${namespace}/deployments/llm`, `${inNamespace}/pods/notebook`, `${inNamespace}/resourcequotas/gpus`];
}

/** What the cluster autoscaler leaves where it runs. */
async function makeAutoscaler(cluster: JudgeCluster): Promise<readonly string[]> {
  const collection = '/api/v1/namespaces/kube-system/configmaps';
  await cluster.create(collection, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cluster-autoscaler-status' }, data: { status: 'Cluster-autoscaler status' } });
  return [`${collection}/cluster-autoscaler-status`];
}

const sharedNode: FakeNode = {
  name: 'gpu-node-l4-shared',
  labels: { ...fakeNodes.find(({ name }) => name === 'gpu-node-t4-shared')?.labels, 'nvidia.com/gpu.product': 'NVIDIA-L4-SHARED', 'nvidia.com/gpu.family': 'ada-lovelace', 'nvidia.com/gpu.memory': '23034' },
  resources: { cpu: '32', memory: '128Gi', 'nvidia.com/gpu': '8' },
};

/** A node with shared GPUs whose device plugin was not told to call them anything but nvidia.com/gpu. */
async function makeSharedNode(cluster: JudgeCluster): Promise<readonly string[]> {
  await cluster.create('/api/v1/nodes', asObject(nodeObject(sharedNode, '127.0.0.1') as JsonObject));
  return [`/api/v1/nodes/${sharedNode.name}`];
}

/** The kind by which Kueue is recognised. */
async function makeQueues(_: JudgeCluster, surroundings: JudgeSurroundings): Promise<readonly string[]> {
  await surroundings.install((await readCustomDefinitions()).filter(({ group, kind }) => group === 'kueue.x-k8s.io' && kind === 'ClusterQueue'));
  return [];
}

/** Of others only the nodes: on a machine where tests run, their pods come and go. */
function own(snapshot: ClusterSnapshot): ClusterSnapshot {
  return { ...snapshot, pods: snapshot.pods?.filter((pod) => pod.namespace === namespace), quotas: snapshot.quotas.filter((quota) => quota.namespace === namespace) };
}

async function reach(state: State, api: ClusterApi): Promise<ClusterSnapshot> {
  for (let tries = 0; tries < 120; tries++) {
    const snapshot = await readClusterSnapshot(api, namespace, signal);
    if (snapshot && state.reached(own(snapshot))) return own(snapshot);
    await delay(500);
  }
  throw new Error(`the cluster is not ${state.name} after a minute`);
}

async function record(state: State, cluster: JudgeCluster, surroundings: JudgeSurroundings, kubeconfig: string): Promise<void> {
  const made = await state.make(cluster, surroundings);
  // A connection of its own, because what a cluster serves is asked for once.
  const api = await connectTo(kubeconfig, 'sandbox');
  try {
    const snapshot = await reach(state, api);
    const path = inProject('test/fixtures/snapshots', `${state.name}.json`);
    await writeFile(path, `${JSON.stringify(snapshot, undefined, 2)}\n`);
    console.log(`${path}: ${snapshot.nodes.length} nodes, ${snapshot.pods?.length ?? 0} pods`);
  } finally {
    api.dispose();
    for (const path of made) await cluster.remove(path);
  }
}

async function main(): Promise<number> {
  const sandbox = await runningSandbox(['controlPlane', 'fakeNodes', 'gpus']);
  if (!sandbox) {
    console.error('The sandbox has no cluster that answers; start it with: npm run sandbox -- up');
    return 2;
  }
  const cluster = new JudgeCluster(await reservedPorts(signal), signal);
  const surroundings = new JudgeSurroundings(cluster);
  await mkdir(inProject('test/fixtures/snapshots'), { recursive: true });
  if (!(await cluster.create('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }))) throw new Error(`the namespace ${namespace} is there already and not ours`);
  try {
    await cluster.create(`${inNamespace}/serviceaccounts`, { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' } });
    for (const state of states) await record(state, cluster, surroundings, sandbox.kubeconfig);
  } finally {
    await surroundings.clean();
    await cluster.remove(`/api/v1/namespaces/${namespace}`);
  }
  return 0;
}

process.exitCode = await main();
