import { readFile } from 'node:fs/promises';
import { isMainThread } from 'node:worker_threads';
import { toAppError } from './base/errors.ts';
import { lint } from './cli/lintCommand.ts';
import { parseWords } from './cli/lintRequest.ts';
import { misuse, type Outcome } from './cli/outcome.ts';
import { openLintRun } from './cli/openLintRun.ts';
import { explainRule, listRules } from './cli/ruleCommands.ts';
import { usage } from './cli/usage.ts';
import { errorMessage } from './core/errorMessages.ts';
import { serveLintThread } from './services/files/serveLintThread.ts';

async function run(words: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseWords(words);
  if (values.help) return { output: usage, notes: [], exitCode: 0 };
  if (values.version) return { output: await readVersion(), notes: [], exitCode: 0 };
  const [command, ...rest] = positionals;
  if (command === 'rules') return listRules(values.format);
  if (command === 'explain') return explainRule(rest);
  if (command !== 'lint') return misuse(command === undefined ? 'Say what to do.' : `There is no command "${command}".`);
  return lint(values, rest, { file: new URL(import.meta.url), readVersion });
}

async function readVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string };
  return manifest.version;
}

function explain(error: unknown): Outcome {
  const isUsage = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (isUsage) return misuse(error.message);
  return { output: '', notes: [errorMessage(toAppError(error))], exitCode: 2 };
}

async function main(): Promise<void> {
  // Whoever reads the output may stop early, as `head` does; that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const { output, notes, exitCode } = await run(process.argv.slice(2)).catch(explain);
  process.exitCode = exitCode;
  if (output !== '') process.stdout.write(`${output}\n`);
  for (const note of notes) process.stderr.write(`${note}\n`);
}

await (isMainThread ? main() : serveLintThread(openLintRun));
