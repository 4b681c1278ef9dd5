import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { AppError, type ErrorCode } from '../../../../src/base/errors.ts';
import { nullLog } from '../../../../src/base/log.ts';
import type { Observed } from '../../../../src/core/change.ts';
import type { BuildRequest } from '../../../../src/core/deploy/ports.ts';
import type { StepReporter } from '../../../../src/core/deploy/stepEvent.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import type { Image } from '../../../../src/core/images/image.ts';
import { temporaryFolder } from '../temporaryFolder.ts';
import { type Answer, fakeEngine, json, lines, linesThenCut } from './fakeEngine.ts';

const never = new AbortController().signal;
const watchdog = { timeout: 20_000 };
const digest = `sha256:${'ab'.repeat(32)}`;

function reporter(): StepReporter & { readonly lines: string[] } {
  const said: string[] = [];
  return { lines: said, line: (text) => void said.push(text), progress: () => undefined };
}

async function request(context: TestContext, files: Record<string, string> = { Dockerfile: 'FROM scratch\n' }): Promise<BuildRequest> {
  const folder = await temporaryFolder(context, files);
  return { context: folder, dockerfile: join(folder, 'Dockerfile'), tags: [] };
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const failure = await work.then(() => undefined, (error: unknown) => error);
  assert.ok(failure instanceof AppError, `not an AppError: ${String(failure)}`);
  return failure;
}

const inspected = json({ Id: 'sha256:built', Size: 5 });

test('a build answers what the engine says it made, across lines that are no JSON', watchdog, async (context) => {
  const build = lines({ stream: 'Step 1/1 : FROM scratch\n' }, 'warning: proxy speaking', { aux: { ID: 'sha256:built' } });
  const engine = await fakeEngine(context, { 'POST /build': build, 'GET /images/sha256:built/json': inspected });
  const report = reporter();
  assert.deepEqual(await engine.build(await request(context), report, never), { id: 'sha256:built', bytes: 5 });
  assert.ok(report.lines.includes('warning: proxy speaking'));
});

const step = { stream: 'Step 2/3 : RUN x\n' };
const builds: readonly (readonly [string, Answer, ErrorCode, RegExp])[] = [
  ['reports an error with HTTP 200', lines(step, { errorDetail: { message: 'no space left on device' } }), 'buildFailed', /Step 2\/3 : RUN x.*no space left on device/],
  ['ends without a result', lines(step), 'buildFailed', /without a result/],
  ['refuses the request', json({ message: 'dockerfile parse error line 1: unknown instruction: X' }, 400), 'buildFailed', /unknown instruction: X/],
  ['breaks off while the engine lives', linesThenCut(step), 'dockerUnreachable', /cut off/],
];

for (const [name, answer, code, text] of builds) {
  test(`a build that ${name} is ${code}`, watchdog, async (context) => {
    const engine = await fakeEngine(context, { 'POST /build': answer });
    const failure = await failureOf(engine.build(await request(context), reporter(), never));
    assert.equal(failure.code, code);
    assert.match(errorMessage(failure), text);
  });
}

test('a build whose context cannot be packed says so, whatever the engine makes of half a tar', watchdog, async (context) => {
  const engine = await fakeEngine(context, { 'POST /build': lines({ error: 'unexpected EOF' }) });
  const broken = await request(context, { Dockerfile: 'FROM scratch\n', '.dockerignore': 'a[' });
  const failure = await failureOf(engine.build(broken, reporter(), never));
  assert.equal(failure.code, 'buildContextUnreadable');
});

const ref = { registry: 'localhost:1', repository: 'team/digits', tag: 'g1' };
const pushPath = 'POST /images/localhost:1/team/digits/push';
const askPath = 'GET /distribution/localhost:1/team/digits:g1/json';

test('where only the engine reaches the registry, the digest is asked for through it', watchdog, async (context) => {
  const engine = await fakeEngine(context, { [pushPath]: lines({ aux: { Digest: digest } }), [askPath]: json({ Descriptor: { digest } }) });
  assert.deepEqual(await engine.push(ref, reporter(), never), { digest });
});

test('a tag that somebody else moved meanwhile is a failed push', watchdog, async (context) => {
  const other = `sha256:${'cd'.repeat(32)}`;
  const engine = await fakeEngine(context, { [pushPath]: lines({ aux: { Digest: digest } }), [askPath]: json({ Descriptor: { digest: other } }) });
  const failure = await failureOf(engine.push(ref, reporter(), never));
  assert.equal(failure.code, 'pushFailed');
  assert.match(errorMessage(failure), /somebody else pushed/);
});

