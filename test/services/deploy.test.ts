import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AppError } from '../../src/base/errors.ts';
import { errorMessage } from '../../src/core/errorMessages.ts';
import type { StepEvent } from '../../src/core/deploy/stepEvent.ts';
import { asArray, asString, at } from '../../src/core/json.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { DeployWorld, type Deployed } from './deployWorld.ts';

const signal = AbortSignal.timeout(15 * 60_000);
/** A seven, 8 rows of 8 pixels. */
const picture = ['01111100', '00000100', '00001000', '00010000', '00010000', '00100000', '00100000', '00000000'].flatMap((row) => row.split('').map(Number));

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

function told({ texts }: Deployed): string {
  return texts.join('\n');
}

async function predict(body: string): Promise<{ status: number; answer: { digit?: number; probabilities?: number[]; error?: string } }> {
  const pod = await world.podOf('app.kubernetes.io/component=serve', signal);
  const closing = new AbortController();
  const { localPort } = await world.cluster.forward(world.namespace.name, pod.metadata.name ?? '', 8080, closing.signal);
  const response = await fetch(`http://127.0.0.1:${localPort}/predict`, { method: 'POST', body, headers: { connection: 'close' } });
  const answer = { status: response.status, answer: (await response.json()) as { digit?: number } };
  closing.abort();
  return answer;
}

test('the sample goes from source to an answering pod, with logs from its first second', async () => {
  const folder = world.workspace('digits');
  const deployed = await world.deploy(await world.plan(folder, signal), signal);
  const { outcome, events } = deployed;
  assert.equal(outcome.result, 'done', told(deployed));
  assert.equal(world.changes(folder), '', 'files on disk have changed');
  const [image] = outcome.images;
  assert.match(image?.tag ?? '', /^g[0-9a-f]{12}$/);
  assert.match(image?.digest ?? '', /^sha256:[0-9a-f]{64}$/);

  const pod = await world.podOf('app.kubernetes.io/component=serve', signal);
  const runs = asString(at(asArray(at(pod, 'status', 'containerStatuses'))[0], 'imageID')) ?? '';
  assert.ok(runs.endsWith(image?.digest ?? 'nothing'), `${runs} is not what was pushed`);

  const logs = events.flatMap((event) => (event.type === 'line' && event.step === 'logs' ? [`${event.source?.replace(/^.*\//, '')}: ${event.text}`] : []));
  for (const line of ['train: training on 4000 pictures of 64 pixels', 'serve: listening on port 8080', 'serve: loaded weights from /weights/digits.npz']) {
    assert.equal(logs.filter((text) => text === line).length, 1, `${line}\n${told(deployed)}`);
  }
  assert.ok(logs.some((text) => /^train: wrote \/weights\/digits\.npz after .* accuracy/.test(text)), told(deployed));

  const { answer } = await predict(JSON.stringify(picture));
  assert.equal(answer.digit, 7);
  assert.ok((answer.probabilities?.[7] ?? 0) > 0.9);
  assert.equal((await predict('[1, 2]')).status, 400);
  await outcome.logs.stop();
  assert.match(told(deployed), /logs: \[digits-.*\/serve\] predicted 7 with /);
});

test('the same again changes nothing but is still proven to run', async () => {
  const folder = world.workspace('digits');
  const first = await world.deploy(await world.plan(folder, signal), signal);
  await first.outcome.logs.stop();
  const again = await world.deploy(await world.plan(folder, signal), signal);
  await again.outcome.logs.stop();
  assert.equal(again.outcome.result, 'done', told(again));
  assert.deepEqual(new Set(again.outcome.journal.map(({ how }) => how)), new Set(['unchanged']), told(again));
});

test('a changed program gets a Job of its own beside the former one', async () => {
  const folder = world.workspace('digits', (path, text) => (path.endsWith('train.yaml') ? text.replace('backoffLimit: 2', 'backoffLimit: 2\n  ttlSecondsAfterFinished: 3600').replace('args: ["digits.train"]', 'args: ["digits.train", "again"]') : text));
  const deployed = await world.deploy(await world.plan(folder, signal), signal);
  await deployed.outcome.logs.stop();
  assert.equal(deployed.outcome.result, 'done', told(deployed));
  assert.match(told(deployed), /A Job cannot be changed once it exists, so Job\/digits-train .* is sent as digits-train-[0-9a-f]{8}; the former Job stays\./);
});

