import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import { node, replicaSet, unscheduled } from './objects.ts';
import { keepsContract, play, runningPod, samplePlan, splitLogs, type Stage, stage, startPod } from './playground.ts';

function tooBig({ cluster }: Stage): void {
  cluster.put(node('h100-0', { 'nvidia.com/gpu': '8' }));
  cluster.onApplied = (object) => {
    if (object.kind !== 'Deployment') return;
    const seen = { ...object, metadata: { ...object.metadata, annotations: { 'deployment.kubernetes.io/revision': '1' } }, status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1 } };
    const set = replicaSet(seen);
    const one = unscheduled({ limits: { 'nvidia.com/gpu': '16' } });
    cluster.put(set);
    cluster.put(seen);
    cluster.put({ ...one, metadata: { ...one.metadata, labels: { app: 'digits' }, ...runningPod(set).metadata } });
  };
}

test('what can never run fails at once, with the reason computed from the nodes', async () => {
  const scene = stage();
  tooBig(scene);
  const { outcome, texts, events } = await play(samplePlan(), scene);
  const { steps } = splitLogs({ outcome, texts, events });
  assert.deepEqual(steps.slice(-2), [
    'rollout: [digits-1] h100-0 has 8 nvidia.com/gpu',
    'rollout failed: Deployment/digits in models does not run: it asks for 16 nvidia.com/gpu; the largest node, h100-0, has 8.',
  ]);
  assert.deepEqual([outcome.result, outcome.failedStep, outcome.explanation?.kind], ['failed', 'rollout', 'insufficientResource']);
  assert.deepEqual(outcome.journal.length, 2);
  keepsContract(events);
});

test('a crash brings the end of its log into the explanation', async () => {
  const scene = stage();
  scene.cluster.logLines.set('digits-1/main', [{ time: '1', text: 'ModuleNotFoundError: No module named torch' }]);
  scene.cluster.onApplied = (object) => {
    if (object.kind !== 'Deployment') return;
    startPod(scene.cluster, object);
    const set = scene.cluster.find('ReplicaSet', 'digits-rs');
    assert.ok(set);
    const status = { phase: 'Running', containerStatuses: [{ name: 'main', restartCount: 3, ready: false, state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: { exitCode: 1, reason: 'Error', containerID: 'containerd://1' } } }] };
    scene.cluster.put({ ...runningPod(set), status });
  };
  const { outcome, texts } = await play(samplePlan(), scene);
  assert.ok(texts.includes('rollout: [digits-1] ModuleNotFoundError: No module named torch'), texts.join('\n'));
  assert.match(outcome.error ? errorMessage(outcome.error) : '', /container main ended with exit code 1 \(3 restarts\)\.$/);
});

test('a pod that nobody probes has to stay up before it is called ready', async (t) => {
  t.mock.timers.enable({ apis: ['Date'] });
  const scene = stage();
  const probed = scene.cluster.onApplied;
  scene.cluster.onApplied = (object) => {
    probed(object);
    const running = scene.cluster.find('Pod', 'digits-1');
    if (running) scene.cluster.put({ ...running, spec: { nodeName: 'h100-0', containers: [{ name: 'main' }] } });
  };
  let isDone = false;
  const playing = play(samplePlan(), scene, (event) => {
    isDone ||= event.type === 'done' && event.step === 'rollout';
    if (event.type !== 'line' || !event.text.endsWith('1 of 1 ready')) return;
    setTimeout(() => {
      assert.equal(isDone, false);
      t.mock.timers.tick(5000);
      scene.finish();
    }, 200);
  });
  assert.equal((await playing).outcome.result, 'done');
});

test('an object that somebody deletes ends the waiting', async () => {
  const scene = stage();
  scene.cluster.onApplied = (object) => {
    if (object.kind === 'Deployment') setTimeout(() => scene.cluster.remove(object), 40);
  };
  const { texts } = await play(samplePlan(), scene);
  assert.ok(texts.includes('rollout failed: Deployment/digits in models does not run: somebody deleted it.'), texts.join('\n'));
});
