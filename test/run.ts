// Runs the test stages in order and ends in one line: `npm test`, or `npm test -- STAGE…`.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildPack } from '../scripts/packSchemas.ts';
import { inProject } from '../scripts/project.ts';
import type { TestOutcome } from './outcomeReporter.ts';
import { stageGroups, stageNames, type StageName, type StageResult, Surroundings } from './stages.ts';

/** Where Node keeps what it compiled, TypeScript included; each process of the unit stage loads most of the project. */
const compileCache = inProject('build', 'compile-cache');

/** Runs the files of a stage and counts what they say. What is printed is shown at once, or, with `quiet`, when the stage has ended. */
async function runStage(name: StageName, quiet: boolean): Promise<StageResult> {
  const started = Date.now();
  const files = (await Array.fromAsync(glob(`test/${name}/**/*.test.ts`, { cwd: inProject() }))).sort();
  await mkdir(inProject('build'), { recursive: true });
  // Many unit tests wait, each for its own clock: several processes wait at the same time.
  const shards = name === 'unit' ? 6 : 1;
  // Each of them would pack the schemas for itself.
  const packed = shards > 1 ? await packedSchemasFile() : undefined;
  const parts = divided(files, shards, await takeTimes(name));
  const ended = await Promise.all(parts.map((part, shard) => runShard({ name, files: part, shard, packed, quiet: quiet || shards > 1 })));
  const all = ended.flatMap((shard) => shard.outcomes);
  const count = (outcome: TestOutcome['outcome']): number => all.filter((one) => one.outcome === outcome).length;
  const failures = all.filter((one) => one.outcome === 'failed').map((one) => `${name}: ${one.name}`);
  // A file that breaks outside of its tests has no outcome of its own, yet must not pass.
  const code = Math.max(...ended.map((shard) => shard.code));
  if (code !== 0 && failures.length === 0) failures.push(`${name}: node --test ended with ${code}`);
  return { name, passed: count('passed'), failed: failures.length, skipped: count('skipped'), failures, seconds: (Date.now() - started) / 1000 };
}

/** The packed schemas of this checkout in a file, packed anew only where something that they are made of has changed. */
async function packedSchemasFile(): Promise<string> {
  const hash = createHash('sha256');
  for await (const path of glob(['schemas/{kubernetes,crds}/**/*.gz', 'scripts/packSchemas.ts', 'scripts/packSchemas/**/*.ts', 'src/core/schema/**/*.ts', 'src/core/json.ts'], { cwd: inProject() })) hash.update(path).update(await readFile(inProject(path)));
  const file = inProject('build', `test-schemas-${hash.digest('hex').slice(0, 16)}.txt`);
  if (!existsSync(file)) await writeFile(file, await buildPack());
  return file;
}

/** How long the tests of each file took the last time, in milliseconds; what told it is removed, since this run writes anew. */
async function takeTimes(name: StageName): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  for await (const path of glob(`build/test-${name}-*.ndjson`, { cwd: inProject() })) {
    for (const { file = '', milliseconds } of await readOutcomes(inProject(path))) times.set(file, (times.get(file) ?? 0) + milliseconds);
    await rm(inProject(path));
  }
  return times;
}

/**
 * The files in as many parts, which take about the same time as far as that is known; the files keep their order. Those
 * of a folder stay together, because they load the same packages, and some of these take a second to load.
 */
function divided(files: readonly string[], count: number, times: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const parts = Array.from({ length: count }, () => ({ files: [] as string[], time: 0 }));
  // What nobody has run yet takes a moment as well, so that files without times are spread evenly.
  const timeOf = (folder: readonly string[]): number => folder.reduce((sum, file) => sum + 20 + (times.get(inProject(file)) ?? 0), 0);
  const folders = [...Map.groupBy(files, dirname).values()].map((folder) => ({ folder, time: timeOf(folder) }));
  for (const { folder, time } of folders.toSorted((a, b) => b.time - a.time)) {
    const [least] = parts.toSorted((a, b) => a.time - b.time);
    least?.files.push(...folder);
    if (least) least.time += time;
  }
  return parts.map((part) => part.files.sort());
}

