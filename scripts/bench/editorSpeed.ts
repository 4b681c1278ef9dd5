// How long the linter's work for the editor holds up the event loop, by the processor time of its thread, so that other
// programs of a busy machine do not count: `node scripts/bench/editorSpeed.ts`. Ends with 1 where a bound is exceeded.
import { pathToFileURL } from 'node:url';
import type { Steps } from '../../src/base/steps.ts';
import { LineIndex } from '../../src/base/text.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import { decodePack, type SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { mayBeManifest } from '../../src/ui/editor/documentKind.ts';
import { buildPack } from '../packSchemas.ts';
import { hugeDocuments, manyDocuments } from './largeTexts.ts';
import { processorTime } from './processorTime.ts';

/** Something that was measured, in milliseconds, and what it may be at most. */
export interface SpeedRow {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  readonly details: string;
}

/** The work of a keystroke has to fit into a frame. */
const frame = 16;

/** No single turn of the event loop may take longer. */
const longestBlock = 50;

const keystrokes = 300;

/** The 95th percentile of the work of one keystroke, and what its parts take in the mean. */
export function keystrokeSpeed(pack: SchemaPack, name: string, text: string): SpeedRow {
  const linter = createLinter({ pack });
  linter.lint({ path: 'a.yaml', text });
  const spent = new Map<string, number>();
  const totals: number[] = [];
  let lines = text.split('\n');
  for (let key = 0; key < keystrokes; key++) {
    const at = lines.findIndex((line, index) => index >= (lines.length * key) / keystrokes && line.includes('image:'));
    lines = lines.with(at < 0 ? 16 : at, `${lines[at < 0 ? 16 : at] ?? ''}x`);
    let total = 0;
    const measured = <T>(part: string, work: () => T): T => {
      const started = processorTime();
      const result = work();
      const took = processorTime() - started;
      spent.set(part, (spent.get(part) ?? 0) + took);
      total += took;
      return result;
    };
    const typed = measured('text', () => lines.join('\n'));
    measured('kind', () => mayBeManifest('yaml', typed));
    const { findings } = measured('lint', () => linter.lint({ path: 'a.yaml', text: typed }));
    const index = measured('lines', () => new LineIndex(typed));
    measured('ranges', () => findings.map(({ span }) => [index.positionAt(span.start), index.positionAt(span.end)]));
    totals.push(total);
  }
  const details = Array.from(spent, ([part, took]) => `${part} ${(took / keystrokes).toFixed(1)}`).join(', ');
  return { what: `keystroke in ${name}, p95`, measured: percentile(totals, 0.95), most: frame, details };
}

/** The longest slice of the first check, in the best of some runs: the first ones also compile the code. */
export function firstCheckSpeed(pack: SchemaPack, name: string, text: string): SpeedRow {
  const path = text.startsWith('{') ? 'a.json' : 'a.yaml';
  const runs = Array.from({ length: 4 }, () => slices(createLinter({ pack }).lintSteps({ path, text })));
  const longest = Math.min(...runs.map((run) => Math.max(...run)));
  const whole = Math.min(...runs.map((run) => run.reduce((sum, one) => sum + one, 0)));
  return { what: `first check of ${name}, longest slice`, measured: longest, most: longestBlock, details: `${whole.toFixed(0)} ms in ${runs[0]?.length ?? 0} slices` };
}

/** What each slice took, cut as the editor cuts them. */
function slices(steps: Steps<unknown>): readonly number[] {
  const taken: number[] = [];
  for (let done = false; !done;) {
    const started = processorTime();
    while (!done && processorTime() < started + 8) done = steps.next().done === true;
    taken.push(processorTime() - started);
  }
  return taken;
}

function percentile(numbers: readonly number[], share: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.ceil(numbers.length * share) - 1] ?? 0;
}

/** Everything that is measured, one row after the other. */
export function* editorSpeed(pack: SchemaPack): Generator<SpeedRow> {
  for (const [name, documents] of [['1,000 lines', 29], ['20,000 lines in 571 documents', 571]] as const) yield keystrokeSpeed(pack, name, manyDocuments(documents));
  yield firstCheckSpeed(pack, '571 documents', manyDocuments(571));
  for (const [name, text] of hugeDocuments()) yield firstCheckSpeed(pack, name, text);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { what, measured, most, details } of editorSpeed(decodePack(await buildPack()))) {
    console.log(`${measured <= most ? '✓' : '✗'} ${what}: ${measured.toFixed(1)} ms of ${most} (${details})`);
    if (measured > most) process.exitCode = 1;
  }
}
