import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Configurations } from '../../../../src/services/files/configurations.ts';
import { openConfigurations } from '../../../../src/services/files/configurations.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const off = 'rules: {shm-too-small: off}\n';

async function open(context: TestContext, files: Readonly<Record<string, string>>, current = ''): Promise<{ readonly folder: string; readonly configurations: Configurations; readonly level: (path: string, rule?: string) => Promise<string | undefined> }> {
  const folder = await temporaryFolder(context, files);
  const configurations = openConfigurations(join(folder, current), ['1.30', '1.31']);
  return { folder, configurations, level: async (path, rule = 'shm-too-small') => (await configurations.forFile(join(folder, path))).levels.get(rule) };
}

/** `file: rule message` of everything that is wrong in what was read. */
function problems(configurations: Configurations): readonly string[] {
  return configurations.read().flatMap(({ file, text, findings }) => findings.map(({ rule, message, span }) => `${file}: ${rule} «${text.slice(span.start, span.end)}» ${message}`));
}

test('the nearest configuration wins over those above it, up to the root', async (context) => {
  const { level, folder, configurations } = await open(context, { '.git/HEAD': '', '.slipway.yaml': off, 'a/.slipway.yaml': 'rules: {shm-too-small: info}\n', 'b/.slipway.yaml': 'root: true\n', 'c/x.yaml': '' });
  assert.deepEqual([await level('a/x.yaml'), await level('b/x.yaml'), await level('c/d/x.yaml')], ['info', 'warning', 'off']);
  assert.deepEqual(await configurations.pathsFor(join(folder, 'a/x.yaml')), [join(folder, '.slipway.yaml'), join(folder, 'a/.slipway.yaml')]);
});

test('what lies above the repository does not count', async (context) => {
  const { level } = await open(context, { '.slipway.yaml': off, 'repository/.git/HEAD': '', 'repository/a/x.yaml': '' });
  assert.equal(await level('repository/a/x.yaml'), 'warning');
});

test('outside of a repository what lies above the folder one is in does not count', async (context) => {
  const { level } = await open(context, { '.slipway.yaml': off, 'here/.slipway.yaml': 'rules: {shm-too-small: hint}\n', 'here/a/x.yaml': '', 'there/x.yaml': '' }, 'here');
  assert.deepEqual([await level('here/a/x.yaml'), await level('there/x.yaml'), await level('x.yaml')], ['hint', 'warning', 'off']);
});

test('a configuration extends presets and files, itself last; patterns count from its own folder', async (context) => {
  const shared = 'extends: strict\nrules: {shm-too-small: info, tp-not-power-of-two: info}\noverrides: [{files: [dev/**], rules: {shm-too-small: hint}}]\n';
  const { level, configurations } = await open(context, { '.git/HEAD': '', 'shared/team.yaml': shared, '.slipway.yaml': 'extends: ./shared/team.yaml\nrules: {tp-not-power-of-two: off}\n' });
  assert.deepEqual([await level('x.yaml'), await level('dev/x.yaml'), await level('x.yaml', 'tp-not-power-of-two'), await level('x.yaml', 'cuda-image-eol')], ['info', 'hint', 'off', 'error']);
  assert.deepEqual(problems(configurations), []);
});

test('what cannot be extended is told at its place, and the rest counts', async (context) => {
  const { level, configurations } = await open(context, { '.git/HEAD': '', '.slipway.yaml': `extends: [recommended, ./missing.yaml, ./round.yaml]\n${off}`, 'round.yaml': 'extends: ./.slipway.yaml\n' });
  assert.equal(await level('x.yaml'), 'off');
  assert.deepEqual(problems(configurations), [
    '.slipway.yaml: config/unreadable-extends «./missing.yaml» ./missing.yaml cannot be read: there is nothing of this name.',
    'round.yaml: config/unreadable-extends «./.slipway.yaml» ./.slipway.yaml cannot be read: it extends this configuration in turn.',
  ]);
});

test('a byte order mark does not move what is told', async (context) => {
  const { level, configurations } = await open(context, { '.git/HEAD': '', '.slipway.yaml': '\ufeffroot: yes\n' });
  await level('x.yaml');
  assert.deepEqual(problems(configurations), ['.slipway.yaml: config/invalid-value «yes» This must be true or false.']);
});

