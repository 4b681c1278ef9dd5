import assert from 'node:assert/strict';
import type { DeployOutcome } from '../../../../src/core/deploy/deployOutcome.ts';
import { deploy } from '../../../../src/core/deploy/pipeline.ts';
import type { DeployPlan, PlanInput } from '../../../../src/core/deploy/plan.ts';
import { planDeploy } from '../../../../src/core/deploy/planDeploy.ts';
import type { StepEvent } from '../../../../src/core/deploy/stepEvent.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { FakeCluster } from './fakeCluster.ts';
import { FakeEngine } from './fakeEngine.ts';
import { pod, replicaSet } from './objects.ts';

export const image = 'registry.example.com/team/digits';

const serve = `apiVersion: v1
kind: Service
metadata: {name: digits}
spec: {selector: {app: digits}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: digits}
spec:
  replicas: 1
  selector: {matchLabels: {app: digits}}
  template:
    metadata: {labels: {app: digits}}
    spec:
      containers: [{name: main, image: "${image}:1"}]
`;

/** A plan with one image, a Service and a Deployment. */
export function samplePlan(rest: Partial<PlanInput> = {}): DeployPlan {
  const planned = planDeploy({
    folder: '/home/me/digits', dockerfiles: ['Dockerfile'], manifests: [{ path: 'k8s/serve.yaml', text: serve }], target: { cluster: 'dev', namespace: 'models' },
    settings: {}, revision: { from: 'git', commit: '0123456789abcdef' }, answers: {}, ...rest,
  });
  if (planned.state !== 'ready') throw new Error('the plan asks');
  return planned.plan;
}

/** One event on one line. */
export function eventText(event: StepEvent): string {
  switch (event.type) {
    case 'started': return `${event.step} started: ${event.title}`;
    case 'progress': return `${event.step} ${event.done}/${event.total ?? '?'} ${event.unit}${event.label === undefined ? '' : ` ${event.label}`}`;
    case 'line': return `${event.step}: ${event.source === undefined ? '' : `[${event.source}] `}${event.text}`;
    case 'done': return `${event.step} done ${JSON.stringify(event.facts)}`;
    case 'failed': return `${event.step} failed: ${errorMessage(event.error)}`;
    case 'skipped': return `${event.step} skipped: ${event.why}`;
  }
}

export interface Played {
  readonly outcome: DeployOutcome;
  readonly events: readonly StepEvent[];
  readonly texts: readonly string[];
}

/** `finish` makes the Deployment ready; it is called once somebody has seen its pod running. */
export interface Stage {
  readonly cluster: FakeCluster;
  readonly engine: FakeEngine;
  finish: () => void;
}

/** A cluster whose Deployments become ready by themselves, with one pod that logs two lines. */
export function stage(): Stage {
  const cluster = new FakeCluster();
  const scene: Stage = { cluster, engine: new FakeEngine(), finish: () => undefined };
  cluster.logLines.set('digits-1/main', [{ time: '2026-01-02T03:04:05.1Z', text: 'waiting for weights' }, { time: '2026-01-02T03:04:05.2Z', text: 'serving' }]);
  cluster.onApplied = (object) => {
    if (object.kind === 'Deployment' && object['status'] === undefined) scene.finish = startPod(cluster, object);
  };
  return scene;
}

/** Plays the controllers and the kubelet: a ReplicaSet and a running pod. Calling what it answers makes them ready. */
export function startPod(cluster: FakeCluster, deployment: KubernetesObject): () => void {
  const seen = { ...deployment, metadata: { ...deployment.metadata, annotations: { 'deployment.kubernetes.io/revision': '1' } } };
  const counts = { observedGeneration: seen.metadata.generation ?? 1, replicas: 1, updatedReplicas: 1 };
  const set = replicaSet(seen);
  cluster.put(set);
  cluster.put({ ...seen, status: counts });
  cluster.put(runningPod(set));
  return () => cluster.put({ ...seen, status: { ...counts, availableReplicas: 1 } });
}

export function runningPod(owner: KubernetesObject): KubernetesObject {
  const { apiVersion, kind, metadata } = owner;
  const reference = { apiVersion, kind, name: metadata.name ?? '', uid: metadata.uid ?? '', controller: true };
  return pod('digits-1', {
    spec: { nodeName: 'h100-0', containers: [{ name: 'main', image, readinessProbe: { httpGet: { port: 8080 } } }] },
    status: { phase: 'Running', containerStatuses: [{ name: 'main', restartCount: 0, ready: false, containerID: 'containerd://1', state: { running: {} } }] },
    metadata: { labels: { app: 'digits' }, ownerReferences: [reference] },
  });
}

/** Runs a deploy to its end and stops the logs. `onEvent` hears each event as it comes, for example to abort. */
export async function play(plan: DeployPlan, scene: Stage, onEvent: (event: StepEvent, index: number) => void = () => undefined, signal = new AbortController().signal): Promise<Played> {
  const events: StepEvent[] = [];
  const report = (event: StepEvent): void => {
    events.push(event);
    if (event.type === 'line' && event.text.endsWith('waiting for its readiness probe')) scene.finish();
    onEvent(event, events.length - 1);
  };
  const outcome = await deploy(plan, { engine: scene.engine, cluster: scene.cluster, now: Date.now }, report, signal);
  await outcome.logs.stop();
  await outcome.logs.ended;
  return { outcome, events, texts: events.map(eventText) };
}

/** Logs come beside the rollout, so they are looked at apart from the other steps. */
export function splitLogs({ texts }: Played): { steps: string[]; logs: string[] } {
  return { steps: texts.filter((text) => !text.startsWith('logs')), logs: texts.filter((text) => text.startsWith('logs')) };
}

/** Every step that is reached: started, then one of done and failed, and nothing after it. */
export function keepsContract(events: readonly StepEvent[]): void {
  for (const step of new Set(events.map((event) => event.step))) {
    const types = events.filter((event) => event.step === step).map(({ type }) => type);
    const ends = types.filter((type) => type === 'done' || type === 'failed' || type === 'skipped');
    assert.equal(ends.length, 1, `${step}: ${types.join(' ')}`);
    assert.equal(types.at(-1), ends[0], `${step}: ${types.join(' ')}`);
    assert.equal(types[0], ends[0] === 'skipped' ? 'skipped' : 'started', `${step}: ${types.join(' ')}`);
  }
}
