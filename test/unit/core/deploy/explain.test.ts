import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explain } from '../../../../src/core/deploy/explain.ts';
import type { Explanation } from '../../../../src/core/deploy/explanation.ts';
import type { PodOnNode } from '../../../../src/core/clusters/scheduling/nodeFacts.ts';
import type { ObjectGraph } from '../../../../src/core/deploy/rollout/objectGraph.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';
import { deployment, event, graph, node, object, pod, replicaSet, unscheduled, withContainer } from './objects.ts';

const owner = deployment('digits', {});
const gpu = (count: number): { limits: { 'nvidia.com/gpu': string } } => ({ limits: { 'nvidia.com/gpu': String(count) } });
const present = { key: 'nvidia.com/gpu', value: 'present', effect: 'NoSchedule' };
const tolerated = { tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] };
const h100 = node('h100-0', { 'nvidia.com/gpu': '8' }, { taints: [present], labels: { 'nvidia.com/gpu.product': 'H100' } });
const cpu = node('cpu-0', {});
const holder: PodOnNode = { node: 'h100-0', namespace: 'train', name: 'llama-0', requests: { 'nvidia.com/gpu': 8 }, controller: '' };

function onNodes(one: KubernetesObject, nodes: readonly KubernetesObject[], pods: readonly PodOnNode[] | undefined = []): ObjectGraph {
  return graph(owner, { pods: [one], nodeFacts: { nodes, pods } });
}

function onePod(one: KubernetesObject, events: readonly KubernetesObject[] = []): ObjectGraph {
  return graph(owner, { pods: [one], events });
}

