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

/** Fresh processes, because the first check is the slow one. */
const rounds = 5;

interface Times {
  readonly ours: number;
  readonly peer: number;
}

/** The rows about the editor and the size of what it loads. Throws where the language server finds nothing. */
export async function editorRows(inputs: Inputs, peers: Peers): Promise<readonly Row[]> {
  const core = join(benchFolder, 'core');
  await writeCore(core, readSchemaPack(inProject('dist', 'schemas.br')));
  const measure = (path: string): Promise<EditorMeasures> => measured(core, path);
  const first = await firstRows(core, inputs, peers);
  const short = await measure(inputs.manifest);
  const long = await measure(inputs.longManifest);
  const list = await measure(inputs.list);
  const dockerfile = await measure(inputs.dockerfile);
  const size = (await coreBytes()) + (await stat(inProject('dist', 'schemas.br'))).size;
  return [
    ...first,
    { what: 'keystroke p95, 1,000 lines', unit: 'ms', ours: percentile(short.keystrokes, 0.95), target: { below: 16 }, note: onIdle(short) },
    { what: 'keystroke p95, 20,000 lines in 570 documents', unit: 'ms', ours: percentile(long.keystrokes, 0.95), target: { below: 16 }, note: onIdle(long) },
    { what: 'one document of 20,000 lines, longest block', unit: 'ms', ours: list.longestBlock, target: { below: 50 }, note: `all in ${Math.round(list.first)} ms the first time, ${Math.round(percentile(list.keystrokes, 0.5))} ms after a keystroke` },
    { what: 'Dockerfile of 200 lines, p95', unit: 'ms', ours: percentile(dockerfile.keystrokes, 0.95), target: { below: 10 }, note: onIdle(dockerfile) },
    { what: 'heap with 20,000 lines', unit: 'MB', ours: long.heap, target: { below: 40 } },
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
  await measured(core, inputs.longManifest, kept, 'keep');
  const peerKept = { NODE_COMPILE_CACHE: join(benchFolder, 'kept-by-node') };
  await firstValidation(yamlLanguageServer, inputs, peerKept);
  const ways = [
    { what: 'first check of 1,000 lines', note: 'both with loading and with what an earlier start kept, the server with its process', ours: () => measured(core, inputs.manifest, kept), peer: () => firstValidation(yamlLanguageServer, inputs, peerKept), times: [] as Times[] },
    { what: 'the same, first start after an installation', note: 'both with nothing kept', ours: () => measured(core, inputs.manifest), peer: () => firstValidation(yamlLanguageServer, inputs), times: [] as Times[] },
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

/** On a machine with other work the time on the clock says little about the program. */
function onIdle({ keystrokes, processor }: EditorMeasures): string {
  return `median ${percentile(keystrokes, 0.5).toFixed(1)} ms; time of the processor: median ${percentile(processor, 0.5).toFixed(1)}, p95 ${percentile(processor, 0.95).toFixed(1)} ms`;
}

/** `kept` is where code is kept between starts, nowhere unless said otherwise; `keep` keeps what this start makes. */
async function measured(core: string, path: string, kept = join(core, 'none'), keep = ''): Promise<EditorMeasures> {
  const output = await mustRun(process.execPath, ['--expose-gc', '--no-warnings', inProject('scripts', 'bench', 'editorProgram.ts'), core, inProject('dist', 'schemas.br'), path, kept, keep]);
  return JSON.parse(output) as EditorMeasures;
}
