// Feeds the linter hostile texts and says what it does not stand: `npm run fuzz:lint -- [COUNT | SECONDSs] [--seed N]`.
import { mkdirSync, writeFileSync } from 'node:fs';
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
const result = await runRound(await buildPack(), round, { time: (limit ?? 24 * 3600) * 1000, patience: 120_000, memory: 2048, defects: 50 }, {
  checked: (inputs) => console.log(`${inputs} inputs checked in ${seconds()} s`),
  found: ({ number, name, path, text, complaint }) => {
    const file = `${folder}/${seed}-${number}-${path}`;
    writeFileSync(file, text);
    console.log(`defect: input ${number}, ${name}: ${complaint}\n  the text is in ${file}`);
  },
});
const { extreme, truncation, mutant } = result.counts;
for (const { name, length, milliseconds } of result.slowest) console.log(`slow: ${Math.round(milliseconds)} ms for ${length} characters: ${name}`);
console.log(`${extreme + truncation + mutant} inputs in ${seconds()} s with seed ${seed}: ${extreme} extremes, ${truncation} truncations, ${mutant} mutants; largest heap ${Math.round(result.largestHeap / 1e6)} MB`);
console.log(`${result.defects.length} defects`);
process.exitCode = result.defects.length > 0 ? 1 : 0;
