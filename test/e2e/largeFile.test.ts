import assert from 'node:assert/strict';
import { join } from 'node:path';
import { hugeDocuments, manyDocuments, mistakeEvery } from '../../scripts/bench/largeTexts.ts';
import { editorTest } from './harness/editorTest.ts';
import { type Typing, typeMeasured } from './harness/typing.ts';
import { until } from './harness/until.ts';
import type { SeenDiagnostic } from './probe/questions.ts';

const oneList = hugeDocuments().get('a List of 571 Deployments') ?? '';
const files = { 'many.yaml': manyDocuments(571), 'list.yaml': oneList };
const mistakes = Math.ceil(571 / mistakeEvery);

/** What a key may cost the page more than without Slipway, in milliseconds: one frame. */
const frame = 16;

/**
 * The most that a turn of the extension host's event loop may work, in milliseconds. The aim is 50, which the bench
 * demands; a machine that is busy with other programs makes the same work longer.
 */
const longestBlock = 100;

const typed = 'typed without any lag at all';

function unknownFields(all: readonly SeenDiagnostic[]): readonly SeenDiagnostic[] {
  return all.filter(({ code }) => code === 'schema/unknown-field');
}

editorTest('a file of 20,000 lines is typed into without lag, as many documents and as one', { files, minutes: 8 }, async ({ workbench, workspace, test }) => {
  const { probe, page } = workbench;
  const say = (what: string, { keys, work, median, worst }: Typing): void => test.diagnostic(`${what}: ${keys} keys, ${work.toFixed(1)} ms of work in the page for each, ${median.toFixed(0)} ms to the frame in the median, ${worst.toFixed(0)} at most`);
  await probe.watchEventLoop();
  for (const name of ['many.yaml', 'list.yaml'] as const) {
    const path = join(workspace, name);
    const findings = async (): Promise<readonly SeenDiagnostic[]> => unknownFields(await probe.diagnostics(path));
    const blocked = async (when: string, most: number): Promise<number> => {
      const { clock, processor, garbage } = await probe.longestTurn();
      test.diagnostic(`${name}, ${when}: the longest turn of the extension host was ${processor.toFixed(0)} ms of work, ${clock.toFixed(0)} ms by the clock, ${garbage.toFixed(0)} of them garbage collection`);
      assert.ok(processor <= most, `${name}, ${when}: a turn of ${processor} ms`);
      return processor;
    };
    await probe.setting('slipway.lint.enabled', false);
    await probe.open(path, 10_004);
    await page.locator('.monaco-editor.focused').waitFor();
    await page.keyboard.press('End');
    await probe.longestTurn();
    const without = await typeMeasured(page, ` # ${typed}`);
    say(`${name} without Slipway`, without);
    // What the editor itself does with such a file is not Slipway's doing.
    const most = Math.max(longestBlock, await blocked('without Slipway', Infinity));

    await probe.setting('slipway.lint.enabled', true);
    await until('the findings', findings, (all) => all.length === mistakes, 120);
    await blocked('first check', most);
    const withSlipway = await typeMeasured(page, ` ${typed}`);
    say(name, withSlipway);
    await blocked('typing', most);
    assert.equal(withSlipway.keys, typed.length + 1);
    assert.ok(withSlipway.work <= without.work + frame, `${withSlipway.work} ms for each key, and ${without.work} ms without Slipway`);

    // One more mistake, and then it is mended.
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('}');
    await until('the mistake that was typed', () => probe.diagnostics(path), (all) => all.some(({ code, range }) => code.startsWith('yaml/') && range[0] >= 10_000), 60);
    await page.keyboard.press('Backspace');
    await until('the findings again', findings, (all) => all.length === mistakes, 60);
    await blocked('a mistake and its end', most);

    await page.keyboard.type('nodeSel', { delay: 120 });
    const [line, lines] = [10_004, (await probe.text(path)).split('\n')];
    const field = lines[line]?.search(/\w/) ?? 0;
    await probe.hovers(path, line + 1, (lines[line + 1]?.search(/\w/) ?? 0) + 1);
    await probe.completions(path, line, field + 3);
    const [finding] = (await findings()).filter(({ range }) => range[0] > line);
    assert.ok(finding);
    const actions = await probe.codeActions(path, finding.range);
    assert.ok(actions.some(({ title }) => title.startsWith('Disable')), JSON.stringify(actions));
    await blocked('questions about places', most);
  }
});