test('a limit larger than any node is refused at once, with the node that comes nearest', async () => {
  const folder = world.workspace('digits', (path, text) => (path.endsWith('serve.yaml') ? text.replace('nvidia.com/gpu: 1', 'nvidia.com/gpu: 16') : text));
  const deployed = await world.deploy(await world.plan(folder, signal), signal);
  await deployed.outcome.logs.stop();
  const { outcome } = deployed;
  assert.deepEqual([outcome.result, outcome.failedStep, outcome.explanation?.kind], ['failed', 'rollout', 'insufficientResource'], told(deployed));
  const message = outcome.error ? errorMessage(outcome.error) : '';
  assert.match(message, /^Deployment\/digits in deploy-\w+ does not run: it asks for 16 nvidia\.com\/gpu; the largest node, [\w-]*h100[\w-]*, has 8\.$/);
});

test('a stock image is deployed without a build', async () => {
  const deployed = await world.deploy(await world.plan(world.workspace('noDockerfile'), signal), signal);
  await deployed.outcome.logs.stop();
  assert.equal(deployed.outcome.result, 'done', told(deployed));
  assert.match(deployed.texts[0] ?? '', /^build skipped: The workspace has no Dockerfile\. The manifests use localhost:\d+\/base\/busybox:1 as it is\.$/);
  assert.match(told(deployed), /logs: \[answer-.*\/answer\] answering on port 8080/);
});

test('a Dockerfile with a mistake is a failed build, and the cluster hears nothing of it', async () => {
  const deployed = await world.deploy(await world.plan(world.workspace('brokenDockerfile'), signal), signal);
  assert.deepEqual([deployed.outcome.failedStep, deployed.outcome.error?.code, deployed.outcome.journal], ['build', 'buildFailed', []]);
  assert.match(deployed.texts.at(-1) ?? '', /^build failed: The image build failed.*RUNN/i);
});

/** The sentence with which a workspace is not even planned. */
async function refusal(name: string, answers = {}): Promise<string> {
  try {
    await world.plan(world.workspace(name), signal, answers);
  } catch (error) {
    assert.ok(error instanceof AppError, String(error));
    return errorMessage(error);
  }
  return assert.fail(`${name} was planned`);
}

test('bad workspaces are refused in one sentence before anything is built', async () => {
  assert.match(await refusal('empty'), /^empty has neither a Dockerfile nor Kubernetes manifests/);
  assert.match(await refusal('brokenYaml'), /^k8s\/serve\.yaml line \d+ is not a usable manifest: /);
  const other = `${sandbox.registry.open}/models/never`;
  assert.equal(await refusal('imageNotReferenced', { Dockerfile: other }), `No manifest uses the image ${other} that was built; the manifests name ${sandbox.registry.open}/base/busybox:1.`);
});

const cancels: readonly (readonly [where: string, (event: StepEvent) => boolean])[] = [
  ['build', (event) => event.step === 'build' && event.type === 'line'],
  ['push', (event) => event.step === 'push' && event.type === 'started'],
  ['apply', (event) => event.step === 'apply' && event.type === 'progress'],
  ['rollout', (event) => event.step === 'rollout' && event.type === 'progress'],
];

for (const [where, isMoment] of cancels) {
  test(`a cancel during ${where} ends cleanly and says what is left`, async () => {
    const folder = world.workspace('digits', (_, text) => text.replaceAll(/name: digits(-train)?$/gm, `name: ${where}$1`).replace('# Any image', `# ${where}: any image`));
    const abort = new AbortController();
    const deployed = await world.deploy(await world.plan(folder, signal), AbortSignal.any([abort.signal, signal]), (event) => {
      if (isMoment(event)) abort.abort();
    });
    const { outcome } = deployed;
    assert.deepEqual([outcome.result, outcome.failedStep, outcome.error?.code], ['cancelled', where, 'cancelled'], told(deployed));
    if (where === 'apply') assert.match(told(deployed), /apply: Live now: Service\/\w+ \(created\)\.\napply: Not applied: Deployment/);
    if (where === 'rollout') assert.match(told(deployed), /rollout: Stopped watching; the rollout of .* goes on in the cluster\./);
    assert.equal(outcome.journal.length, { build: 0, push: 0, apply: 1, rollout: 3 }[where], told(deployed));
  });
}
