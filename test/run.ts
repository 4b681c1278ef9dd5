// Runs the test stages in order and ends in one line: `npm test`, or `npm test -- STAGE…`.
import { glob } from 'node:fs/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { inProject } from '../scripts/project.ts';
import { stageNames, type StageName, type StageResult, Surroundings } from './stages.ts';

/** Runs the files of a stage in one process, one after the other, and counts what they say. */
async function runStage(name: StageName): Promise<StageResult> {
  const started = Date.now();
  const files = (await Array.fromAsync(glob(`test/${name}/**/*.test.ts`, { cwd: inProject() }))).sort().map((file) => inProject(file));
  const result = { name, passed: 0, failed: 0, skipped: 0, failures: [] as string[], seconds: 0 };
  // One process for the pure stages keeps them within seconds; the others get one each, so that none inherits a leak.
  const isolation = name === 'unit' || name === 'contract' ? 'none' : 'process';
  const stream = run({ files, isolation, concurrency: 1, timeout: 20 * 60_000 });
  stream.on('test:fail', (event) => {
    if (event.details.type === 'suite') return;
    result.failed++;
    result.failures.push(`${name}: ${event.name}`);
  });
  stream.on('test:pass', (event) => {
    if (event.details.type === 'suite') return;
    if (event.skip !== undefined) result.skipped++;
    else result.passed++;
  });
  for await (const chunk of stream.compose(spec)) process.stdout.write(String(chunk));
  return { ...result, seconds: (Date.now() - started) / 1000 };
}

function isStage(name: string): name is StageName {
  return stageNames.some((stage) => stage === name);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isStage(name));
if (unknown.length > 0) {
  console.error(`There is no test stage ${unknown.join(', ')}; there are ${stageNames.join(', ')}.`);
  process.exit(2);
}

const chosen = stageNames.filter((name) => asked.length === 0 || asked.includes(name));
const surroundings = new Surroundings(chosen);
const results: StageResult[] = [];
try {
  for (const name of chosen) {
    await surroundings.ready(name);
    results.push(await runStage(name));
  }
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  results.push({ name: chosen[results.length] ?? 'e2e', passed: 0, failed: 1, skipped: 0, failures: [`what the stage stands on did not come up: ${reason}`], seconds: 0 });
} finally {
  await surroundings.stop();
}
for (const result of results)
  console.log(`${result.name}: ${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped, ${result.seconds.toFixed(1)} s`);
for (const failure of results.flatMap((result) => result.failures)) console.log(`failed: ${failure}`);
const total = (key: 'passed' | 'failed'): number => results.reduce((sum, result) => sum + result[key], 0);
const nothingRan = total('passed') + total('failed') === 0;
if (nothingRan) console.log('No test ran.');
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') > 0 || nothingRan ? 1 : 0);
