import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { errorMessage } from '../../src/core/errorMessages.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { DeployWorld, type Deployed } from './deployWorld.ts';

const signal = AbortSignal.timeout(10 * 60_000);
let sandbox: Sandbox;
let world: DeployWorld;

before(async () => {
  sandbox = await startSandbox({ report: () => undefined, signal });
  world = await DeployWorld.create(sandbox, signal);
});

after(async () => {
  await world.dispose();
  await sandbox.stop();
});

interface Container {
  readonly image?: string;
  readonly command?: string;
  /** More fields of the container, as flow YAML. */
  readonly more?: string;
  /** More fields of the pod spec, as flow YAML. */
  readonly pod?: string;
}

/** A Deployment of one pod with one container, as one line of flow YAML after its name. */
function deployment(name: string, { image = sandbox.busyboxImage, command = 'sleep 3600', more = '', pod = '' }: Container): string {
  const container = `{name: main, image: "${image}", command: [sh, -c, '${command}'], resources: {requests: {cpu: 10m}}${more === '' ? '' : `, ${more}`}}`;
  const spec = `{terminationGracePeriodSeconds: 1, containers: [${container}]${pod === '' ? '' : `, ${pod}`}}`;
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: ${spec}}}\n`;
}

async function ship(text: string): Promise<Deployed> {
  const deployed = await world.deploy(await world.plan(world.manifests({ 'a.yaml': text }), signal), signal);
  await deployed.outcome.logs.stop();
  return deployed;
}

/** Ships what cannot run and answers the sentence that says why. */
async function failure(text: string): Promise<{ readonly sentence: string; readonly kind: string | undefined; readonly told: string }> {
  const { outcome, texts } = await ship(text);
  assert.deepEqual([outcome.result, outcome.failedStep], ['failed', 'rollout'], texts.join('\n'));
  return { sentence: outcome.error ? errorMessage(outcome.error).replace(/ in deploy-\w+/, '') : '', kind: outcome.explanation?.kind, told: texts.join('\n') };
}

test('an image that the registry does not have', async () => {
  const image = `${sandbox.registry.open}/models/never:1`;
  const { sentence, kind } = await failure(deployment('missing-image', { image }));
  assert.equal(sentence, `Deployment/missing-image does not run: the image ${image} cannot be pulled: the registry has no such image.`);
  assert.equal(kind, 'imagePull');
});

test('a registry that wants a login the pod does not have', async () => {
  const image = `${sandbox.registry.secured.host}/models/never:1`;
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: stranger}\n---\n';
  const { told, kind } = await failure(account + deployment('no-login', { image, pod: 'serviceAccountName: stranger' }));
  assert.equal(kind, 'imagePull');
  assert.match(told, /cannot be pulled: the registry (does not let the node in; the pod needs an imagePullSecret with a login\.|has no such image\.)/);
});

test('a program that crashes, with the end of its log', async () => {
  const { sentence, kind, told } = await failure(deployment('crash', { command: 'echo loading; echo no such model >&2; exit 3' }));
  assert.equal(sentence, 'Deployment/crash does not run: container main ended with exit code 3 (3 restarts).');
  assert.equal(kind, 'crash');
  assert.match(told, /rollout: \[crash-[\w-]+\] no such model/);
  assert.ok((told.match(/logs: \[crash-[\w-]+\/main\] loading/g) ?? []).length >= 3, told);
});

test('a Secret that is not there', async () => {
  const { sentence } = await failure(deployment('no-secret', { more: 'env: [{name: HF_TOKEN, valueFrom: {secretKeyRef: {name: hf-token, key: token}}}]' }));
  assert.equal(sentence, 'Deployment/no-secret does not run: container main cannot be configured: secret "hf-token" not found.');
});

test('a command that the image does not have', async () => {
  const text = deployment('no-command', {}).replace("[sh, -c, 'sleep 3600']", '[vllm, serve]');
  const { sentence, kind } = await failure(text);
  assert.match(sentence, /^Deployment\/no-command does not run: container main cannot be started: .*vllm.*executable file not found/);
  assert.equal(kind, 'configuration');
});

test('a taint that the pod does not tolerate', async () => {
  const { sentence, kind } = await failure(deployment('tainted', { pod: 'nodeSelector: {"nvidia.com/gpu.product": NVIDIA-H100-80GB-HBM3}' }));
  assert.match(sentence, /^Deployment\/tainted does not run: it needs a toleration for .*nvidia\.com\/gpu=present:NoSchedule.*; without it [\w-]*h100[\w-]* cannot take it\.$/);
  assert.equal(kind, 'taint');
});

test('a resource name that no node has', async () => {
  const text = deployment('misnamed', { more: 'x: y' }).replace(', x: y', '').replace('resources: {requests: {cpu: 10m}}', 'resources: {limits: {nvidia.com/gpus: 1}}');
  const { sentence, kind } = await failure(text);
  assert.match(sentence, /it asks for 1 nvidia\.com\/gpus, which no node has; the nodes offer .*nvidia\.com\/gpu, /);
  assert.equal(kind, 'resourceUnknown');
});

test('a claim for which there is no volume is waited for, and the waiting can be cancelled', async () => {
  const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: weights}\nspec: {accessModes: [ReadWriteOnce], storageClassName: none, resources: {requests: {storage: 1Gi}}}\n---\n';
  const text = claim + deployment('no-volume', { pod: 'volumes: [{name: weights, persistentVolumeClaim: {claimName: weights}}]' });
  const abort = new AbortController();
  const plan = await world.plan(world.manifests({ 'a.yaml': text }), signal);
  const { outcome, texts } = await world.deploy(plan, AbortSignal.any([abort.signal, signal]), (event) => {
    if (event.type === 'line' && /its volume is not there/.test(event.text)) abort.abort();
  });
  assert.equal(outcome.result, 'cancelled', texts.join('\n'));
});

test('a quota that does not allow the pod is a failure at once', async () => {
  const quota = 'apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: gpus}\nspec: {hard: {requests.nvidia.com/gpu: "1"}}\n';
  assert.equal((await ship(quota)).outcome.result, 'done');
  const text = deployment('over-quota', {}).replace('resources: {requests: {cpu: 10m}}', 'resources: {limits: {nvidia.com/gpu: 2}}');
  const { sentence, kind } = await failure(text);
  assert.equal(sentence, 'Deployment/over-quota does not run: the quota gpus of the namespace does not allow its pods: they ask for requests.nvidia.com/gpu=2, requests.nvidia.com/gpu=0 is used, requests.nvidia.com/gpu=1 is the limit.');
  assert.equal(kind, 'quota');
});

test('a manifest with a field that does not exist is refused before anything is applied', async () => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fine}\n---\n${deployment('typo', { pod: 'tolerationz: []' })}`;
  const { outcome, texts } = await ship(text);
  assert.deepEqual([outcome.failedStep, outcome.journal], ['apply', []], texts.join('\n'));
  assert.match(texts.at(-1) ?? '', /^apply failed: The cluster rejects Deployment\/typo in deploy-\w+: .*tolerationz/);
});

test('a namespace that is not there is one sentence', async () => {
  const plan = await world.plan(world.manifests({ 'a.yaml': deployment('homeless', {}) }), signal);
  const { texts } = await world.deploy({ ...plan, target: { ...plan.target, namespace: 'no-such-namespace' } }, signal);
  assert.equal(texts.at(-1), 'apply failed: The namespace "no-such-namespace" does not exist on "sandbox"; create it or choose another one.');
});