const terminated = (exitCode: number, reason = 'Error'): { terminated: { exitCode: number; reason: string } } => ({ terminated: { exitCode, reason } });
const crashLoop = { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' } };
const backOff = { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "registry.example.com/digits:1"' } };
const running = { running: { startedAt: '2026-01-02T03:04:05Z' } };

interface Row {
  readonly name: string;
  readonly graph: ObjectGraph;
  readonly kind: Explanation['kind'];
  readonly sentence: string | RegExp;
  readonly permanent: boolean;
}

const rows: readonly Row[] = [
  {
    name: 'more GPUs than any node has', kind: 'insufficientResource', permanent: true,
    graph: onNodes(unscheduled(gpu(16), tolerated), [cpu, h100]),
    sentence: 'it asks for 16 nvidia.com/gpu; the largest node, h100-0, has 8.',
  },
  {
    name: 'more memory than any node has', kind: 'insufficientResource', permanent: true,
    graph: onNodes(unscheduled({ requests: { memory: '1Ti' } }), [cpu]),
    sentence: 'it asks for 1Ti memory; the largest node, cpu-0, has 512Gi.',
  },
  {
    name: 'more cores than any node has', kind: 'insufficientResource', permanent: true,
    graph: onNodes(unscheduled({ requests: { cpu: '64500m' } }), [cpu]),
    sentence: 'it asks for 64500m cpu; the largest node, cpu-0, has 64.',
  },
  {
    name: 'a resource name no node has', kind: 'resourceUnknown', permanent: true,
    graph: onNodes(unscheduled({ limits: { 'nvidia.com/gpus': '1' } }), [cpu, h100]),
    sentence: 'it asks for 1 nvidia.com/gpus, which no node has; the nodes offer nvidia.com/gpu.',
  },
  {
    name: 'a GPU where no node has devices', kind: 'resourceUnknown', permanent: true,
    graph: onNodes(unscheduled(gpu(1)), [cpu]),
    sentence: 'it asks for 1 nvidia.com/gpu, which no node has; no node offers any device.',
  },
  {
    name: 'a taint not tolerated', kind: 'taint', permanent: true,
    graph: onNodes(unscheduled(gpu(1)), [cpu, h100]),
    sentence: 'it needs a toleration for nvidia.com/gpu=present:NoSchedule; without it h100-0 cannot take it.',
  },
  {
    name: 'a label no node has', kind: 'selector', permanent: true,
    graph: onNodes(unscheduled(gpu(1), { ...tolerated, nodeSelector: { 'nvidia.com/gpu.product': 'H200' } }), [h100]),
    sentence: 'no node has the labels it selects: h100-0 has nvidia.com/gpu.product=H100, the pod wants H200.',
  },
  {
    name: 'GPUs held by somebody else: it waits and says by whom', kind: 'insufficientResource', permanent: false,
    graph: onNodes(unscheduled(gpu(2), tolerated), [cpu, h100], [holder]),
    sentence: 'it waits for 2 nvidia.com/gpu: h100-0 has 0 of 8 nvidia.com/gpu free (train/llama-0 holds 8).',
  },
  {
    name: 'the only node is cordoned', kind: 'nodeNotReady', permanent: false,
    graph: onNodes(unscheduled(gpu(1)), [cpu, node('l40s-0', { 'nvidia.com/gpu': '4' }, { unschedulable: true })]),
    sentence: 'it waits for a node to become usable: l40s-0 is cordoned.',
  },
  {
    name: 'a node could take it: the scheduler has not yet looked again', kind: 'other', permanent: false,
    graph: onNodes(unscheduled(gpu(1), tolerated), [h100]), sentence: 'it waits for the scheduler.',
  },
  {
    name: 'pods of others are hidden: nothing is claimed about free GPUs', kind: 'other', permanent: false,
    graph: graph(owner, { pods: [unscheduled(gpu(1), tolerated)], nodeFacts: { nodes: [h100], pods: undefined } }),
    sentence: 'it waits for a node: 0/3 nodes are available.',
  },
  {
    name: 'nodes are hidden: the scheduler’s own words', kind: 'other', permanent: false,
    graph: graph(owner, { pods: [unscheduled(gpu(1))] }), sentence: 'the scheduler finds no node: 0/3 nodes are available.',
  },
  {
    name: 'the autoscaler is at work', kind: 'insufficientResource', permanent: false,
    graph: { ...onNodes(unscheduled(gpu(16)), [h100]), events: [event(unscheduled(gpu(16)), 'TriggeredScaleUp', 'pod triggered scale-up')] },
    sentence: 'it waits for a node that the autoscaler is adding.',
  },
  {
    name: 'no nodes at all', kind: 'other', permanent: true, graph: onNodes(unscheduled({}), []), sentence: 'the cluster has no node.',
  },
  {
    name: 'a claim without volume', kind: 'volumePending', permanent: false,
    graph: onNodes(unscheduled({}, {}, 'pod has unbound immediate PersistentVolumeClaims'), [cpu]),
    sentence: 'its volume is not there: pod has unbound immediate PersistentVolumeClaims',
  },
  {
    name: 'a gate', kind: 'gated', permanent: false,
    graph: onePod(pod('digits-1', { spec: { schedulingGates: [{ name: 'kueue.x-k8s.io/admission' }] }, status: { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] } })),
    sentence: 'it is queued behind kueue.x-k8s.io/admission.',
  },
  {
    name: 'an image that is not there', kind: 'imagePull', permanent: true,
    graph: onePod(withContainer({ state: { waiting: { reason: 'ErrImagePull', message: 'failed to resolve reference "registry.example.com/digits:1": registry.example.com/digits:1: not found' } } })),
    sentence: 'the image registry.example.com/digits:1 cannot be pulled: the registry has no such image.',
  },
  {
    name: 'an image behind a login, known only from the event', kind: 'imagePull', permanent: true,
    graph: onePod(withContainer({ state: backOff }), [event(withContainer({}), 'Failed', 'Failed to pull image "registry.example.com/digits:1": unexpected status code 401 Unauthorized')]),
    sentence: 'the image registry.example.com/digits:1 cannot be pulled: the registry does not let the node in; the pod needs an imagePullSecret with a login.',
  },
  {
    name: 'a registry that is down heals', kind: 'imagePull', permanent: false,
    graph: onePod(withContainer({ state: { waiting: { reason: 'ErrImagePull', message: 'dial tcp 10.0.0.1:443: connect: connection refused' } } })),
    sentence: 'the image registry.example.com/digits:1 cannot be pulled: the registry does not answer the node.',
  },
  {
    name: 'an image for another processor', kind: 'imagePull', permanent: true,
    graph: onePod(withContainer({ state: { waiting: { reason: 'ErrImagePull', message: 'no match for platform in manifest: not found' } } })),
    sentence: /not built for this node’s processor\.$/,
  },
  {
    name: 'no image name', kind: 'imagePull', permanent: true,
    graph: onePod(withContainer({ state: { waiting: { reason: 'InvalidImageName', message: 'couldn’t parse' } } }, { image: 'Digits' })), sentence: '"Digits" is no image name.',
  },
  {
    name: 'a Secret that is missing', kind: 'configuration', permanent: true,
    graph: onePod(withContainer({ state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "hf-token" not found' } } })),
    sentence: 'container main cannot be configured: secret "hf-token" not found',
  },
  {
    name: 'a folder for a volume that two pods make at once', kind: 'configuration', permanent: false,
    graph: onePod(withContainer({ state: { waiting: { reason: 'CreateContainerConfigError', message: 'failed to create subPath directory for volumeMount "weights" of container "main"' } } })),
    sentence: 'container main cannot be configured: failed to create subPath directory for volumeMount "weights" of container "main"',
  },
  {
    name: 'a program that is missing', kind: 'configuration', permanent: true,
    graph: onePod(withContainer({ state: { waiting: { reason: 'RunContainerError', message: 'exec: "vllm": executable file not found in $PATH' } } })),
    sentence: 'container main cannot be started: exec: "vllm": executable file not found in $PATH',
  },
  {
    name: 'a crash that may heal', kind: 'crash', permanent: false,
    graph: onePod(withContainer({ state: crashLoop, lastState: terminated(1), restartCount: 1 })), sentence: 'container main ended with exit code 1 (1 restart).',
  },
  {
    name: 'a crash that comes again and again', kind: 'crash', permanent: true,
    graph: onePod(withContainer({ state: crashLoop, lastState: terminated(1), restartCount: 3 })), sentence: 'container main ended with exit code 1 (3 restarts).',
  },
  {
    name: 'many restarts, but it runs again: it gets its chance', kind: 'crash', permanent: false,
    graph: onePod(withContainer({ state: running, lastState: terminated(139), restartCount: 5 })), sentence: 'container main ended with exit code 139 (signal 11) (5 restarts).',
  },
  {
    name: 'out of memory', kind: 'outOfMemory', permanent: true,
    graph: onePod(withContainer({ state: crashLoop, lastState: terminated(137, 'OOMKilled'), restartCount: 4 }, { resources: { limits: { memory: '2Gi' } } })),
    sentence: 'container main used more memory than its limit of 2Gi and was killed (4 restarts).',
  },
  {
    name: 'killed by its startup probe', kind: 'probeKill', permanent: false,
    graph: onePod(withContainer({ state: running, lastState: terminated(137), restartCount: 1 }), [event(withContainer({}), 'Killing', 'Container main failed startup probe, will be restarted', { fieldPath: 'spec.containers{main}' })]),
    sentence: 'its startup probe failed for too long, so container main was killed (1 restart).',
  },
  {
    name: 'a server that ends without an error', kind: 'crash', permanent: true,
    graph: onePod(withContainer({ state: crashLoop, lastState: terminated(0, 'Completed'), restartCount: 3 })),
    sentence: 'container main ends by itself without an error, and is started again and again (3 restarts).',
  },
  {
    name: 'an eviction', kind: 'evicted', permanent: false,
    graph: onePod(pod('digits-1', { spec: { nodeName: 'h100-0' }, status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: ephemeral-storage.' } })),
    sentence: 'h100-0 evicted it: The node was low on resource: ephemeral-storage.',
  },
  {
    name: 'refused by the kubelet', kind: 'admission', permanent: false,
    graph: onePod(pod('digits-1', { spec: { nodeName: 'h100-0' }, status: { phase: 'Failed', reason: 'UnexpectedAdmissionError', message: 'Allocate failed' } })), sentence: 'h100-0 refused it: Allocate failed',
  },
  {
    name: 'a quota, told by the Deployment', kind: 'quota', permanent: true,
    graph: graph(deployment('digits', { conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'pods "digits-1" is forbidden: exceeded quota: gpus, requested: requests.nvidia.com/gpu=2, used: requests.nvidia.com/gpu=7, limited: requests.nvidia.com/gpu=8' }] })),
    sentence: 'the quota gpus of the namespace does not allow its pods: they ask for requests.nvidia.com/gpu=2, requests.nvidia.com/gpu=7 is used, requests.nvidia.com/gpu=8 is the limit.',
  },
  {
    name: 'a webhook, told by the ReplicaSet', kind: 'quota', permanent: true,
    graph: graph(owner, { replicaSets: [replicaSet(owner, { conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'admission webhook "policy.example.com" denied the request: no latest tags' }] })] }),
    sentence: 'the admission webhook policy.example.com refuses its pods: no latest tags',
  },
  {
    name: 'pod security, told only by an event', kind: 'quota', permanent: true,
    graph: graph(object('batch/v1', 'Job', 'train'), { events: [event(object('batch/v1', 'Job', 'train'), 'FailedCreate', 'Error creating: pods "train-x" is forbidden: violates PodSecurity "restricted:latest"')] }),
    sentence: /^its pods cannot be made: .*violates PodSecurity/,
  },
];

for (const row of rows) {
  test(`explain: ${row.name}`, () => {
    const found = explain(row.graph);
    assert.ok(found);
    if (typeof row.sentence === 'string') assert.equal(found.sentence, row.sentence);
    else assert.match(found.sentence, row.sentence);
    assert.deepEqual({ kind: found.kind, permanent: found.permanent }, { kind: row.kind, permanent: row.permanent });
  });
}

const healthy: Readonly<Record<string, ObjectGraph>> = {
  'a ready container that crashed long ago': onePod(withContainer({ ready: true, state: running, lastState: terminated(1), restartCount: 7 })),
  'an init container that has done its work': onePod(withContainer({ ready: true, state: terminated(0, 'Completed') })),
  'a pod that the scheduler has not seen': onePod(pod('digits-1')),
  'a pod that is being prepared': onePod(withContainer({ state: { waiting: { reason: 'ContainerCreating' } } })),
  'a namespace whose service account is still being made': graph(deployment('digits', { conditions: [{ type: 'ReplicaFailure', status: 'True', message: 'pods "digits-1" is forbidden: error looking up service account models/default: serviceaccount "default" not found' }] })),
  'an event about another object': graph(owner, { events: [event(object('batch/v1', 'Job', 'train'), 'FailedCreate', 'exceeded quota: x')] }),
};

for (const [name, about] of Object.entries(healthy)) {
  test(`explain has nothing to say about ${name}`, () => assert.equal(explain(about), undefined));
}

test('explain prefers what can never heal to what waits, and lists every node with all its objections', () => {
  const waiting = unscheduled(gpu(2), tolerated);
  const never = { ...unscheduled(gpu(16)), metadata: { name: 'digits-2', uid: 'other' } };
  const found = explain(graph(owner, { pods: [waiting, never], nodeFacts: { nodes: [cpu, h100], pods: [holder] } }));
  assert.equal(found?.pod, 'digits-2');
  assert.deepEqual(found?.details, [
    'cpu-0 has no nvidia.com/gpu',
    'h100-0 has the taint nvidia.com/gpu=present:NoSchedule, which the pod does not tolerate; has 8 nvidia.com/gpu',
  ]);
});

test('a new pod that waits for its own predecessor is told so, unless that one may go first', () => {
  const former = replicaSet(owner);
  const held: PodOnNode = { ...holder, namespace: 'models', name: 'digits-old', controller: former.metadata.uid ?? '' };
  const sentence = (strategy: JsonObject | undefined, replicas = 1): string => {
    const about = deployment('digits', {}, { replicas, ...(strategy && { strategy }) });
    return explain(graph(about, { pods: [unscheduled(gpu(8), tolerated)], replicaSets: [former], nodeFacts: { nodes: [h100], pods: [held] } }))?.sentence ?? '';
  };
  const hint = / Its former pod digits-old stays until the new one is ready; strategy Recreate, or maxSurge 0 with maxUnavailable 1, lets it go first\.$/;
  assert.match(sentence(undefined), hint);
  assert.match(sentence({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } }), hint);
  assert.match(sentence({ rollingUpdate: { maxUnavailable: '30%' } }, 3), hint);
  assert.doesNotMatch(sentence({ rollingUpdate: { maxUnavailable: '34%' } }, 3), hint);
  assert.doesNotMatch(sentence({ type: 'Recreate' }), hint);
  assert.doesNotMatch(sentence({ rollingUpdate: { maxUnavailable: 1 } }), hint);
  assert.doesNotMatch(sentence(undefined, 4), hint);
});
