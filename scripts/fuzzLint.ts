// Feeds the linter hostile texts, in a thread per processor, and says what it does not stand:
// `npm run fuzz:lint -- [COUNT | SECONDSs] [--seed N]`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runRound } from './fuzz/runRound.ts';
import { buildPack } from './packSchemas.ts';
import { inProject } from './project.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string', default: '1' } } });
const amount = positionals[0] ?? '100000';
const seed = Number(values.seed);
if (!/^\d+s?$/.test(amount) || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run fuzz:lint -- [COUNT of mutants | time as 60s] [--seed N]');
  process.exit(2);
}
const limit = amount.endsWith('s') ? Number(amount.slice(0, -1)) : undefined;
// Where time is short, the extremes are shorter and the fixtures are cut at fewer places, so that mutants get their turn.
const round = { seed, extremeSize: limit === undefined ? 10_000_000 : 100_000, stride: limit === undefined ? 1 : 97, mutants: limit === undefined ? Number(amount) : Infinity };
const folder = inProject('build', 'fuzz');
mkdirSync(folder, { recursive: true });
const started = Date.now();
const seconds = (): number => Math.round((Date.now() - started) / 1000);
const threads = availableParallelism();
let checked = 0;
const pack = await buildPack();
const bounds = { time: (limit ?? 24 * 3600) * 1000, patience: 120_000, memory: 2048, defects: 50 };
const results = await Promise.all(Array.from({ length: threads }, (_, first) => runRound(pack, { ...round, share: { first, of: threads } }, bounds, {
  checked: () => {
    if (++checked % 5000 === 0) console.log(`${checked} inputs checked in ${seconds()} s`);
  },
  found: ({ number, name, path, text, complaint }) => {
    const file = `${folder}/${seed}-${first}-${number}-${path}`;
    writeFileSync(file, text);
    console.log(`defect: input ${number} of thread ${first}, ${name}: ${complaint}\n  the text is in ${file}`);
  },
})));
const sum = (of: (result: (typeof results)[number]) => number): number => results.reduce((all, one) => all + of(one), 0);
const [extreme, truncation, mutant] = [sum(({ counts }) => counts.extreme), sum(({ counts }) => counts.truncation), sum(({ counts }) => counts.mutant)];
const slowest = results.flatMap((one) => one.slowest).toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 5);
for (const { name, length, milliseconds } of slowest) console.log(`slow: ${Math.round(milliseconds)} ms for ${length} characters: ${name}`);
const largestHeap = Math.max(...results.map((one) => one.largestHeap));
console.log(`${extreme + truncation + mutant} inputs in ${seconds()} s with seed ${seed}: ${extreme} extremes, ${truncation} truncations, ${mutant} mutants; largest heap of a thread ${Math.round(largestHeap / 1e6)} MB`);
const defects = sum((one) => one.defects.length);
console.log(`${defects} defects`);
process.exitCode = defects > 0 ? 1 : 0;