const pushes: readonly (readonly [string, ErrorCode])[] = [
  ['denied: requested access to the resource is denied', 'registryUnauthorized'],
  ['dial tcp 127.0.0.1:1: connect: connection refused', 'registryUnreachable'],
  ['blob upload invalid', 'pushFailed'],
  ['An image does not exist locally with the tag: localhost:1/team/digits', 'imageNotFound'],
];

for (const [words, code] of pushes) {
  test(`a push that ends with "${words}" is ${code}`, watchdog, async (context) => {
    const engine = await fakeEngine(context, { [pushPath]: lines({ error: words }) });
    assert.equal((await failureOf(engine.push(ref, reporter(), never))).code, code);
  });
}

test('a registry that echoes the password does not get it into an error, a line or the log', watchdog, async (context) => {
  const logged: string[] = [];
  const keep = (text: string): void => void logged.push(text);
  const log = { ...nullLog, debug: keep, info: keep, warn: keep, error: keep, child: () => log };
  const echo = lines({ status: 'trying planted-secret-9' }, 'stray planted-secret-9', { error: 'bad login planted-secret-9' });
  const engine = await fakeEngine(context, { [pushPath]: echo }, log);
  const folder = await temporaryFolder(context, { 'config.json': JSON.stringify({ auths: { 'localhost:1': { username: 'me', password: 'planted-secret-9' } } }) });
  Object.assign(engine.target.environment.variables, { DOCKER_CONFIG: folder });
  const report = reporter();
  const failure = await failureOf(engine.push(ref, report, never));
  const everything = JSON.stringify([failure.facts, failure.detail, failure.message, report.lines, logged]);
  assert.match(everything, /bad login \*\*\*/);
  assert.ok(!everything.includes('planted-secret-9'), everything);
});

function row(id: string): object {
  return { Id: id, RepoTags: [`${id}:1`], RepoDigests: null, Size: 7, Created: 1, Labels: null };
}

/** An open event stream that a test can write to and cut. */
function eventStream(): { readonly answer: Answer; readonly say: (event: object) => void; readonly cut: () => void } {
  let open: Parameters<Answer>[0] | undefined;
  return {
    answer: (response) => {
      open = response;
      response.writeHead(200).flushHeaders();
    },
    say: (event) => open?.write(`${JSON.stringify(event)}\n`),
    cut: () => open?.socket?.destroy(),
  };
}

test('a row that cannot be inspected keeps its place and the others their details', watchdog, async (context) => {
  const events = eventStream();
  const good = json({ Os: 'linux', Architecture: 'arm64', Variant: 'v8', Config: { Env: ['PYTHON_VERSION=3.12.1'] } });
  const broken = json({ message: 'layer does not exist' }, 500);
  const engine = await fakeEngine(context, {
    'GET /events': events.answer,
    'GET /images/json': json([row('good'), row('bad'), { ...row('odd'), RepoTags: null }]),
    'GET /containers/json': json([]),
    'GET /images/good/json': good,
    'GET /images/bad/json': broken,
    'GET /images/odd/json': json(null),
  });
  const controller = new AbortController();
  for await (const change of engine.images.watch(controller.signal)) {
    assert.ok(change.type === 'reset');
    const images = new Map(change.items.map((image): [string, Image] => [image.id, image]));
    assert.deepEqual([...images.keys()], ['good', 'bad', 'odd']);
    assert.deepEqual([images.get('good')?.platform, images.get('good')?.versions], ['linux/arm64/v8', { python: '3.12.1' }]);
    assert.deepEqual([images.get('bad')?.platform, images.get('bad')?.references], [undefined, ['bad:1']]);
    controller.abort();
  }
});

test('many events at once cost one change per image, and a cut stream is told once before the list is complete again', watchdog, async (context) => {
  const events = eventStream();
  let rows = [row('a')];
  let lists = 0;
  const engine = await fakeEngine(context, {
    'GET /events': events.answer,
    'GET /images/json': (response, incoming) => {
      lists++;
      json(rows)(response, incoming);
    },
    'GET /containers/json': json([]),
  });
  const controller = new AbortController();
  const seen: Observed<Image>[] = [];
  for await (const change of engine.images.watch(controller.signal)) {
    seen.push(change);
    if (seen.length === 1) {
      rows = [row('a'), row('b')];
      for (let count = 0; count < 50; count++) events.say({ Type: 'image', Action: 'tag' });
    }
    if (seen.length === 2) events.cut();
    if (seen.length === 4) controller.abort();
  }
  assert.deepEqual(seen.map((change) => change.type), ['reset', 'upserted', 'stale', 'reset']);
  assert.ok(lists <= 4, `${lists} lists for one burst and one reconnect`);
});
