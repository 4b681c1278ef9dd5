import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import { imageLocations } from '../../../../src/core/deploy/manifests/imageLocations.ts';
import { fakeDigest } from './fakeEngine.ts';
import { image, keepsContract, play, samplePlan, splitLogs, stage } from './playground.ts';

const tag = `${image}:g0123456789ab`;

test('a deploy reports exactly this', async () => {
  const scene = stage();
  const played = await play(samplePlan(), scene);
  const { steps, logs } = splitLogs(played);
  assert.deepEqual(steps, [
    `build started: Build ${tag}`,
    'build: Step 1/1 : FROM scratch',
    'build 1/1 steps',
    `build done {"${tag}":"sha256:${'1'.repeat(64)}"}`,
    `push started: Push ${tag}`,
    'push 500/1000 bytes layer',
    'push 1000/1000 bytes layer',
    `push done {"${tag}":"${fakeDigest}"}`,
    'apply started: Apply 2 objects to models on dev',
    'apply: 2 of 2 objects passed the dry run.',
    'apply: Service/digits in models created',
    'apply 1/2 objects Service/digits',
    'apply: Deployment/digits in models created',
    'apply 2/2 objects Deployment/digits',
    'apply done {"Service/digits in models":"created","Deployment/digits in models":"created"}',
    'rollout started: Wait for Deployment/digits in models',
    'rollout: Deployment/digits in models: 0 of 1 ready',
    'rollout 0/1 replicas',
    'rollout: Deployment/digits in models: 0 of 1 ready, waiting for its readiness probe',
    'rollout: Deployment/digits in models: 1 of 1 ready',
    'rollout 1/1 replicas',
    'rollout done {"Deployment/digits":"1 of 1 ready"}',
  ]);
  assert.deepEqual(logs, [
    'logs started: Logs of Deployment/digits in models',
    'logs: [digits-1/main] waiting for weights',
    'logs: [digits-1/main] serving',
    'logs done {"lines":"2"}',
  ]);
  keepsContract(played.events);
  assert.equal(played.outcome.result, 'done');
  assert.deepEqual(played.outcome.journal.map(({ ref, how }) => `${ref.kind} ${how}`), ['Service created', 'Deployment created']);
  assert.equal(scene.cluster.openWatches, 0);
});

test('what is sent carries tag and digest; the dry run of everything comes before the first change', async () => {
  const scene = stage();
  await play(samplePlan(), scene);
  assert.deepEqual(scene.cluster.requests, ['dry Service/digits', 'dry Deployment/digits', 'apply Service/digits', 'apply Deployment/digits']);
  const sent = scene.cluster.find('Deployment', 'digits');
  assert.ok(sent);
  assert.deepEqual(imageLocations(sent).map(({ text }) => text), [`${tag}@${fakeDigest}`]);
  const [build] = scene.engine.builds;
  assert.deepEqual([build?.context, build?.dockerfile, build?.labels], ['/home/me/digits', '/home/me/digits/Dockerfile', { 'org.opencontainers.image.revision': '0123456789abcdef' }]);
});

test('logs come before anything is ready, and go on until they are stopped', async () => {
  const played = await play(samplePlan(), stage());
  const at_ = (needle: string): number => played.texts.findIndex((text) => text.startsWith(needle));
  assert.ok(at_('logs: [digits-1/main] waiting') < at_('rollout done'));
  assert.ok(at_('logs done') > at_('rollout done'));
});

test('deploying the same again changes nothing and says so; old logs are only touched', async () => {
  const scene = stage();
  await play(samplePlan(), scene);
  const again = await play(samplePlan(), scene);
  assert.deepEqual(again.outcome.journal.map(({ how }) => how), ['unchanged', 'unchanged']);
  assert.equal(again.outcome.result, 'done');
});

test('without Dockerfile build and push are skipped, and it is said why', async () => {
  const scene = stage();
  const played = await play(samplePlan({ dockerfiles: [] }), scene);
  assert.deepEqual(played.texts.slice(0, 2), [
    `build skipped: The workspace has no Dockerfile. The manifests use ${image}:1 as it is.`,
    `push skipped: The workspace has no Dockerfile. The manifests use ${image}:1 as it is.`,
  ]);
  assert.equal(played.outcome.result, 'done');
  assert.deepEqual(scene.engine.builds, []);
  keepsContract(played.events);
});