async function readOutcomes(path: string): Promise<readonly TestOutcome[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as TestOutcome);
}

/** A part of a stage. */
interface Shard {
  readonly name: StageName;
  readonly files: readonly string[];
  /** Its number, from 0. */
  readonly shard: number;
  /** The file with the packed schemas, where there are several shards. */
  readonly packed: string | undefined;
  /** What it prints is shown when it has ended, since others print meanwhile. */
  readonly quiet: boolean;
}

interface EndedShard {
  readonly code: number;
  readonly outcomes: readonly TestOutcome[];
}

/** Runs one part of a stage's files in a process of its own, the files one after the other. */
async function runShard({ name, files, shard, packed, quiet }: Shard): Promise<EndedShard> {
  const destination = inProject('build', `test-${name}-${shard}.ndjson`);
  // One process for all pure files keeps them within seconds; the others get one each, so that none inherits a leak.
  const isolation = name === 'unit' || name === 'contract' ? 'none' : 'process';
  const flags = [
    '--max-semi-space-size=64', '--test', `--test-isolation=${isolation}`, '--test-concurrency=1', `--test-timeout=${20 * 60_000}`, '--test-force-exit',
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    `--test-reporter=${inProject('test', 'outcomeReporter.ts')}`, `--test-reporter-destination=${destination}`,
  ];
  const environment = packed === undefined ? {} : { SLIPWAY_PACKED_SCHEMAS: packed, NODE_COMPILE_CACHE: compileCache };
  const code = await runNode([...flags, ...files], environment, quiet);
  return { code, outcomes: await readOutcomes(destination) };
}

/** Runs Node and answers how it ended. */
function runNode(args: readonly string[], environment: Readonly<Record<string, string>>, quiet: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: inProject(), env: { ...process.env, ...environment }, stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'] });
    const printed: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => printed.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(printed));
      resolve(code ?? 1);
    });
  });
}

function isStage(name: string): name is StageName {
  return stageNames.some((stage) => stage === name);
}

function notReady(name: StageName, error: unknown): StageResult {
  const reason = error instanceof Error ? error.message : String(error);
  return { name, passed: 0, failed: 1, skipped: 0, failures: [`${name}: what it stands on did not come up: ${reason}`], seconds: 0 };
}

async function runStages(chosen: readonly StageName[]): Promise<readonly StageResult[]> {
  const surroundings = new Surroundings(chosen);
  const results: StageResult[] = [];
  const run = async (name: StageName, quiet: boolean): Promise<StageResult> => {
    const reason = await surroundings.ready(name).then(() => undefined, (error: unknown) => ({ error }));
    return reason ? notReady(name, reason.error) : runStage(name, quiet);
  };
  try {
    for (const group of stageGroups.map((names) => names.filter((name) => chosen.includes(name))))
      results.push(...(await Promise.all(group.map((name, index) => run(name, index > 0)))));
  } finally {
    await surroundings.stop();
  }
  return results;
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isStage(name));
if (unknown.length > 0) {
  console.error(`There is no test stage ${unknown.join(', ')}; there are ${stageNames.join(', ')}.`);
  process.exit(2);
}
const results = await runStages(stageNames.filter((name) => asked.length === 0 || asked.includes(name)));
for (const result of results)
  console.log(`${result.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped, ${result.seconds.toFixed(1)} s`);
for (const failure of results.flatMap((result) => result.failures)) console.log(`failed: ${failure}`);
const total = (key: 'passed' | 'failed'): number => results.reduce((sum, result) => sum + result[key], 0);
const nothingRan = total('passed') + total('failed') === 0;
if (nothingRan) console.log('No test ran.');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') > 0 || nothingRan ? 1 : 0);
