import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { lowerVersion } from '../../../../src/services/docker/dockerClient.ts';
import { EngineSession, orAbort } from '../../../../src/services/docker/engineSession.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { fakeEngine, json } from './fakeEngine.ts';

const never = new AbortController().signal;
const watchdog = { timeout: 20_000 };

test('work that never ends is left behind when the signal aborts', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const waiting = orAbort(new Promise<never>(() => undefined), controller.signal);
  controller.abort(reason);
  await assert.rejects(waiting, (error) => error === reason);
  await assert.rejects(orAbort(Promise.reject(new Error('unheard')), AbortSignal.abort(reason)), (error) => error === reason);
  assert.equal(await orAbort(Promise.resolve(7), never), 7);
});

test('versions are compared by their numbers', () => {
  assert.equal(lowerVersion('1.9', '1.41'), '1.9');
  assert.equal(lowerVersion('1.56', '1.51'), '1.51');
});

test('many requests at once agree on the version once, and later ones speak it', watchdog, async (context) => {
  let versions = 0;
  const paths: string[] = [];
  const engine = await fakeEngine(context, {
    'GET /version': (response, request) => {
      versions++;
      json({ ApiVersion: '1.40' })(response, request);
    },
    'GET /info': (response, request) => {
      paths.push(request.url ?? '');
      json({ Name: 'box', OSType: 'linux', Architecture: 'x86_64', ServerVersion: '1', Runtimes: { nvidia: {} } })(response, request);
    },
  });
  const [first] = await Promise.all([engine.info(never), engine.info(never), engine.info(never)]);
  assert.deepEqual(first, { name: 'box', version: '1', apiVersion: '1.40', platform: 'linux/x86_64', nvidiaRuntime: true });
  assert.equal(versions, 1);
  assert.deepEqual(new Set(paths), new Set(['/v1.40/info']));
});

test('the environment of this process chooses nothing', watchdog, async (context) => {
  const before = process.env['DOCKER_HOST'];
  context.after(() => {
    if (before === undefined) delete process.env['DOCKER_HOST'];
    else process.env['DOCKER_HOST'] = before;
  });
  process.env['DOCKER_HOST'] = 'tcp://127.0.0.1:1';
  const engine = await fakeEngine(context, {});
  await engine.ping(never);
});

test('an engine that is gone is told from one that refuses', watchdog, async (context) => {
  const refusing = await fakeEngine(context, { 'GET /_ping': json({ message: 'busy' }, 500) });
  const refused = new EngineSession(refusing.target);
  assert.equal(await refused.whyGone(never), undefined);
  refused.dispose();
  const folder = await temporaryFolder(context);
  const path = join(folder, 'gone.sock');
  const gone = new EngineSession({ ...refusing.target, address: path, endpoint: { type: 'socket', path } });
  const why = await gone.whyGone(never);
  assert.ok(why instanceof AppError && why.code === 'dockerUnreachable');
  gone.dispose();
});

test('certificates that cannot be read are an engine that cannot be reached', watchdog, async (context) => {
  const folder = await temporaryFolder(context, { 'ca.pem/not-a-file': '' });
  const engine = await fakeEngine(context, {});
  const session = new EngineSession({ ...engine.target, endpoint: { type: 'tcp', host: '127.0.0.1', port: 1, tls: { folder, skipVerify: false } } });
  await assert.rejects(session.client(never), (error) => error instanceof AppError && error.code === 'dockerUnreachable');
  session.dispose();
});
