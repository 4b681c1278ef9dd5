import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { AsyncQueue } from '../../../../src/base/async.ts';
import { AppError } from '../../../../src/base/errors.ts';
import type { Observed, Source } from '../../../../src/core/change.ts';
import type { ClusterContext, ClusterList } from '../../../../src/core/clusters/cluster.ts';
import { ClusterDirectory } from '../../../../src/ui/clusters/clusterDirectory.ts';
import type { KubeconfigService } from '../../../../src/ui/services.ts';
import { memoryOf } from './memoryOf.ts';

function contextNamed(name: string, problem?: string): ClusterContext {
  return { name, server: 's', namespace: 'default', user: 'u', login: 'plugin', loginCommand: 'login', file: 'f', current: false, problem };
}

/** A kubeconfig with three contexts that notes who was connected. */
class ScriptedKubeconfig implements KubeconfigService {
  readonly connected: string[] = [];
  readonly queue = new AsyncQueue<Observed<ClusterList>>();
  readonly contexts: Source<ClusterList> = { watch: () => this.queue };

  tell(...contexts: readonly ClusterContext[]): void {
    this.queue.push({ type: 'reset', items: [{ contexts, problems: [] }] });
  }

  async connect(context: string): Promise<never> {
    this.connected.push(context);
    throw new AppError('clusterUnreachable', { context });
  }
}

/** Resolves when the directory has told a change after which `isTrue` holds. */
function until(directory: ClusterDirectory, isTrue: () => boolean): Promise<void> {
  if (isTrue()) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = directory.onDidChange(() => {
      if (!isTrue()) return;
      subscription.dispose();
      resolve();
    });
  });
}

describe('ClusterDirectory', () => {
  test('showing the contexts connects none of them', async () => {
    const service = new ScriptedKubeconfig();
    const directory = new ClusterDirectory(service, memoryOf());
    directory.look({ clusters: true, models: true });
    service.tell(contextNamed('a'), contextNamed('b'));
    await until(directory, () => directory.contexts.length === 2);
    assert.deepEqual(service.connected, []);
    assert.deepEqual(directory.sessions, []);
    directory.dispose();
  });

  test('opening one connects that one, and only while a view shows it', async () => {
    const service = new ScriptedKubeconfig();
    const directory = new ClusterDirectory(service, memoryOf());
    directory.connect('a');
    assert.deepEqual(service.connected, []);
    directory.look({ clusters: true, models: false });
    service.tell(contextNamed('a'), contextNamed('b'));
    await until(directory, () => directory.session('a')?.nodes.state === 'failed');
    assert.deepEqual(service.connected, ['a']);
    directory.connect('a');
    await until(directory, () => service.connected.length === 2);
    assert.deepEqual(service.connected, ['a', 'a'], 'opening a failed one tries again');
    directory.dispose();
  });

  test('pinned contexts are opened as soon as they are there, broken ones never', async () => {
    const service = new ScriptedKubeconfig();
    const directory = new ClusterDirectory(service, memoryOf({ 'slipway.pinnedClusters': ['b', 'broken', 'gone'] }));
    directory.look({ clusters: true, models: false });
    service.tell(contextNamed('a'), contextNamed('b'), contextNamed('broken', 'no cluster'));
    await until(directory, () => directory.session('b') !== undefined);
    assert.deepEqual(directory.sessions.map(({ name }) => name), ['b']);
    directory.dispose();
  });

  test('pins are remembered and taken back', async () => {
    const memory = memoryOf();
    const directory = new ClusterDirectory(new ScriptedKubeconfig(), memory);
    await directory.pin('a');
    await directory.pin('a');
    assert.deepEqual(memory.get('slipway.pinnedClusters'), ['a']);
    assert.ok(directory.session('a'));
    await directory.unpin('a');
    assert.deepEqual(directory.pinned, []);
    directory.dispose();
  });

  test('a context that leaves the kubeconfig is closed', async () => {
    const service = new ScriptedKubeconfig();
    const directory = new ClusterDirectory(service, memoryOf());
    directory.look({ clusters: true, models: false });
    service.tell(contextNamed('a'), contextNamed('b'));
    await until(directory, () => directory.contexts.length === 2);
    directory.connect('a');
    service.tell(contextNamed('b'));
    await until(directory, () => directory.session('a') === undefined);
    assert.deepEqual(directory.contexts.map(({ name }) => name), ['b']);
    directory.dispose();
  });

  test('readContexts answers the list or what is wrong with the files', async () => {
    const service = new ScriptedKubeconfig();
    const directory = new ClusterDirectory(service, memoryOf());
    service.tell(contextNamed('a'));
    assert.deepEqual((await directory.readContexts(new AbortController().signal)).map(({ name }) => name), ['a']);
    service.queue.push({ type: 'stale', error: new AppError('kubeconfigMissing', { path: '/x' }) });
    await assert.rejects(directory.readContexts(new AbortController().signal), { code: 'kubeconfigMissing' });
    directory.dispose();
  });
});
