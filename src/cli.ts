import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toAppError } from './base/errors.ts';
import { errorMessage } from './core/errorMessages.ts';
import { createLinter } from './core/lint/linter.ts';
import { lintExitCode, reportNotes } from './core/lint/report.ts';
import { reportJson } from './core/lint/reportJson.ts';
import { reportText } from './core/lint/reportText.ts';
import { lintPaths } from './services/files/lintPaths.ts';
import { readSchemaPack } from './services/files/readSchemaPack.ts';

const usage = `Usage: slipway lint PATH… [--format text|json]

Checks Dockerfiles and Kubernetes manifests for mistakes, above all those around GPUs.
Folders are searched; what .gitignore excludes is left out.

  --format text|json   how findings are written (text)
  --help               show this text
  --version            show the version

Exit codes: 0 clean, 1 errors were found, 2 wrong usage or unreadable files, 3 nothing was checked.`;

/** What to print where, and how to exit. */
interface Outcome {
  readonly output: string;
  readonly notes: readonly string[];
  readonly exitCode: number;
}

async function run(words: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseWords(words);
  if (values.help) return { output: usage, notes: [], exitCode: 0 };
  if (values.version) return { output: await readVersion(), notes: [], exitCode: 0 };
  const [command, ...paths] = positionals;
  if (command !== 'lint') return misuse(command === undefined ? 'Say what to do.' : `There is no command "${command}".`);
  if (paths.length === 0) return misuse('Say which files or folders to check.');
  if (values.format !== 'text' && values.format !== 'json') return misuse(`There is no format "${values.format}".`);
  return lint(paths, values.format);
}

function parseWords(words: readonly string[]) {
  const options = { format: { type: 'string', default: 'text' }, help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

function misuse(reason: string): Outcome {
  return { output: '', notes: [reason, usage], exitCode: 2 };
}

async function lint(paths: readonly string[], format: 'text' | 'json'): Promise<Outcome> {
  const linter = createLinter({ pack: await readSchemaPack(await packPath()) });
  const report = await lintPaths(paths, process.cwd(), linter);
  const coloured = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const nothing = report.checked.length === 0;
  const output = format === 'json' ? reportJson(report) : nothing ? '' : reportText(report, coloured);
  return { output, notes: reportNotes(report), exitCode: lintExitCode(report) };
}

/** The schemas lie beside the bundled program; when the source runs, in the folder that the build fills. */
async function packPath(): Promise<string> {
  const beside = fileURLToPath(new URL('schemas.br', import.meta.url));
  const isBuilt = await stat(beside).then(() => true, () => false);
  return isBuilt ? beside : fileURLToPath(new URL('../dist/schemas.br', import.meta.url));
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

/** Whoever reads the output may stop early, as `head` does; that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { output, notes, exitCode } = await run(process.argv.slice(2)).catch(explain);
process.exitCode = exitCode;
if (output !== '') process.stdout.write(`${output}\n`);
for (const note of notes) process.stderr.write(`${note}\n`);
