import assert from 'node:assert/strict';
import { join } from 'node:path';
import { hugeDocuments, manyDocuments } from '../../scripts/bench/largeTexts.ts';
import { editorTest } from './harness/editorTest.ts';
import { type Typing, type as typeKeys } from './harness/typing.ts';
import { until } from './harness/until.ts';
import type { SeenDiagnostic } from './probe/questions.ts';

const oneList = hugeDocuments().get('a List of 571 Deployments') ?? '';
const files = { 'many.yaml': manyDocuments(571), 'list.yaml': oneList };

/** The most that a turn of the extension host's event loop may work, in milliseconds. */
const longestBlock = 50;

const typed = 'typed without any lag at all';

function unknownFields(all: readonly SeenDiagnostic[]): readonly SeenDiagnostic[] {
  return all.filter(({ code }) => code === 'schema/unknown-field');
}

editorTest('a file of 20,000 lines is typed into without lag, as many documents and as one', { files, minutes: 8 }, async ({ workbench, workspace, test }) => {
  const { probe, page } = workbench;
  const say = (what: string, { median, worst, keys }: Typing): void => test.diagnostic(`${what}: ${keys} keys, median ${median.toFixed(0)} ms to the frame, worst ${worst.toFixed(0)} ms`);
  await probe.watchEventLoop();
  for (const name of ['many.yaml', 'list.yaml'] as const) {
    const path = join(workspace, name);
    const findings = async (): Promise<readonly SeenDiagnostic[]> => unknownFields(await probe.diagnostics(path));
    const blocked = async (when: string): Promise<void> => {
      const { clock, processor } = await probe.longestTurn();
      test.diagnostic(`${name}, ${when}: the longest turn of the extension host was ${processor.toFixed(0)} ms of work, ${clock.toFixed(0)} ms by the clock`);
      assert.ok(processor <= longestBlock, `${name}, ${when}: a turn of ${processor} ms`);
    };
    await probe.setting('slipway.lint.enabled', false);
    await probe.open(path, 10_004);
    await page.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.press('End');
    await probe.longestTurn();
    const without = await typeKeys(page, ` # ${typed}`);
    say(`${name} without Slipway`, without);
    await blocked('without Slipway');

    await probe.setting('slipway.lint.enabled', true);
    await until('the findings', findings, (all) => all.length === 571, 120);
    await blocked('first check');
    const withSlipway = await typeKeys(page, ` ${typed}`);
    say(name, withSlipway);
    await blocked('typing');
    assert.equal(withSlipway.keys, typed.length + 1);
    assert.ok(withSlipway.median <= 2 * without.median + 16, `${withSlipway.median} ms, and ${without.median} ms without Slipway`);

    // One more mistake, and then it is mended.
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('}');
    await until('the mistake that was typed', () => probe.diagnostics(path), (all) => all.some(({ code, range }) => code.startsWith('yaml/') && range[0] >= 10_000), 60);
    await page.keyboard.press('Backspace');
    await until('the findings again', findings, (all) => all.length === 571, 60);
    await blocked('a mistake and its end');

    await page.keyboard.type('nodeSel', { delay: 120 });
    const [line, lines] = [10_004, (await probe.text(path)).split('\n')];
    const field = lines[line]?.search(/\w/) ?? 0;
    await probe.hovers(path, line + 1, (lines[line + 1]?.search(/\w/) ?? 0) + 1);
    await probe.completions(path, line, field + 3);
    const [finding] = (await findings()).filter(({ range }) => range[0] > line);
    assert.ok(finding);
    const actions = await probe.codeActions(path, finding.range);
    assert.ok(actions.some(({ title }) => title.startsWith('Disable')), JSON.stringify(actions));
    await blocked('questions about places');
  }
});
