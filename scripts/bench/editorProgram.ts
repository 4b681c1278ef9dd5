// Measures in a process of its own what checking a text takes in the editor: node editorProgram.ts CORE SCHEMAS FILE COUNT CODE
// COUNT characters are typed. CODE is the folder where V8's code is kept between starts; `keep` behind it keeps what this
// start has made.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nullLog } from '../../src/base/log.ts';
import { Program } from '../../src/services/code/program.ts';
import { readSchemaPack } from '../../src/services/files/readSchemaPack.ts';
import { below, seeded } from '../random.ts';
import type * as coreModule from './core.ts';

/** Times in milliseconds, heap in MB. */
export interface EditorMeasures {
  /** From nothing loaded to the first findings. */
  readonly first: number;
  readonly findings: number;
  /** Each check after a character was typed. */
  readonly keystrokes: readonly number[];
  /** What of that the processor worked for us: all of it on a machine that does nothing else. */
  readonly processor: readonly number[];
  /** The longest time without a turn of the event loop while checked in slices, first all, then after characters. */
  readonly longestBlock: number;
  readonly heap: number;
}

const [core = '', schemas = '', path = '', keystrokeCount = '', code = '', keep = ''] = process.argv.slice(2);
const text = readFileSync(path, 'utf8');

const program = new Program(code, nullLog);

const start = performance.now();
const { createLinter, createWorkspace, inSlices } = program.load(join(core, 'linter.cjs')) as typeof coreModule;
const pack = readSchemaPack(schemas);
const linter = createLinter({ pack });
const workspace = createWorkspace();
const { findings } = linter.lint({ path, text }, workspace);
const first = performance.now() - start;
if (keep !== '') await program.keep();

const random = seeded(7);
const keystrokes: number[] = [];
const processor: number[] = [];
for (let count = 0; count < Number(keystrokeCount); count++) {
  const one = typed(text);
  const [before, used] = [performance.now(), process.threadCpuUsage()];
  linter.lint({ path, text: one }, workspace);
  keystrokes.push(performance.now() - before);
  processor.push(process.threadCpuUsage(used).user / 1000);
}
globalThis.gc?.();
const heap = process.memoryUsage().heapUsed / 1024 / 1024;
const longestBlock = await longestWait();
console.log(JSON.stringify({ first, findings: findings.length, keystrokes, processor, longestBlock, heap } satisfies EditorMeasures));

/** The text with one character more, at the end of some line. */
function typed(before: string): string {
  const at = before.indexOf('\n', below(before.length, random));
  return at < 0 ? `${before}x` : `${before.slice(0, at)}x${before.slice(at)}`;
}

async function longestWait(): Promise<number> {
  const [fresh, around] = [createLinter({ pack }), createWorkspace()];
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  for (const one of [text, ...Array.from({ length: 10 }, () => typed(text))]) await inSlices(fresh.lintSteps({ path, text: one }, around));
  delays.disable();
  return delays.max / 1e6;
}
