import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import type { Live } from '../../../../src/core/live.ts';
import type { Model } from '../../../../src/core/models/model.ts';
import type { ModelPod } from '../../../../src/core/models/modelPod.ts';
import { modelTreeRows } from '../../../../src/ui/views/modelRows.ts';
import { allRows, noon, rowContext, rowText } from './rowText.ts';

function pod(name: string, parts: Partial<ModelPod> = {}): ModelPod {
  return {
    uid: name,
    name,
    namespace: 'models',
    createdAt: noon - 300_000,
    phase: 'Running',
    deleting: false,
    ready: true,
    node: 'gpu-0',
    workload: undefined,
    controller: undefined,
    accelerators: { 'nvidia.com/gpu': 1 },
    containers: [],
    restarts: 0,
    reason: '',
    message: '',
    unscheduled: undefined,
    ...parts,
  };
}

function model(name: string, parts: Partial<Model> = {}): Model {
  return {
    key: name,
    workload: { apiVersion: 'apps/v1', kind: 'Deployment', name, uid: name },
    namespace: 'models',
    pods: [],
    desired: 1,
    accelerators: { 'nvidia.com/gpu': 2 },
    images: ['registry.example.com/team/model:1'],
    digests: ['sha256:abc'],
    restarts: 0,
    createdAt: noon - 300_000,
    status: { health: 'ready', text: 'Ready 2/2' },
    ...parts,
  };
}

function ready(...models: readonly Model[]): Live<ReadonlyMap<string, Model>> {
  return { state: 'ready', since: noon, value: new Map(models.map((each) => [each.key, each])) };
}

describe('the rows of the Models view', () => {
  test('cluster and namespace, then the workload with its one status line, then its pods', () => {
    const failing = model('broken', { namespace: 'other', status: { health: 'failed', text: 'Crashed: CUDA out of memory' } });
    const serving = model('llama', { pods: [pod('llama-1'), pod('llama-2', { ready: false, restarts: 3 })] });
    assert.equal(
      rowText(modelTreeRows([{ cluster: 'lab', models: ready(failing, serving) }], rowContext)),
      [
        'lab · models | 1 model',
        '  llama | Ready 2/2 · 2 nvidia.com/gpu',
        '    llama-1 | Ready · gpu-0 · 5 min old',
        '    llama-2 | Running, not ready · gpu-0 · 3 restarts · 5 min old',
        'lab · other | 1 model · 1 failing',
        '  broken | Crashed: CUDA out of memory',
        '',
      ].join('\n'),
    );
  });

  test('what keeps a pod from running is its description', () => {
    const waiting = { name: 'server', role: 'app', image: 'x', digest: '', ready: false, restarts: 0, state: 'waiting', reason: 'ImagePullBackOff', message: '', startedAt: undefined, ended: undefined, lastEnded: undefined } as const;
    const cases: readonly [Partial<ModelPod>, string][] = [
      [{ deleting: true }, 'Terminating'],
      [{ phase: 'Pending', ready: false, unscheduled: { reason: 'Unschedulable', message: '0/3 nodes are available' } }, 'Waiting for a node'],
      [{ phase: 'Failed', ready: false, reason: 'Evicted' }, 'Evicted'],
      [{ phase: 'Pending', ready: false, containers: [waiting] }, 'ImagePullBackOff'],
      [{ phase: 'Pending', ready: false, containers: [{ ...waiting, reason: 'PodInitializing' }] }, 'Pending'],
      [{ phase: 'Succeeded', ready: false }, 'Succeeded'],
    ];
    for (const [parts, words] of cases) {
      const rows = allRows(modelTreeRows([{ cluster: 'lab', models: ready(model('m', { pods: [pod('p', parts)] })) }], rowContext));
      assert.ok(rows.at(-1)?.description?.startsWith(words), `${rows.at(-1)?.description} should begin with ${words}`);
    }
  });

  test('the menu of a workload acts on its newest pod that stays', () => {
    const [, row] = allRows(modelTreeRows([{ cluster: 'lab', models: ready(model('m', { pods: [pod('old'), pod('new'), pod('going', { deleting: true })] })) }], rowContext));
    assert.deepEqual(row?.target, { type: 'pod', context: 'lab', namespace: 'models', pod: 'new' });
    assert.equal(row?.contextValue, 'model withPod');
  });

  test('every health has an icon of its own, so that colour is not the only sign', () => {
    const healths = ['ready', 'loading', 'waiting', 'failed', 'finished', 'stopped'] as const;
    const icons = healths.map((health) => allRows(modelTreeRows([{ cluster: 'lab', models: ready(model('m', { status: { health, text: '' } })) }], rowContext))[1]?.icon);
    assert.equal(new Set(icons).size, healths.length);
  });

  test('a cluster that cannot be asked says why', () => {
    const failed: Live<ReadonlyMap<string, Model>> = { state: 'failed', since: noon, error: new AppError('clusterForbidden', { action: 'list pods', context: 'lab', reason: 'not allowed.' }) };
    assert.match(rowText(modelTreeRows([{ cluster: 'lab', models: failed }], rowContext)), /^lab \| You may not list pods on the cluster "lab": not allowed\.\n$/);
    assert.equal(rowText(modelTreeRows([{ cluster: 'lab', models: { state: 'loading' } }], rowContext)), 'Looking for models on lab…\n');
  });
});
