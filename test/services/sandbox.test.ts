import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parse } from 'yaml';
import { realNodeName } from '../sandbox/certificates.ts';
import { fakeNodes } from '../sandbox/fakeNodeList.ts';
import { http } from '../sandbox/http.ts';
import { isRecord } from '../sandbox/jsonFile.ts';
import { allocatable, isNodeReady } from '../sandbox/nodeStatus.ts';
import { partNames } from '../sandbox/part.ts';
import { runningSandbox, startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { readStatus } from '../sandbox/status.ts';
import { SandboxNamespace } from './sandboxNamespace.ts';

const { signal } = new AbortController();
let sandbox: Sandbox;
let namespace: SandboxNamespace;

before(async () => {
  sandbox = await startSandbox({ report: (part, state, text) => console.log(`# ${part} ${state}: ${text}`), signal });
  namespace = await SandboxNamespace.create(sandbox.kubeconfig, 'sandbox-test', signal);
});

after(async () => {
  await namespace.remove();
  await sandbox.stop();
});

test('every part answers, and a second start finds it running', async () => {
  assert.ok(await runningSandbox());
  const again = await startSandbox({ report: () => undefined, signal });
  await again.stop();
  assert.ok(await runningSandbox(), 'what ran before must survive the stop of a later start');
  assert.deepEqual(partNames.map((part) => readStatus()[part]?.state), partNames.map(() => 'ready'));
});

test('the engine answers at its address', async () => {
  assert.match(sandbox.dockerHost, /^unix:\/\//);
  const answer = await http('http://engine/_ping', { socketPath: sandbox.dockerHost.slice('unix://'.length) }, signal);
  assert.equal(answer.text, 'OK');
});

test('one registry is open, the other asks for the password that the docker configuration knows', async () => {
  const { open, secured } = sandbox.registry;
  assert.equal(await registryStatus(open, {}), 200);
  assert.equal(await registryStatus(secured.host, {}), 401);
  const config: unknown = JSON.parse(readFileSync(join(sandbox.dockerConfig, 'config.json'), 'utf8'));
  const auths = isRecord(config) && isRecord(config['auths']) ? config['auths'][secured.host] : undefined;
  assert.ok(isRecord(auths));
  assert.equal(await registryStatus(secured.host, { authorization: `Basic ${String(auths['auth'])}` }), 200);
  assert.equal(await registryStatus(secured.host, { authorization: `Basic ${Buffer.from(`${secured.username}:wrong`).toString('base64')}` }), 401);
});

test('the contexts: one that may do everything, one that may do nothing, one that leads nowhere', async () => {
  const kubeconfig: unknown = parse(readFileSync(sandbox.kubeconfig, 'utf8'));
  assert.ok(isRecord(kubeconfig));
  assert.equal(kubeconfig['current-context'], sandbox.context);
  assert.equal((await namespace.get('/api/v1/nodes', 'sandbox')).status, 200);
  assert.equal((await namespace.get('/api/v1/nodes', 'sandbox-no-rights')).status, 403);
  await assert.rejects(namespace.get('/version', 'sandbox-dead'), /ECONNREFUSED/);
});

test('the played nodes are ready and offer what they are said to have', async () => {
  for (const fake of fakeNodes) {
    const node = JSON.parse((await namespace.get(`/api/v1/nodes/${fake.name}`)).text) as unknown;
    assert.ok(isNodeReady(node), `${fake.name} is not ready`);
    for (const [resource, amount] of Object.entries(fake.resources)) assert.equal(allocatable(node, resource), amount, `${resource} of ${fake.name}`);
    assert.equal((await namespace.get(`/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${fake.name}`)).status, 200, `nobody keeps ${fake.name} alive`);
    assert.equal(isRecord(node) && isRecord(node['spec']) && node['spec']['unschedulable'] === true, fake.cordoned === true);
  }
});

test('a pod that tolerates it runs on a played node, one that asks for more than any node waits with the reason', async () => {
  const tolerations = [{ operator: 'Exists' }];
  const container = { name: 'model', image: 'example.invalid/model:1' };
  await namespace.createPod('eight', { tolerations, containers: [{ ...container, resources: gpuLimit(8) }] });
  await namespace.createPod('sixteen', { tolerations, containers: [{ ...container, resources: gpuLimit(16) }] });
  const eight = await namespace.waitForPod('eight', (pod) => pod.phase === 'Running');
  assert.equal(eight.nodeName, 'gpu-node-h100');
  const sixteen = await namespace.waitForPod('sixteen', (pod) => pod.unschedulable !== undefined);
  assert.match(sixteen.unschedulable ?? '', /Insufficient nvidia\.com\/gpu/);
});

test('a pod runs on the real node with a GPU and a volume: image from the open registry, logs, exec, port-forward', async () => {
  await namespace.post('/persistentvolumeclaims', {
    apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'weights' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  const script = 'import numpy, os; print("numpy", numpy.arange(4).sum(), os.environ["NVIDIA_VISIBLE_DEVICES"]); open("/weights/index.html", "w").write("six"); os.execvp("httpd", ["httpd", "-f", "-p", "8080", "-h", "/weights"])';
  await namespace.createPod('served', {
    terminationGracePeriodSeconds: 0,
    containers: [{
      name: 'model', image: sandbox.baseImage, command: ['python3', '-c', script], resources: { limits: { 'nvidia.com/gpu': '1' } },
      volumeMounts: [{ name: 'weights', mountPath: '/weights' }], readinessProbe: { httpGet: { port: 8080 }, periodSeconds: 1 },
    }],
    volumes: [{ name: 'weights', persistentVolumeClaim: { claimName: 'weights' } }],
  });
  const pod = await namespace.waitForPod('served', (state) => state.ready);
  assert.equal(pod.nodeName, realNodeName);
  const log = (await namespace.get(`/api/v1/namespaces/${namespace.name}/pods/served/log`)).text;
  assert.match(log, /^numpy 6 GPU-sandbox-\d$/m);
  assert.equal(await namespace.exec('served', 'model', ['cat', '/weights/index.html']), 'six');
  await using forwarded = await namespace.forward('served', 8080);
  assert.equal((await http(`http://127.0.0.1:${forwarded.port}/`, {}, signal)).text, 'six');
  await namespace.deletePod('served');
});

test('of four replicas of two GPUs on a node with four, two run and two wait with the scheduler\'s reason', async () => {
  const containers = [{ name: 'model', image: sandbox.busyboxImage, command: ['sleep', '3600'], resources: { limits: { 'nvidia.com/gpu': '2' } } }];
  await namespace.waitUntilFree(realNodeName, 'nvidia.com/gpu');
  const names = ['pair-1', 'pair-2', 'pair-3', 'pair-4'];
  for (const name of names) await namespace.createPod(name, { terminationGracePeriodSeconds: 0, containers });
  const settled = await Promise.all(names.map((name) => namespace.waitForPod(name, (pod) => pod.ready || pod.unschedulable !== undefined)));
  const waiting = settled.filter((pod) => !pod.ready);
  assert.equal(waiting.length, 2);
  for (const pod of waiting) assert.match(pod.unschedulable ?? '', /^0\/\d+ nodes are available: .*1 Insufficient nvidia\.com\/gpu/);
  for (const name of names) await namespace.deletePod(name);
});

test('nothing of the sandbox listens beyond this machine', async () => {
  const { open, secured } = sandbox.registry;
  for (const host of [open, secured.host]) {
    const port = Number(host.split(':')[1]);
    assert.equal(await reaches('172.29.252.1', port), false);
    assert.equal(await reaches('127.0.0.1', port), true);
  }
});

async function registryStatus(host: string, headers: Record<string, string>): Promise<number> {
  return (await http(`http://${host}/v2/`, { headers }, signal)).status;
}

function gpuLimit(count: number): object {
  return { limits: { 'nvidia.com/gpu': String(count) } };
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
