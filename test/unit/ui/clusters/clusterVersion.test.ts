import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AsyncQueue } from '../../../../src/base/async.ts';
import { AppError } from '../../../../src/base/errors.ts';
import { Emitter } from '../../../../src/base/event.ts';
import type { Observed } from '../../../../src/core/change.ts';
import type { ClusterApi } from '../../../../src/core/clusters/clusterApi.ts';
import type { NodeSummary } from '../../../../src/core/clusters/node.ts';
import type { ClusterDirectory } from '../../../../src/ui/clusters/clusterDirectory.ts';
import { ClusterSession } from '../../../../src/ui/clusters/clusterSession.ts';
import { ConnectedVersion } from '../../../../src/ui/clusters/clusterVersion.ts';
import { TargetChoice } from '../../../../src/ui/clusters/deployTarget.ts';
import type { ClusterConnection } from '../../../../src/ui/services.ts';
import { memoryOf } from './memoryOf.ts';

interface Scripted {
  readonly session: ClusterSession;
  readonly nodes: AsyncQueue<Observed<NodeSummary>>;
  readonly asked: () => number;
}

/** A cluster whose nodes are told by a queue; it counts who asks for its version. */
function scripted(version: ClusterApi['version']): Scripted {
  const nodes = new AsyncQueue<Observed<NodeSummary>>();
  let asked = 0;
  const api = {
    version: (signal: AbortSignal) => {
      asked++;
      return version(signal);
    },
  } as ClusterApi;
  const connection: ClusterConnection = { api, nodes: { watch: () => nodes }, models: { watch: () => new AsyncQueue() } };
  return { session: new ClusterSession('prod', () => Promise.resolve(connection)), nodes, asked: () => asked };
}

function changeOf(session: ClusterSession): Promise<void> {
  return new Promise((resolve) => {
    const subscription = session.onDidChange(() => {
      subscription.dispose();
      resolve();
    });
  });
}

test('a cluster tells its version once, and only after it has answered the views', async () => {
  const { session, nodes, asked } = scripted(() => Promise.resolve({ major: 1, minor: 35, gitVersion: 'v1.35.2' }));
  session.look(true, false);
  await changeOf(session);
  assert.deepEqual([asked(), session.version], [0, undefined], 'it is still loading');
  nodes.push({ type: 'reset', items: [] });
  while (session.version === undefined) await changeOf(session);
  assert.equal(session.version, '1.35');
  nodes.push({ type: 'reset', items: [] });
  await changeOf(session);
  assert.equal(asked(), 1);
  session.dispose();
});

test('a version that cannot be read is not asked for again and again', async () => {
  const { session, nodes, asked } = scripted(() => Promise.reject(new AppError('clusterForbidden')));
  session.look(true, false);
  for (let count = 0; count < 3; count++) {
    nodes.push({ type: 'reset', items: [] });
    await changeOf(session);
  }
  assert.deepEqual([asked(), session.version], [1, undefined]);
  session.retry();
  nodes.push({ type: 'reset', items: [] });
  while (asked() < 2) await changeOf(session);
  session.dispose();
});

interface Known {
  readonly name: string;
  readonly version: string | undefined;
}

/** A directory of which only the connected clusters matter. */
class ScriptedDirectory {
  sessions: readonly Known[] = [];
  readonly changed = new Emitter<undefined>();
  readonly onDidChange = this.changed.event;

  tell(...sessions: readonly Known[]): void {
    this.sessions = sessions;
    this.changed.fire(undefined);
  }
}

test('the cluster that is deployed to counts, without one the only one', async () => {
  const directory = new ScriptedDirectory();
  const choice = new TargetChoice(memoryOf());
  const connected = new ConnectedVersion(directory as unknown as ClusterDirectory, choice);
  const told: (string | undefined)[] = [];
  connected.onDidChange(() => told.push(connected.current && `${connected.current.name} ${connected.current.version}`));
  directory.tell({ name: 'a', version: undefined });
  directory.tell({ name: 'a', version: '1.34' });
  directory.tell({ name: 'a', version: '1.34' });
  directory.tell({ name: 'a', version: '1.34' }, { name: 'b', version: '1.35' });
  await choice.choose({ cluster: 'b', namespace: 'default' });
  await choice.choose({ cluster: 'c', namespace: 'default' });
  assert.deepEqual(told, ['a 1.34', undefined, 'b 1.35', undefined]);
  connected.dispose();
});
