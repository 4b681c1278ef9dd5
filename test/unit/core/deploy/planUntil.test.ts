import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploy } from '../../../../src/core/deploy/pipeline.ts';
import { planUntil } from '../../../../src/core/deploy/planUntil.ts';
import type { StepEvent } from '../../../../src/core/deploy/stepEvent.ts';
import { formatImageRef } from '../../../../src/core/images/imageRef.ts';
import { fakeDigest, FakeEngine } from './fakeEngine.ts';
import { eventText, image, keepsContract, samplePlan } from './playground.ts';

const tag = `${image}:g0123456789ab`;

async function made(last: 'build' | 'push'): Promise<{ texts: readonly string[]; images: readonly string[]; engine: FakeEngine; result: string }> {
  const engine = new FakeEngine();
  const events: StepEvent[] = [];
  const outcome = await deploy(planUntil(samplePlan(), last), { engine, cluster: undefined, now: Date.now }, (event) => events.push(event), new AbortController().signal);
  keepsContract(events);
  const ends = events.filter(({ type }) => type === 'done' || type === 'skipped');
  return { texts: ends.map(eventText), images: outcome.images.map(formatImageRef), engine, result: outcome.result };
}

test('the build alone pushes nothing and needs no cluster', async () => {
  const { texts, images, engine, result } = await made('build');
  const why = 'Only the build was asked for.';
  assert.deepEqual(texts, [`build done {"${tag}":"sha256:${'1'.repeat(64)}"}`, ...['push', 'apply', 'rollout', 'logs'].map((step) => `${step} skipped: ${why}`)]);
  assert.deepEqual([result, images, engine.pushes], ['done', [tag], []]);
});

test('a push builds first, and needs no cluster either', async () => {
  const { texts, images, result } = await made('push');
  const why = 'Only build and push were asked for.';
  assert.deepEqual(texts.slice(1), [`push done {"${tag}":"${fakeDigest}"}`, ...['apply', 'rollout', 'logs'].map((step) => `${step} skipped: ${why}`)]);
  assert.deepEqual([result, images], ['done', [`${tag}@${fakeDigest}`]]);
});

test('where nothing can be built, it is said why', async () => {
  const events: StepEvent[] = [];
  const plan = planUntil(samplePlan({ dockerfiles: [] }), 'build');
  const outcome = await deploy(plan, { engine: undefined, cluster: undefined, now: Date.now }, (event) => events.push(event), new AbortController().signal);
  assert.match(events.map(eventText)[0] ?? '', /^build skipped: The workspace has no Dockerfile\./);
  assert.deepEqual([outcome.result, outcome.images], ['done', []]);
});