test('without manifests the image is built and pushed, and the rest is skipped', async () => {
  const played = await play(samplePlan({ manifests: [], answers: { Dockerfile: image } }), stage());
  assert.deepEqual(played.texts.slice(-3).map((text) => text.split(':')[0]), ['apply skipped', 'rollout skipped', 'logs skipped']);
  assert.equal(played.outcome.result, 'done');
});

test('objects that do not run by themselves have no rollout', async () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';
  const played = await play(samplePlan({ dockerfiles: [], manifests: [{ path: 'a.yaml', text }] }), stage());
  assert.deepEqual(played.texts.slice(-2), ['rollout skipped: None of the objects runs by itself.', 'logs skipped: None of the objects runs by itself.']);
});

test('a build that fails is a failed build, and nothing after it is tried', async () => {
  const scene = stage();
  scene.engine.buildFailure = new AppError('buildFailed', { step: 'RUN pip install', reason: 'exit code 1.' });
  const { outcome, texts, events } = await play(samplePlan(), scene);
  assert.equal(texts.at(-1), 'build failed: The image build failed at "RUN pip install": exit code 1.');
  assert.deepEqual([outcome.result, outcome.failedStep, outcome.images, scene.engine.pushes, scene.cluster.requests], ['failed', 'build', [], [], []]);
  keepsContract(events);
});

test('a push that fails is a failed push', async () => {
  const scene = stage();
  scene.engine.pushFailure = new AppError('registryUnauthorized', { registry: 'registry.example.com', repository: 'team/digits' });
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.match(texts.at(-1) ?? '', /^push failed: registry\.example\.com refused the login/);
  assert.deepEqual([outcome.failedStep, scene.cluster.requests], ['push', []]);
});

