import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type CheckingService, createCheckingService } from '../../../src/compose/lintService.ts';
import { applyEdits } from '../../../src/core/lint/fixText.ts';
import type { Finding } from '../../../src/core/lint/finding.ts';
import type { LintAnswer, PlaceRequest } from '../../../src/ui/services.ts';
import { packedSchemas } from '../packedSchemas.ts';
import { Emitter } from '../../../src/base/event.ts';
import { nullLog } from '../../../src/base/log.ts';
import { temporaryFolder } from '../services/temporaryFolder.ts';

const pack = await packedSchemas();
const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  nodeNam: a\n  containers: [{name: a, image: r.example/b:1}]\n';
const thing = 'apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: a}\nspec: {size: many}\n';
const definition = 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: things.example.com}\nspec:\n  group: example.com\n  names: {kind: Thing}\n  versions:\n  - name: v1\n    served: true\n    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}}}}\n';

interface Opened {
  readonly folder: string;
  readonly service: CheckingService;
  /** Texts that are open in an editor, by their path below the folder. */
  readonly open: Map<string, string>;
  /** How often something was learned that may count for other files. */
  readonly news: () => number;
  readonly nextNews: () => Promise<void>;
  readonly request: (path: string, text: string, more?: Partial<PlaceRequest>) => PlaceRequest;
  readonly lint: (path: string, text: string, more?: Partial<PlaceRequest>) => Promise<LintAnswer>;
}

async function openService(context: TestContext, files: Readonly<Record<string, string>>): Promise<Opened> {
  const folder = await temporaryFolder(context, files);
  const open = new Map<string, string>();
  const lintedFiles = async (): Promise<readonly string[]> => (await readdir(folder)).map((name) => join(folder, name));
  const learned = new Emitter<void>();
  let news = 0;
  learned.event(() => news++);
  const stop = new AbortController();
  context.after(() => stop.abort());
  const service = createCheckingService(pack, { openText: (path) => open.get(path.slice(folder.length + 1)), lintedFiles, log: nullLog }, { signal: stop.signal, learned: () => learned.fire() });
  const request: Opened['request'] = (path, text, more = {}) => ({ path: join(folder, path), language: 'yaml', text, place: { file: join(folder, path), folder }, kubernetesVersion: '', offset: 0, ...more });
  return { folder, service, open, request, news: () => news, nextNews: () => new Promise((resolve) => void learned.event(() => resolve())), lint: (...asked) => service.lint(request(...asked)) };
}

