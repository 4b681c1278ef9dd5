import assert from 'node:assert/strict';
import { join } from 'node:path';
import { editorTest } from './harness/editorTest.ts';
import { mistakenManifest } from './harness/mistakenManifest.ts';
import type { SeenDiagnostic } from './probe/questions.ts';
import { until } from './harness/until.ts';

const files = { 'deployment.yaml': mistakenManifest.text };

editorTest('a mistake is underlined exactly and one keystroke mends it', { files }, async ({ workbench, workspace }) => {
  const { probe, page } = workbench;
  const path = join(workspace, 'deployment.yaml');
  await probe.open(path, mistakenManifest.range[0]);
  // Other rules may have something to say about the same manifest.
  const findings = async (): Promise<SeenDiagnostic[]> => (await probe.diagnostics(path)).filter(({ code }) => code === mistakenManifest.rule);
  const found = await until('the finding', findings, (all) => all.length > 0);
  assert.deepEqual(found.map(({ code, severity, range, source }) => ({ code, severity, range, source })), [
    { code: mistakenManifest.rule, severity: 'error', range: mistakenManifest.range, source: 'slipway' },
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
});