test('a refusal in the dry run changes nothing, and every refusal is told', async () => {
  const scene = stage();
  scene.cluster.refusals.set('dry Service/digits', new AppError('manifestRejected', { object: 'Service/digits', reason: 'spec.port is unknown.' }));
  scene.cluster.refusals.set('dry Deployment/digits', new AppError('manifestRejected', { object: 'Deployment/digits', reason: 'spec.replica is unknown.' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.deepEqual(texts.slice(-3), [
    'apply: Service/digits (k8s/serve.yaml line 1) is refused. The cluster rejects Service/digits: spec.port is unknown.',
    'apply: Deployment/digits (k8s/serve.yaml line 6) is refused. The cluster rejects Deployment/digits: spec.replica is unknown.',
    'apply failed: The cluster rejects Service/digits: spec.port is unknown.',
  ]);
  assert.deepEqual(outcome.journal, []);
  assert.ok(scene.cluster.requests.every((request) => request.startsWith('dry')));
});

test('an apply that fails midway says what is live and what is not', async () => {
  const scene = stage();
  scene.cluster.refusals.set('apply Deployment/digits', new AppError('clusterForbidden', { context: 'dev', action: 'change Deployment/digits' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.deepEqual(texts.slice(-3), [
    'apply: Live now: Service/digits (created).',
    'apply: Not applied: Deployment/digits (k8s/serve.yaml line 6).',
    'apply failed: You may not change Deployment/digits on the cluster "dev".',
  ]);
  assert.deepEqual(outcome.journal.map(({ ref, how }) => `${ref.name} ${how}`), ['digits created']);
});

test('where the cluster goes away midway, it is not known what happened, and that is said', async () => {
  const scene = stage();
  scene.cluster.refusals.set('apply Deployment/digits', new AppError('clusterUnreachable', { context: 'dev', server: 'https://x' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.ok(texts.includes('apply: The cluster did not answer, so it is not known whether this was applied: Deployment/digits.'));
  assert.deepEqual(outcome.journal.map(({ how }) => how), ['created', 'unknown']);
});

test('a namespace made by the same deploy comes first, and what is in it is checked once it is there', async () => {
  const scene = stage();
  const missing = new AppError('namespaceMissing', { namespace: 'models', context: 'dev' });
  scene.cluster.refusals.set('dry ConfigMap/settings', missing);
  scene.cluster.onApplied = (object) => {
    if (object.kind !== 'Namespace') return;
    scene.cluster.refusals.clear();
    scene.cluster.put({ ...object, status: { phase: 'Active' } });
  };
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: models}\n';
  const { outcome, texts } = await play(samplePlan({ dockerfiles: [], manifests: [{ path: 'a.yaml', text }] }), scene);
  assert.equal(outcome.result, 'done');
  assert.ok(texts.includes('apply: ConfigMap/settings (a.yaml line 1) is not checkable yet: the namespace models is made first.'));
  assert.deepEqual(scene.cluster.requests, ['dry Namespace/models', 'dry ConfigMap/settings', 'apply Namespace/models', 'dry ConfigMap/settings', 'apply ConfigMap/settings']);
  assert.deepEqual(outcome.journal.map(({ how }) => how), ['created', 'created']);
});

test('a namespace that nobody makes is missing', async () => {
  const scene = stage();
  for (const kind of ['Service', 'Deployment']) scene.cluster.refusals.set(`dry ${kind}/digits`, new AppError('namespaceMissing', { namespace: 'models', context: 'dev' }));
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.equal(texts.at(-1), 'apply failed: The namespace "models" does not exist on "dev"; create it or choose another one.');
  assert.deepEqual(outcome.journal, []);
});

test('a changed Job goes beside the former one under a name of its own', async () => {
  const scene = stage();
  scene.cluster.onApplied = (object) => {
    if (object.kind === 'Job') scene.cluster.put({ ...object, status: { succeeded: 1, conditions: [{ type: 'Complete', status: 'True' }] } });
  };
  scene.cluster.refusals.set('dry Job/train', new AppError('manifestRejected', { object: 'Job/train', reason: 'spec.template: Invalid value: field is immutable' }));
  const text = `apiVersion: batch/v1\nkind: Job\nmetadata: {name: train}\nspec: {template: {spec: {containers: [{name: main, image: "${image}:1"}]}}}\n`;
  const once = await play(samplePlan({ manifests: [{ path: 'a.yaml', text }] }), scene);
  const again = await play(samplePlan({ manifests: [{ path: 'a.yaml', text }] }), scene);
  const name = once.outcome.journal[0]?.ref.name ?? '';
  assert.match(name, /^train-[0-9a-f]{8}$/);
  assert.ok(once.texts.includes(`apply: A Job cannot be changed once it exists, so Job/train (a.yaml line 1) is sent as ${name}; the former Job stays.`));
  assert.deepEqual(again.outcome.journal.map(({ ref, how }) => [ref.name, how]), [[name, 'unchanged']]);
});

test('an abort after any event ends the deploy cleanly and truly', async () => {
  const whole = await play(samplePlan(), stage());
  for (let index = 0; index < whole.events.length; index++) {
    const scene = stage();
    const abort = new AbortController();
    const { outcome, events, texts } = await play(samplePlan(), scene, (_, at_) => {
      if (at_ === index) abort.abort();
    }, abort.signal);
    const where = `abort after "${texts[index]}"\n${texts.join('\n')}`;
    keepsContract(events);
    assert.ok(outcome.result === 'cancelled' || texts.some((text) => text.startsWith('rollout done')), where);
    assert.equal(scene.cluster.openWatches, 0, where);
    const applied = scene.cluster.requests.filter((request) => request.startsWith('apply'));
    assert.equal(outcome.journal.length, applied.length, where);
    if (outcome.failedStep === 'apply') assert.ok(texts.some((text) => /^apply: (Live now|Nothing was applied)/.test(text)) || applied.length === 0, where);
    if (outcome.failedStep === 'rollout') assert.ok(texts.some((text) => /^rollout: Stopped watching; the rollout of .* goes on/.test(text)) || texts.every((text) => !text.startsWith('logs')), where);
  }
});

test('an image that no document uses stops before anything is sent', async () => {
  const plan = samplePlan();
  const { outcome } = await play({ ...plan, images: plan.images.map((one) => ({ ...one, repository: 'other' })) }, stage());
  assert.equal(outcome.error && errorMessage(outcome.error), `No manifest uses the image other that was built; the manifests name ${image}:1.`);
});