test('a configuration is read once for all files, and one that was named is read too', async (context) => {
  const { level, folder, configurations } = await open(context, { '.git/HEAD': '', 'a/.slipway.yaml': off, 'b/.slipway.yaml': 'x: 1\n' });
  await Promise.all(['a/x.yaml', 'a/y.yaml', 'a/b/c.yaml'].map((path) => level(path)));
  assert.deepEqual(configurations.read().map(({ file }) => file), ['a/.slipway.yaml']);
  assert.equal((await configurations.check(join(folder, 'b/.slipway.yaml'))).findings.length, 1);
});

test('ignored files and the version are told with the levels', async (context) => {
  const { folder, configurations } = await open(context, { '.git/HEAD': '', '.slipway.yaml': 'ignore: [out]\nkubernetes: {version: "1.30"}\n' });
  const [kept, ignored] = await Promise.all(['x.yaml', 'out/x.yaml'].map((path) => configurations.forFile(join(folder, path))));
  assert.deepEqual([kept?.ignored, kept?.kubernetesVersion, ignored?.ignored], [false, '1.30', true]);
});

test('a text that is open in an editor counts before the one on disk, also where nothing is on disk yet', async (context) => {
  const folder = await temporaryFolder(context, { '.git/HEAD': '', '.slipway.yaml': off });
  const typed = new Map<string, string>();
  const configurations = openConfigurations(folder, ['1.30'], (path) => typed.get(path));
  const level = async (path: string): Promise<string | undefined> => (await configurations.forFile(join(folder, path))).levels.get('shm-too-small');
  assert.equal(await level('a/x.yaml'), 'off');
  typed.set(join(folder, '.slipway.yaml'), 'rules: {shm-too-small: hint}\n');
  assert.equal(await level('a/x.yaml'), 'off', 'nobody said that something changed');
  assert.equal(configurations.changed([join(folder, '.slipway.yaml')]), true);
  assert.equal(await level('a/x.yaml'), 'hint');
  typed.set(join(folder, 'a/.slipway.yaml'), 'rules: {shm-too-small: error}\n');
  assert.equal(configurations.changed([join(folder, 'a/.slipway.yaml')]), true);
  assert.deepEqual([await level('a/x.yaml'), await level('x.yaml')], ['error', 'hint']);
});

test('a file that is extended, or should have been, is a configuration; others are not', async (context) => {
  const { folder, configurations, level } = await open(context, { '.git/HEAD': '', '.slipway.yaml': 'extends: [./there.yaml, ./missing.yaml]\n', 'there.yaml': off, 'x.yaml': '' });
  const changed = (path: string): boolean => configurations.changed([join(folder, path)]);
  assert.equal(changed('there.yaml'), false, 'nothing was read yet');
  assert.equal(await level('x.yaml'), 'off');
  assert.deepEqual([changed('x.yaml'), changed('a/.slipway.yaml')], [false, true]);
  assert.equal(await level('x.yaml'), 'off');
  assert.equal(changed('missing.yaml'), true);
  assert.equal(await level('x.yaml'), 'off');
  assert.equal(changed('there.yaml'), true);
});

test('the nearest configuration, or where the first one belongs', async (context) => {
  const { folder, configurations } = await open(context, { '.git/HEAD': '', 'here/a/.slipway.yaml': off, 'here/inner/.git/HEAD': '', 'other/x.yaml': '' }, 'here');
  const nearest = async (path: string): Promise<string> => (await configurations.nearestFor(join(folder, path))).slice(folder.length + 1);
  assert.equal(await nearest('here/a/b/x.yaml'), 'here/a/.slipway.yaml');
  assert.equal(await nearest('here/c/x.yaml'), 'here/.slipway.yaml', 'in the folder that people opened');
  assert.equal(await nearest('here/inner/b/x.yaml'), 'here/inner/.slipway.yaml', 'one above a repository would not count in it');
  assert.equal(await nearest('other/x.yaml'), '.slipway.yaml', 'what is elsewhere is configured by its repository');
});
