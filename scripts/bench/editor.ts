// What checking takes in the editor: a process of its own for each text.
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readSchemaPack } from '../../src/services/files/readSchemaPack.ts';
import { mustRun } from '../command.ts';
import { inProject } from '../project.ts';
import { coreBytes, writeCore } from './coreBundle.ts';
import type { EditorMeasures } from './editorProgram.ts';
import type { Inputs } from './inputs.ts';
import { firstValidation } from './languageServer.ts';
import { benchFolder, type Peers } from './peers.ts';
import { percentile, type Row } from './rows.ts';

/** Fresh processes, because the first check is the slow one, and because a busy machine disturbs some. */
const rounds = 7;
const processes = 3;

const keystrokes = 200;
/** Each takes a third of a second. */
const keystrokesInList = 20;

interface Times {
  readonly ours: number;
  readonly peer: number;
}

/** The rows about the editor and the size of what it loads. Throws where the language server finds nothing. */
export async function editorRows(inputs: Inputs, peers: Peers): Promise<readonly Row[]> {
  const core = join(benchFolder, 'core');
  await writeCore(core, readSchemaPack(inProject('dist', 'schemas.br')));
  const measure = async (path: string, count = keystrokes): Promise<readonly EditorMeasures[]> => {
    const all: EditorMeasures[] = [];
    while (all.length < processes) all.push(await measured(core, path, count));
    return all;
  };
  const first = await firstRows(core, inputs, peers);
  const short = await measure(inputs.manifest);
  const long = await measure(inputs.longManifest);
  const list = await measure(inputs.list, keystrokesInList);
  const dockerfile = await measure(inputs.dockerfile);
  const size = (await coreBytes()) + (await stat(inProject('dist', 'schemas.br'))).size;
  return [
    ...first,
    { what: 'keystroke p95, 1,000 lines', unit: 'ms', ours: keystrokeOf(short), target: { below: 16 }, note: onIdle(short) },
    { what: 'keystroke p95, 20,000 lines in 570 documents', unit: 'ms', ours: keystrokeOf(long), target: { below: 16 }, note: onIdle(long) },
    { what: 'one document of 20,000 lines, longest block of all', unit: 'ms', ours: Math.max(...list.map(({ longestBlock }) => longestBlock)), target: { below: 50 }, note: `all in ${Math.round(medianOf(list, (one) => one.first))} ms the first time, ${Math.round(medianOf(list, (one) => percentile(one.keystrokes, 0.5)))} ms after a keystroke` },
    { what: 'Dockerfile of 200 lines, p95', unit: 'ms', ours: keystrokeOf(dockerfile), target: { below: 10 }, note: onIdle(dockerfile) },
    { what: 'heap with 20,000 lines', unit: 'MB', ours: medianOf(long, ({ heap }) => heap), target: { below: 40 } },
    { what: 'linter with rules, tables and all schemas', unit: 'KB', ours: size / 1024, target: { below: 400 } },
  ];
}

/**
 * Once with what earlier starts have kept, as most starts have it, and once without: of ours V8's code, made while another
 * manifest was checked, of the peer what Node's own cache keeps for it. The peer starts a process, as its editor does it.
 */
async function firstRows(core: string, inputs: Inputs, { yamlLanguageServer }: Peers): Promise<readonly Row[]> {
  const kept = join(benchFolder, 'kept');
  await rm(kept, { recursive: true, force: true });
  await measured(core, inputs.longManifest, 0, kept, 'keep');
  const peerKept = { NODE_COMPILE_CACHE: join(benchFolder, 'kept-by-node') };
  await firstValidation(yamlLanguageServer, inputs, peerKept);
  const ways = [
    { what: 'first check of 1,000 lines', note: 'both with loading and with what an earlier start kept, the server with its process', ours: () => measured(core, inputs.manifest, 0, kept), peer: () => firstValidation(yamlLanguageServer, inputs, peerKept), times: [] as Times[] },
    { what: 'the same, first start after an installation', note: 'both with nothing kept', ours: () => measured(core, inputs.manifest, 0), peer: () => firstValidation(yamlLanguageServer, inputs), times: [] as Times[] },
  ];
  for (let round = 0; round < rounds; round++) {
    for (const { ours, peer, times } of ways) {
      const { first, findings } = await ours();
      if (findings === 0) throw new Error('our linter did not find the mistake');
      times.push({ ours: first, peer: await peer() });
    }
  }
  const median = (times: readonly Times[], whose: keyof Times): number => percentile(times.map((one) => one[whose]), 0.5);
  return ways.map(({ what, note, times }) => ({ what, unit: 'ms', ours: median(times, 'ours'), peer: { name: 'yaml-language-server', amount: median(times, 'peer') }, target: { ratio: 1 / 40 }, note }));
}

/** Of several processes. */
function medianOf(all: readonly EditorMeasures[], amount: (one: EditorMeasures) => number): number {
  return percentile(all.map(amount), 0.5);
}

function keystrokeOf(all: readonly EditorMeasures[]): number {
  return medianOf(all, (one) => percentile(one.keystrokes, 0.95));
}

/** On a machine with other work the time on the clock says little about the program. */
function onIdle(all: readonly EditorMeasures[]): string {
  const text = (amount: (one: EditorMeasures) => number): string => medianOf(all, amount).toFixed(1);
  return `median ${text((one) => percentile(one.keystrokes, 0.5))} ms; time of the processor: median ${text(({ processor }) => percentile(processor, 0.5))}, p95 ${text(({ processor }) => percentile(processor, 0.95))} ms`;
}

/** Types `count` characters. `kept` is where code is kept between starts, nowhere unless said otherwise; `keep` keeps what this start makes. */
async function measured(core: string, path: string, count: number, kept = join(core, 'none'), keep = ''): Promise<EditorMeasures> {
  const output = await mustRun(process.execPath, ['--expose-gc', '--no-warnings', inProject('scripts', 'bench', 'editorProgram.ts'), core, inProject('dist', 'schemas.br'), path, String(count), kept, keep]);
  return JSON.parse(output) as EditorMeasures;
}
