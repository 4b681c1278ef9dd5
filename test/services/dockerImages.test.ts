import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Observed } from '../../src/core/change.ts';
import { applyChange } from '../../src/core/change.ts';
import { type Image, imageKey } from '../../src/core/images/image.ts';
import { formatImageRef } from '../../src/core/images/imageRef.ts';
import type { Engine } from '../../src/services/docker/engine.ts';
import { startSandbox, type Sandbox } from '../sandbox/sandbox.ts';
import { DockerWorld, failsWith, record, withShell } from './dockerWorld.ts';
import { ThrowawayEngine } from './throwawayEngine.ts';

const { signal } = new AbortController();
const watchdog = { timeout: 120_000 };
let sandbox: Sandbox;
let world: DockerWorld;

before(async () => {
  sandbox = await startSandbox({ parts: ['engine', 'registry'], report: () => undefined, signal });
  world = await DockerWorld.create(sandbox.dockerHost, sandbox.dockerConfig);
});

after(async () => {
  await world.remove();
  await sandbox.stop();
});

/** Follows an engine's images; `until` waits for a state and answers the changes that led to it. */
class Watcher {
  readonly images = new Map<string, Image>();
  private readonly stopping = new AbortController();
  private readonly changes: AsyncIterator<Observed<Image>>;

  constructor(engine: Engine) {
    this.changes = engine.images.watch(this.stopping.signal)[Symbol.asyncIterator]();
  }

  async until(reached: (last: Observed<Image>) => boolean): Promise<readonly Observed<Image>[]> {
    const seen: Observed<Image>[] = [];
    for (;;) {
      const { done, value } = await this.changes.next();
      if (done === true) throw new Error('the source ended before it was aborted');
      seen.push(value);
      if (value.type !== 'stale') applyChange(this.images, value, imageKey);
      if (reached(value)) return seen;
    }
  }

  find(reference: string): Image | undefined {
    return [...this.images.values()].find((image) => image.references.includes(reference));
  }

  /** Resolves when the source has really ended. */
  async stop(): Promise<void> {
    const pending = this.changes.next();
    this.stopping.abort();
    for (let step = await pending; step.done !== true; step = await this.changes.next());
  }
}

test('an image that is built, tagged, run and removed elsewhere is followed by single changes', watchdog, async () => {
  const watcher = new Watcher(world.engine);
  await watcher.until((change) => change.type === 'reset');
  const first = formatImageRef(world.ref('live'));
  const second = formatImageRef(world.ref('live-second'));
  const request = await world.context({ Dockerfile: `${withShell}ENV CUDA_VERSION=12.4.1 NVIDIA_VISIBLE_DEVICES=all\nLABEL org.example.live=${Date.now()}\n` });
  await world.docker('build', '--quiet', '--tag', first, request.context);
  await watcher.until(() => watcher.find(first) !== undefined);
  const image = watcher.find(first);
  assert.equal(image?.platform, 'linux/amd64');
  assert.deepEqual([image?.versions, image?.gpuReady], [{ cuda: '12.4.1' }, true]);
  assert.ok((image?.bytes ?? 0) > 1_000_000);

  await world.docker('tag', first, second);
  const tagged = await watcher.until(() => watcher.find(second) !== undefined);
  assert.ok(tagged.every((change) => change.type !== 'reset'), 'one tag must not reset the list');
  assert.deepEqual(watcher.find(first)?.references, [first, second].toSorted());

  const container = await world.docker('run', '--detach', '--network', 'none', second, '/bin/busybox', 'sleep', '300');
  await watcher.until(() => (watcher.find(first)?.containers.length ?? 0) > 0);
  assert.equal(watcher.find(first)?.containers[0]?.id, container);
  await world.docker('rm', '--force', container);
  await watcher.until(() => watcher.find(first)?.containers.length === 0);

  await world.docker('image', 'rm', first);
  await watcher.until(() => watcher.find(first) === undefined);
  assert.deepEqual(watcher.find(second)?.references, [second]);
  await world.docker('image', 'rm', second);
  await watcher.until(() => watcher.find(second) === undefined);
  assert.ok(image === undefined || !watcher.images.has(image.id));
  await watcher.stop();
});

test('a tag that moves to a new image leaves the old one', watchdog, async () => {
  const watcher = new Watcher(world.engine);
  await watcher.until((change) => change.type === 'reset');
  const ref = world.ref('moving');
  const tag = formatImageRef(ref);
  await world.engine.build(await world.context({ Dockerfile: `${withShell}LABEL turn=1-${Date.now()}\n` }, [ref]), record(), signal);
  await watcher.until(() => watcher.find(tag) !== undefined);
  const old = watcher.find(tag)?.id;
  const built = await world.engine.build(await world.context({ Dockerfile: `${withShell}LABEL turn=2-${Date.now()}\n` }, [ref]), record(), signal);
  await watcher.until(() => watcher.find(tag)?.id === built.id);
  assert.equal([...watcher.images.values()].filter((image) => image.references.includes(tag)).length, 1);
  await watcher.stop();
  if (old !== undefined) await world.docker('image', 'rm', old);
});

test('when the engine goes away the list is stale, and after its return it is complete again', watchdog, async () => {
  const throwaway = await ThrowawayEngine.create();
  const own = await DockerWorld.create(throwaway.host, sandbox.dockerConfig);
  try {
    const ref = own.ref('kept');
    await own.engine.build(await own.context({ Dockerfile: withShell }, [ref]), record(), signal);
    const watcher = new Watcher(own.engine);
    await watcher.until((change) => change.type === 'reset');
    assert.ok(watcher.find(formatImageRef(ref)));
    const lost = watcher.until((change) => change.type === 'stale');
    await throwaway.stop();
    const stale = (await lost).at(-1);
    assert.ok(stale?.type === 'stale' && failsWith('dockerUnreachable', /docker\.sock/)(stale.error));
    assert.ok(watcher.find(formatImageRef(ref)), 'a stale list keeps its rows');
    const back = watcher.until((change) => change.type === 'reset');
    await throwaway.start();
    await back;
    assert.ok(watcher.find(formatImageRef(ref)));
    await watcher.stop();
  } finally {
    await own.remove();
    await throwaway.remove();
  }
});

test('what an engine tells of itself, and an image it does not have', watchdog, async () => {
  await world.engine.ping(signal);
  const info = await world.engine.info(signal);
  assert.match(info.platform, /^linux\//);
  assert.match(info.apiVersion, /^1\.\d+$/);
  await assert.rejects(world.engine.inspect('slipway-test/none:none', signal), failsWith('imageNotFound', /none:none/));
});
