import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { LintRun } from '../services/files/lintFile.ts';

export type LintFormat = 'text' | 'json' | 'sarif' | 'github';

/** What `slipway lint` was asked for. */
export interface LintRequest {
  readonly paths: readonly string[];
  readonly format: LintFormat;
  readonly maxWarnings: number | undefined;
  readonly kubernetesVersion: string | undefined;
  /** Standard input is checked as a file of this name. */
  readonly stdinFilename: string | undefined;
  readonly allowEmpty: boolean;
  /** A file whose settings are to be shown instead. */
  readonly printConfiguration: string | undefined;
  /** A file with the findings that are known and not told again. */
  readonly baseline: string | undefined;
  /** A file to write all findings to. */
  readonly writeBaseline: string | undefined;
  /** How many threads lint at the most; undefined for as many as the machine has processors. */
  readonly threads: number | undefined;
  /** What becomes of safe fixes. */
  readonly fixes: LintRun['fixes'];
}

export const options = {
  format: { type: 'string', default: 'text' },
  'max-warnings': { type: 'string' },
  'kube-version': { type: 'string' },
  'stdin-filename': { type: 'string' },
  threads: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  'print-config': { type: 'string' },
  fix: { type: 'boolean', default: false },
  'fix-dry-run': { type: 'boolean', default: false },
  'allow-empty': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options'];

/** The words of the command line by option, and the rest. Throws node's TypeError for an unknown option. */
export function parseWords(words: readonly string[]) {
  return parseArgs({ args: [...words], options, allowPositionals: true });
}

export type Values = ReturnType<typeof parseWords>['values'];

const formats: readonly string[] = ['text', 'json', 'sarif', 'github'] satisfies readonly LintFormat[];

function isFormat(text: string): text is LintFormat {
  return formats.includes(text);
}

/** The request, or the sentence that says what is wrong with it. `versions` are those of the schemas. */
export function readLintRequest(values: Values, paths: readonly string[], versions: readonly string[]): LintRequest | string {
  const { format } = values;
  if (!isFormat(format)) return `There is no format "${format}".`;
  const stdinFilename = values['stdin-filename'];
  const printed = values['print-config'];
  if (printed !== undefined && (paths.length > 0 || stdinFilename !== undefined)) return '--print-config shows the settings of one file, so it takes no paths beside it.';
  if (paths.length === 0 && stdinFilename === undefined && printed === undefined) return 'Say which files or folders to check.';
  if (paths.length > 0 && stdinFilename !== undefined) return 'Check either paths or standard input: --stdin-filename takes no paths beside it.';
  if (values.fix && stdinFilename !== undefined) return 'Standard input cannot be fixed; --fix-dry-run shows what would change.';
  if (values['fix-dry-run'] && (values.fix || format !== 'text')) return '--fix-dry-run prints a diff, so it goes neither with --fix nor with --format.';
  if (values.baseline !== undefined && values['write-baseline'] !== undefined) return 'A baseline is either used or written: --baseline and --write-baseline exclude each other.';
  const fixes = values.fix ? 'written' : values['fix-dry-run'] ? 'shown' : 'none';
  const maximum = values['max-warnings'];
  if (maximum !== undefined && !/^\d+$/.test(maximum)) return `--max-warnings takes a number from 0, not "${maximum}".`;
  const { threads } = values;
  if (threads !== undefined && !/^[1-9]\d{0,2}$/.test(threads)) return `--threads takes a number from 1 to 999, not "${threads}".`;
  const wanted = values['kube-version'];
  const kubernetesVersion = wanted === undefined ? undefined : minorVersion(wanted);
  if (kubernetesVersion !== undefined && !versions.includes(kubernetesVersion)) return `There are no schemas for Kubernetes ${wanted}; there are those of ${versions.join(', ')}.`;
  return { paths, format, maxWarnings: maximum === undefined ? undefined : Number(maximum), kubernetesVersion, stdinFilename, allowEmpty: values['allow-empty'], printConfiguration: printed, baseline: values.baseline, writeBaseline: values['write-baseline'], threads: threads === undefined ? undefined : Number(threads), fixes };
}

/** `v1.34.2` is `1.34`. */
function minorVersion(text: string): string {
  return /^v?(\d+\.\d+)(?:\.\d+)?$/.exec(text)?.[1] ?? text;
}
