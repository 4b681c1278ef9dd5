import assert from 'node:assert/strict';
import { join } from 'node:path';
import { editorTests, type OpenEditor } from './harness/editorTest.ts';
import { until } from './harness/until.ts';
import type { Probe } from './harness/probeClient.ts';
import { recordings } from './otherLinters/recording.ts';

const known = recordings();
const files = Object.fromEntries(known.map(({ file, text }) => [file, text]));

/** What Slipway shows of a file: line and rule. */
async function ours(probe: Probe, path: string): Promise<readonly string[]> {
  const all = await probe.diagnostics(path);
  return all.filter(({ source }) => source === 'slipway').map(({ range, code }) => `${range[0] + 1} ${code}`).sort();
}

/** Makes the stand-in show what these linters reported of the file. */
async function replay(probe: Probe, path: string, linters: RegExp): Promise<void> {
  const diagnostics = known.filter(({ file, linter }) => path.endsWith(file) && linters.test(linter)).flatMap((one) => one.diagnostics);
  await probe.command('slipwayOtherLinters.replay', path, diagnostics);
}

async function besideYaml({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'server.yaml');
  await probe.open(path);
  const all = await until('all findings', () => ours(probe, path), (found) => found.length === 8);
  await replay(probe, path, /^yaml-language-server/);
  const left = await until('the repeats to go', () => ours(probe, path), (found) => found.length < all.length);
  assert.deepEqual(left, ['25 gpu-request-without-limit', '6 nonstring-scalar'], 'what knows more stays');
  await workbench.runCommand('Problems: Focus on Problems View');
  await workbench.page.locator('.markers-panel .monaco-list-row', { hasText: 'nonstring-scalar' }).waitFor();
  await workbench.picture('overlap-yaml');

  const field = [17, 12, 17, 12] as const;
  const fixes = await probe.codeActions(path, field);
  const fix = fixes.find(({ title }) => title.includes('imagePullPolicy'));
  assert.ok(fix?.preferred, JSON.stringify(fixes));
  assert.deepEqual(fixes.filter(({ title }) => title.startsWith('Disable schema/')), [], 'a comment of ours would silence nothing');
  await probe.applyCodeAction(path, field, fix.title);
  assert.match(await probe.text(path), /imagePullPolicy: Always/);
  await probe.command('undo');

  // A line above moves ours at once; the other linter looks at the text only later.
  await until('the text to be back', () => probe.text(path), (text) => text === files['server.yaml']);
  await probe.edit(path, [0, 0, 0, 0], '# moved\n');
  await until('the new lines', () => ours(probe, path), (found) => found.includes('7 nonstring-scalar'));
  assert.deepEqual(await ours(probe, path), ['26 gpu-request-without-limit', '7 nonstring-scalar']);

  await probe.setting('slipway.lint.hideDuplicates', false);
  await until('everything', () => ours(probe, path), (found) => found.length === all.length);
  await probe.setting('slipway.lint.hideDuplicates', true);
  await until('the repeats to go', () => ours(probe, path), (found) => found.length < all.length);
  await replay(probe, path, /^nobody$/);
  await until('everything, once nobody else shows it', () => ours(probe, path), (found) => found.length === all.length);
}

async function besideDocker({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'warnings.Dockerfile');
  await probe.open(path);
  const all = await until('all findings', () => ours(probe, path), (found) => found.length === 7);
  const expected: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^dockerfile-utils/, ['2 env-legacy-format', '7 base-image-unpinned', '8 hf-token-in-dockerfile', '9 model-weights-in-image']],
    [/^buildkit/, ['10 dockerfile/array-not-json', '7 base-image-unpinned', '9 model-weights-in-image']],
    [/^hadolint/, ['10 dockerfile/array-not-json', '2 env-legacy-format', '3 dockerfile/blank-continuation', '9 model-weights-in-image']],
    [/./, ['9 model-weights-in-image']],
  ];
  for (const [linters, left] of expected) {
    await replay(probe, path, /^nobody$/);
    await until('everything', () => ours(probe, path), (found) => found.length === all.length);
    await replay(probe, path, linters);
    assert.deepEqual(await until(`what ${String(linters)} leaves`, () => ours(probe, path), (found) => found.length < all.length), left);
  }
  const fixes = await probe.codeActions(path, [7, 0, 7, 0]);
  assert.ok(fixes.some(({ title }) => title.includes('HF_TOKEN as a secret')), JSON.stringify(fixes));
}

async function besideJson({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'service.json');
  await probe.open(path);
  await until("the editor's own problems", () => probe.diagnostics(path), (all) => all.some(({ source }) => source === 'json'), 60);
  await until('no repeat', () => ours(probe, path), (found) => found.length === 0);
}

editorTests({ files }, {
  'what vscode-yaml shows is not shown twice, and its fixes stay': besideYaml,
  'what Docker DX, the Docker extensions and hadolint show is not shown twice': besideDocker,
  'what the editor itself shows for JSON is not shown twice': besideJson,
});