function rules({ findings }: LintAnswer): readonly string[] {
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

test('the configuration of a file decides in the editor as on the command line', async (context) => {
  const configuration = 'kubernetes: {version: "1.33"}\nrules: {schema/unknown-field: warning}\noverrides: [{files: [dev/**], rules: {schema/*: off}}]\nignore: [out/]\n';
  const { folder, lint } = await openService(context, { '.slipway.yaml': configuration });
  const answer = await lint('a.yaml', pod, { kubernetesVersion: '1.31', cluster: { name: 'prod', version: '1.35' } });
  assert.deepEqual(rules(answer), ['warning schema/unknown-field']);
  assert.deepEqual(answer.basis, { target: { used: '1.33', asked: '1.33', source: 'configuration' }, configurations: [join(folder, '.slipway.yaml')], ignored: false, ownKinds: 0 });
  assert.deepEqual(rules(await lint('dev/a.yaml', pod)), []);
  const ignored = await lint('out/a.yaml', pod);
  assert.deepEqual([ignored.findings, ignored.basis?.ignored], [[], true]);
  assert.deepEqual(await lint('values.yaml', 'a: 1\n'), { kind: 'other', findings: [], basis: undefined });
});

test('without a version in the configuration the settings decide, then the connected cluster', async (context) => {
  const { lint } = await openService(context, { '.slipway.yaml': 'kubernetes: {version: auto}\n' });
  const cluster = { name: 'prod', version: '1.35' };
  assert.deepEqual((await lint('a.yaml', pod, { kubernetesVersion: '1.31', cluster })).basis?.target, { used: '1.31', asked: '1.31', source: 'setting' });
  assert.deepEqual((await lint('a.yaml', pod, { cluster })).basis?.target, { used: '1.35', asked: '1.35', source: 'cluster', name: 'prod' });
  assert.deepEqual((await lint('a.yaml', pod)).basis?.target, { used: '1.36', asked: '', source: 'newest' });
});

test('each folder of the workspace has its own configuration', async (context) => {
  const { folder, service, request } = await openService(context, { 'one/.slipway.yaml': 'rules: {schema/*: off}\n', 'two/x.yaml': '' });
  const inFolder = async (name: string): Promise<readonly string[]> => rules(await service.lint({ ...request('a.yaml', pod), place: { file: join(folder, name, 'a.yaml'), folder: join(folder, name) } }));
  assert.deepEqual([await inFolder('one'), await inFolder('two')], [[], ['error schema/unknown-field']]);
});

test('a configuration that is typed counts at once, and is judged itself', async (context) => {
  const { folder, service, open, lint } = await openService(context, { '.slipway.yaml': 'rules: {}\n' });
  assert.equal((await lint('a.yaml', pod)).findings.length, 1);
  const typed = 'rules:\n  schema/unknown-field: off\n  schema/unknown-feld: off\n';
  open.set('.slipway.yaml', typed);
  const { kind, findings } = await lint('.slipway.yaml', typed);
  assert.deepEqual([kind, findings.map(({ rule, span }) => [rule, typed.slice(span.start, span.end)])], ['configuration', [['config/unknown-rule', 'schema/unknown-feld']]]);
  assert.equal(await service.changed([join(folder, '.slipway.yaml')]), true);
  assert.deepEqual((await lint('a.yaml', pod)).findings, []);
  open.set('a.yaml', pod);
  assert.equal(await service.changed([join(folder, 'a.yaml')]), false);
});

test('completion and hover in a configuration are about the configuration', async (context) => {
  const { service, request } = await openService(context, {});
  const text = 'rules:\n  shm-too-small: \n';
  const labels = (await service.complete(request('.slipway.yaml', text, { offset: text.length - 1 }))).map(({ label }) => label);
  assert.deepEqual(labels, ['off', 'hint', 'info', 'warning', 'error']);
  assert.match((await service.hover(request('.slipway.yaml', text, { offset: text.indexOf('shm') })))?.paragraphs[0] ?? '', /^`shm-too-small`: /);
});

test('kinds that the workspace defines are known, and it is said where from', async (context) => {
  const { folder, service, open, request, lint } = await openService(context, { 'thing.yaml': definition });
  const answer = await lint('a.yaml', thing);
  assert.deepEqual([rules(answer), answer.basis?.ownKinds], [['error schema/type'], 1]);
  const hover = await service.hover(request('a.yaml', thing, { offset: thing.indexOf('Thing') }));
  assert.match(hover?.paragraphs[0] ?? '', /a custom resource, as `thing\.yaml` defines it/);
  const offered = await service.complete(request('a.yaml', `${thing.replace('{size: many}', '')}\n  si\n`, { offset: thing.length - '{size: many}'.length + 4 }));
  assert.deepEqual(offered.map(({ label }) => label), ['size']);
  open.set('thing.yaml', definition.replace('integer', 'string'));
  assert.equal(await service.changed([join(folder, 'thing.yaml')]), true);
  assert.deepEqual(rules(await lint('a.yaml', thing)), []);
});

test('a rule is turned off in the nearest configuration, or in a new one', async (context) => {
  const { folder, service, request, lint } = await openService(context, { 'a/.slipway.yaml': '\ufeffrules:\n  schema/*: warning # ours\n' });
  const turnOff = async (path: string): Promise<string> => {
    const [finding] = (await lint(path, pod)).findings as readonly [Finding];
    const [fix] = await service.configure(request(path, pod), finding);
    assert.ok(fix);
    const changed = applyEdits(fix.text ?? '', fix.edits);
    await writeFile(fix.path, changed);
    assert.equal(await service.changed([fix.path]), true);
    assert.deepEqual((await lint(path, pod)).findings, []);
    return `${fix.path.slice(folder.length + 1)}: ${changed}`;
  };
  assert.equal(await turnOff('a/b/c.yaml'), 'a/.slipway.yaml: rules:\n  schema/*: warning # ours\n  schema/unknown-field: off # reason: \n');
  assert.equal(await turnOff('d/c.yaml'), '.slipway.yaml: rules:\n  schema/unknown-field: off # reason: \n');
});

const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: llm}\nspec: {selector: {app: llm}, ports: [{port: 80, targetPort: 9000}]}\n';
const serving = (port: number): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: llm, labels: {app: llm}}\nspec: {containers: [{name: a, image: "r.example/a:1", ports: [{containerPort: ${port}}]}]}\n`;

test('a Service is judged by the pods in files that nobody opened, once they are read', async (context) => {
  const { lint, nextNews } = await openService(context, { 'service.yaml': service, 'pod.yaml': serving(8000) });
  // The text itself may be the first news, and what is read in the background the second.
  let read = nextNews();
  let [finding, ...more] = (await lint('service.yaml', service)).findings;
  while (!finding) {
    await read;
    read = nextNews();
    [finding, ...more] = (await lint('service.yaml', service)).findings;
  }
  assert.deepEqual([finding.rule, more], ['port-chain-mismatch', []]);
  assert.match(finding.related?.[0]?.file ?? '', /\/pod\.yaml$/);
});

test('typing in one file tells the others, also before it is saved; a comment is no news', async (context) => {
  const { lint, service: checking, folder, news, nextNews, open } = await openService(context, {});
  await lint('service.yaml', service);
  // The text is news, and so is that the folder, in which nothing is saved, has been read.
  while (news() < 2) await nextNews();
  await lint('pod.yaml', serving(8000));
  assert.deepEqual(rules(await lint('service.yaml', service)), ['warning port-chain-mismatch']);
  const before = news();
  await lint('pod.yaml', `# only a comment\n${serving(8000)}`);
  assert.equal(news(), before);
  await lint('pod.yaml', serving(9000));
  assert.equal(news(), before + 1);
  assert.deepEqual(rules(await lint('service.yaml', service)), []);
  open.set('pod.yaml', serving(8001));
  assert.equal(await checking.changed([join(folder, 'pod.yaml')]), true);
  assert.deepEqual(rules(await lint('service.yaml', service)), ['warning port-chain-mismatch']);
  open.delete('pod.yaml');
  assert.equal(await checking.changed([join(folder, 'pod.yaml')]), true, 'it was never saved');
  assert.deepEqual(rules(await lint('service.yaml', service)), []);
});
