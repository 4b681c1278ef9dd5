import assert from 'node:assert/strict';
import { join } from 'node:path';
import { editorTests, type OpenEditor } from './harness/editorTest.ts';
import { mistakenManifest } from './harness/mistakenManifest.ts';
import type { SeenDiagnostic } from './probe/questions.ts';
import { until } from './harness/until.ts';

async function mendedByOneKeystroke({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe, page } = workbench;
  const path = join(workspace, 'deployment.yaml');
  await probe.open(path, mistakenManifest.range[0]);
  // Other rules may have something to say about the same manifest.
  const findings = async (): Promise<SeenDiagnostic[]> => (await probe.diagnostics(path)).filter(({ code }) => code === mistakenManifest.rule);
  const found = await until('the finding', findings, (all) => all.length > 0);
  assert.deepEqual(found.map(({ code, severity, range, source, link }) => ({ code, severity, range, source, link: link.endsWith(`/docs/rules/${mistakenManifest.rule}.md`) })), [
    { code: mistakenManifest.rule, severity: 'error', range: mistakenManifest.range, source: 'slipway', link: true },
  ]);
  await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  const actions = await probe.codeActions(path, mistakenManifest.range);
  assert.ok(actions.some((action) => action.preferred && action.kind.startsWith('quickfix')), JSON.stringify(actions));
  // As people do it: the cursor in the squiggle, the lightbulb's keystroke, the first entry.
  await page.locator('.monaco-editor .view-lines').first().click();
  await workbench.runCommand('Go to Next Problem (Error, Warning, Info)');
  await page.keyboard.press('Escape');
  await workbench.runCommand('Show or Focus Hover');
  await page.locator('.monaco-hover .marker').first().waitFor();
  await workbench.picture('squiggle');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Period');
  await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
  await workbench.picture('quick-fix');
  await page.keyboard.press('Enter');
  await until('the finding to be gone', findings, (all) => all.length === 0);
  assert.match(await probe.text(path), /limits:\n(?:.*\n)?\s+nvidia\.com\/gpu: 1/);
}

async function opensThePage({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe, page } = workbench;
  const path = join(workspace, 'explained.yaml');
  await probe.open(path);
  await until('the finding', () => probe.diagnostics(path), (all) => all.length > 0);
  await page.locator('.monaco-editor .view-lines').first().click();
  await workbench.runCommand('Go to Next Problem (Error, Warning, Info)');
  const link = page.locator('.monaco-hover .marker a', { hasText: mistakenManifest.rule }).first();
  // A hover that opens in the moment in which problems are drawn anew comes without them.
  await until('the id in the hover', async () => {
    await page.keyboard.press('Escape');
    await workbench.runCommand('Show or Focus Hover');
    return link.waitFor({ timeout: 3000 }).then(() => true, () => false);
  }, (shown) => shown);
  await link.click();
  await until('the page', () => probe.tabs(), (tabs) => tabs.some((tab) => tab.includes(`${mistakenManifest.rule}.md`)));
  await workbench.webview().getByRole('heading', { name: 'What happens' }).waitFor();
  await workbench.picture('rule');
}

const fixable = `${mistakenManifest.text}---
apiVersion: v1
kind: Service
metadata:
  name: server
  labels: {release: 1.20}
spec:
  ports:
  # slipway-disable-next-line schema/type -- nothing is wrong here
  - {port: 80}
  - {port: 81, protocol: tcp}
`;
/** The same with every safe fix. */
const mended = fixable
  .replace('          requests:\n            nvidia.com/gpu: 1\n            memory: 16Gi\n          limits:\n', '          requests:\n            memory: 16Gi\n          limits:\n')
  .replace('            memory: 16Gi\n---', '            memory: 16Gi\n            nvidia.com/gpu: 1\n---')
  .replace('1.20', '"1.20"')
  .replace(/ {2}# slipway-disable.*\n/, '');
/** The command itself: in the palette *Save without Formatting* is near, which asks for no fixes. */
const save = 'workbench.action.files.save';

/** In a browser the editor saves by itself after a second, which is no explicit save; on a desktop it does not. */
const settings = { 'editor.codeActionsOnSave': { 'source.fixAll.slipway': 'explicit' }, 'files.autoSave': 'off' };

async function fixedBySaving({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'saved.yaml');
  await probe.open(path);
  const found = await until('the findings', () => probe.diagnostics(path), (all) => all.length >= 4);
  const unused = found.find(({ code }) => code === 'suppression/unused');
  assert.deepEqual(unused?.tags, ['unnecessary'], JSON.stringify(found));
  await probe.edit(path, [0, 0, 0, 0], '# saved\n');
  await probe.command(save);
  // What changes the meaning, such as the protocol, is left to people.
  await until('the fixes', () => probe.text(path), (now) => now === `# saved\n${mended}`);
  await until('the rest', () => probe.diagnostics(path), (all) => all.map(({ code }) => code).sort().join(' ') === 'schema/enum schema/required schema/required');
}

async function typedIntoSaves({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'typed.yaml');
  await probe.open(path);
  await until('the findings', () => probe.diagnostics(path), (all) => all.length >= 4);
  const comments: string[] = [];
  for (let line = 0; line < 4; line++) {
    const saved = probe.command(save);
    for (let key = 0; key < 3; key++) {
      const comment = `# typed ${line}.${key}\n`;
      // The editor takes nothing that was meant for the text before a fix, of a probe as little as of anybody else.
      if (await probe.edit(path, [0, 0, 0, 0], comment)) comments.unshift(comment);
    }
    await saved;
  }
  await until('the fixes', async () => {
    await probe.command(save);
    return probe.text(path);
  }, (now) => now.includes('release: "1.20"') && !now.includes('slipway-disable'));
  assert.equal(await probe.text(path), `${comments.join('')}${mended}`);
}

const twice = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  ports:\n  - {name: http, port: 80}\n  - {name: rest, port: 80}\n';

async function leadsElsewhere({ workbench, workspace }: OpenEditor): Promise<void> {
  const { probe } = workbench;
  const path = join(workspace, 'service.yaml');
  await probe.open(path);
  const [found] = await until('the finding', () => probe.diagnostics(path), (all) => all.length > 0);
  assert.deepEqual([found?.code, found?.range[0], found?.related], ['schema/duplicate-item', 7, ['6: The first one is here.']]);
}

const files = {
  '.vscode/settings.json': JSON.stringify(settings),
  'deployment.yaml': mistakenManifest.text,
  'explained.yaml': mistakenManifest.text,
  'saved.yaml': fixable,
  'typed.yaml': fixable,
  'service.yaml': twice,
};

editorTests({ files }, {
  'a mistake is underlined exactly and one keystroke mends it': mendedByOneKeystroke,
  'the id of a finding opens the page about its rule, which comes with the extension': opensThePage,
  'saving applies every safe fix, where the settings ask for it': fixedBySaving,
  'what is typed while a save applies fixes is kept, and the fixes are made where they belong': typedIntoSaves,
  'a finding leads to the other place that explains it': leadsElsewhere,
});
