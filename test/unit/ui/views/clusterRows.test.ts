import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { ClusterContext } from '../../../../src/core/clusters/cluster.ts';
import type { NodeSummary } from '../../../../src/core/clusters/node.ts';
import type { Live } from '../../../../src/core/live.ts';
import { type ClusterState, clusterTreeRows } from '../../../../src/ui/views/clusterRows.ts';
import { allRows, noon, rowContext, rowText } from './rowText.ts';

function contextNamed(name: string, parts: Partial<ClusterContext> = {}): ClusterContext {
  return { name, server: 'https://10.0.0.1:6443', namespace: 'default', user: 'me', login: 'token', loginCommand: undefined, file: '/home/me/.kube/config', current: false, problem: undefined, ...parts };
}

function node(name: string, parts: Partial<NodeSummary> = {}): NodeSummary {
  return { uid: name, name, ready: true, cordoned: false, accelerator: undefined, resources: [], taints: [], kubeletVersion: 'v1.36.3', ...parts };
}

const gpu = (used: number, allocatable: number, capacity = allocatable): NodeSummary['resources'][number] => ({ name: 'nvidia.com/gpu', capacity, allocatable, used, free: allocatable - used });

const nodes: ReadonlyMap<string, NodeSummary> = new Map(
  [
    node('gpu-10', { resources: [gpu(8, 8)], accelerator: { product: 'NVIDIA-H100-80GB-HBM3', memoryMiB: 81_559, mig: 'none', shared: false } }),
    node('gpu-2', { resources: [gpu(3, 7, 8)], accelerator: { product: 'Tesla-T4', memoryMiB: undefined, mig: 'none', shared: true } }),
    node('cpu-0', { cordoned: true }),
    node('lost', { ready: false }),
  ].map((each) => [each.uid, each]),
);
const ready: Live<ReadonlyMap<string, NodeSummary>> = { state: 'ready', value: nodes, since: noon };

function state(name: string, parts: Partial<ClusterState> = {}): ClusterState {
  return { context: contextNamed(name), isPinned: false, isTarget: false, isConnected: false, nodes: { state: 'idle' }, ...parts };
}

const render = (...clusters: readonly ClusterState[]): ReturnType<typeof clusterTreeRows> => clusterTreeRows({ list: { contexts: [], problems: [] }, clusters }, rowContext);

describe('the rows of the Clusters view', () => {
  test('a connected cluster shows used and allocatable devices, by name, of the cluster and of each node', () => {
    assert.equal(
      rowText(render(state('lab', { isConnected: true, isTarget: true, nodes: ready }))),
      [
        'lab | deploy target · 11/15 nvidia.com/gpu',
        '  Nodes | 4',
        '    cpu-0 | cordoned',
        '    gpu-2 | 3/7 nvidia.com/gpu · Tesla-T4 · shared',
        '      nvidia.com/gpu | 3 used, 4 free of 7 · 1 unhealthy',
        '    gpu-10 | 8/8 nvidia.com/gpu · NVIDIA-H100-80GB-HBM3',
        '      nvidia.com/gpu | 8 used, 0 free of 8',
        '    lost | not ready',
        '',
      ].join('\n'),
    );
  });

  test('many kinds of devices are counted, so that no line is cut off', () => {
    const kinds = ['a/x', 'b/x', 'c/x'].map((name, index) => ({ name, capacity: index + 1, allocatable: index + 1, used: 0, free: index + 1 }));
    const mixed: ReadonlyMap<string, NodeSummary> = new Map([['n', node('n', { resources: kinds })]]);
    const rows = allRows(render(state('lab', { isConnected: true, nodes: { state: 'ready', value: mixed, since: noon } })));
    assert.equal(rows[0]?.description, '0/3 c/x · 2 more');
    assert.match(rows[0]?.tooltip ?? '', /0\/1 a\/x\n0\/2 b\/x\n0\/3 c\/x$/);
    assert.equal(rows[2]?.description, '0/3 c/x · 2 more');
  });

  test('contexts stay in the order of the kubeconfig, the pinned ones first', () => {
    assert.deepEqual(render(state('b'), state('a'), state('z', { isPinned: true })).map((row) => row.label), ['z', 'b', 'a']);
  });

  test('a broken entry says what is wrong and cannot be opened', () => {
    const [row] = render(state('lost', { context: contextNamed('lost', { problem: 'it names the cluster "nowhere", which is not there' }) }));
    assert.match(row?.description ?? '', /nowhere/);
    assert.equal(row?.collapsible, 'none');
    assert.equal(row?.target, undefined);
  });

  test('an unreadable file is a row before the contexts', () => {
    const rows = clusterTreeRows({ list: { contexts: [], problems: [{ path: '/tmp/config', reason: 'it is no YAML' }] }, clusters: [state('good')] }, rowContext);
    assert.equal(rowText(rows), 'Kubeconfig not usable | /tmp/config: it is no YAML\ngood\n  Not connected\n');
  });

  test('each state of a connection has its own words', () => {
    const error = new AppError('clusterUnreachable', { context: 'lab', server: 'https://10.0.0.1:6443', reason: 'connection refused.' });
    const texts = [
      rowText(render(state('lab', { isConnected: true, nodes: { state: 'loading' } }))),
      rowText(render(state('lab', { isConnected: true, nodes: { state: 'failed', error, since: noon } }))),
    ];
    assert.equal(texts[0], 'lab\n  Connecting…\n');
    assert.match(texts[1] ?? '', /^lab \| The cluster "lab" does not answer at .*\n {2}Not available \| The cluster/);
  });

  test('a lost connection keeps the nodes, grey and with their age', () => {
    const stale: Live<ReadonlyMap<string, NodeSummary>> = { state: 'stale', value: nodes, since: noon - 130_000, error: new AppError('clusterUnreachable') };
    const rows = allRows(render(state('lab', { isConnected: true, nodes: stale })));
    assert.equal(rows[0]?.description, 'since 2 min · 11/15 nvidia.com/gpu');
    assert.ok(rows.length > 5 && rows.every((row) => row.stale === true));
  });

  test('menus tell connected from idle and pinned from unpinned rows', () => {
    assert.equal(render(state('a'))[0]?.contextValue, 'cluster idle unpinned');
    assert.equal(render(state('a', { isConnected: true, isPinned: true, nodes: ready }))[0]?.contextValue, 'cluster connected pinned');
  });
});
