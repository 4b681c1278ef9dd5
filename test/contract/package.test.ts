import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Metafile } from 'esbuild';
import { coreBytes } from '../../scripts/bench/coreBundle.ts';
import { mustRun, runCommand } from '../../scripts/command.ts';
import type { Packages } from '../../scripts/package.ts';
import { inProject } from '../../scripts/project.ts';
import { deferredEntries } from '../../scripts/build/deferredRooms.ts';
import { readSchemaPack } from '../../src/services/files/readSchemaPack.ts';
import { packages } from './packages.ts';

/** The entry with all that it imports statically. */
function loadedWith(metafile: Metafile, entry: string): readonly string[] {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const output = metafile.outputs[name];
    if (output === undefined || seen.has(name)) return;
    seen.add(name);
    for (const one of output.imports) if (one.kind === 'import-statement') visit(one.path);
  };
  visit(entry);
  return [...seen];
}

/** What is loaded before anybody asks for it. */
function eagerBytes(metafile: Metafile, entry: string): number {
  return loadedWith(metafile, entry).reduce((sum, name) => sum + (metafile.outputs[name]?.bytes ?? 0), 0);
}

describe('the packages', () => {
  let made: Packages;

  before(async () => {
    made = await packages();
  });

  test('the eager bundle is under 300 KB', async (t) => {
    const { extension } = JSON.parse(await readFile(inProject('build', 'metafiles.json'), 'utf8')) as { extension: Metafile };
    const bytes = eagerBytes(extension, 'dist/extension.js');
    t.diagnostic(`eager ${Math.round(bytes / 1024)} KB`);
    assert.ok(bytes > 1000 && bytes < 300 * 1024, `${bytes} bytes`);
  });

  test('what is loaded to check a text stays within its budget, and holds nothing that only people ask for', async (t) => {
    const bytes = (await coreBytes()) + (await stat(inProject('dist', 'schemas.br'))).size;
    t.diagnostic(`linter with all schemas ${Math.round(bytes / 1024)} KB`);
    assert.ok(bytes < 400 * 1024, `${bytes} bytes`);
    const { linter } = JSON.parse(await readFile(inProject('build', 'metafiles.json'), 'utf8')) as { linter: Metafile };
    const entries = ['linter', ...Object.keys(deferredEntries)].map((name) => `dist/linter/${name}.cjs`);
    const inputs = entries.flatMap((entry) => loadedWith(linter, entry)).flatMap((name) => Object.keys(linter.outputs[name]?.inputs ?? {}));
    for (const needed of ['src/core/lint/linter.ts', 'src/core/dockerfile/parseDockerfile.ts', 'node_modules/yaml/browser/dist/parse/parser.js', 'src/core/rules/live/gpuCapacityExceeded.ts']) assert.ok(inputs.includes(needed), needed);
    assert.deepEqual(inputs.filter((name) => /node_modules\/ajv|node_modules\/yaml\/browser\/dist\/(?!parse)|fieldTexts|gpuProducts|ruleExplanations|core\/assist\/\w*(?:Hover|Completion)/.test(name)), []);
  });

  test('the VSIX is under 3 MB and holds what a user runs and nothing else', async (t) => {
    const { size } = await stat(made.vsix);
    t.diagnostic(`VSIX ${Math.round(size / 1024)} KB`);
    assert.ok(size < 3 * 1024 * 1024, `${size} bytes`);
    const names = (await mustRun('unzip', ['-Z1', made.vsix])).split('\n').filter((name) => name.startsWith('extension/')).map((name) => name.slice('extension/'.length));
    for (const needed of ['package.json', 'dist/extension.js', 'dist/linter/linter.cjs', 'dist/schemas.br', 'dist/webview/deploy.js', 'dist/third-party-notices.txt', 'LICENSE.txt', 'docs/lint.md', 'docs/rules/index.md']) assert.ok(names.includes(needed), `${needed} is missing`);
    assert.deepEqual(names.filter((name) => /^(src|test|scripts|build|node_modules|schemas|webview)\/|^docs\/(?!lint\.md$|rules\/[a-z-]+\.md$)/.test(name)), []);
  });

  test('the schemas of all versions are small and can be read back', async (t) => {
    const packed = await readFile(inProject('dist', 'schemas.br'));
    t.diagnostic(`schemas ${Math.round(packed.length / 1024)} KB`);
    assert.ok(packed.length < 70_000, `${packed.length} bytes`);
    const pack = readSchemaPack(inProject('dist', 'schemas.br'));
    assert.ok(pack.kinds().size > 200);
    for (const name of pack.definitions) assert.ok(pack.variantsOf(name).some(({ schema }) => schema.type !== undefined), name);
    for (const [group, kinds] of Object.entries(pack.custom)) for (const kind of kinds) assert.equal(pack.customSchema(group, kind)?.custom, true, `${group}/${kind}`);
  });

  test('the notices name the packages inside', async () => {
    const notices = await readFile(inProject('dist', 'third-party-notices.txt'), 'utf8');
    for (const name of ['yaml', 'dockerode', '@kubernetes/client-node', '@microsoft/fast-element']) assert.ok(notices.includes(`${name} `), name);
  });

  test('the command line installs into an empty folder and runs on Node 20 with nothing else', async (t) => {
    const node = process.env['SLIPWAY_STARTED_BY_NODE'] ?? '';
    const version = node === '' ? '' : (await runCommand(node, ['--version'])).output.trim();
    if (!version.startsWith('v20.')) return t.skip(`the Node that started the tests is ${version === '' ? 'unknown' : version}, not 20`);
    const folder = await mkdtemp(join(tmpdir(), 'slipway-cli-'));
    try {
      await mustRun('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', made.tarball], { cwd: folder });
      const installed = join(folder, 'node_modules', 'slipway', 'dist', 'cli.js');
      const folders = (await mustRun('ls', [join(folder, 'node_modules')])).trim().split('\n');
      assert.deepEqual(folders, ['slipway']);
      const clean = await runCommand(node, [installed, 'lint', '--format', 'json', inProject('test', 'workspaces', 'digits')], { env: { PATH: '' } });
      assert.equal(clean.output.trim(), '[]');
      assert.equal(clean.code, 0);
      // More files than one thread takes.
      const many = await mkdtemp(join(folder, 'many-'));
      for (let index = 0; index < 200; index++) await writeFile(join(many, `${index}.yaml`), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
      const threads = await runCommand(node, [installed, 'lint', '--threads', '2', many], { env: { PATH: '' } });
      assert.deepEqual([threads.code, threads.output.trim()], [0, '200 files checked, nothing found.']);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return undefined;
  });
});
