// Whole processes over the generated repository: ours and others in turn.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../command.ts';
import { inProject } from '../project.ts';
import { dockerfileCount, type Inputs, manifestCount } from './inputs.ts';
import { mistakeEvery } from './manifests.ts';
import type { Peers } from './peers.ts';
import { percentile, type Row } from './rows.ts';

interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
}

const rounds = 7;

/** The rows about the command line. Throws where a program turns out to have checked nothing. */
export async function commandLineRows(inputs: Inputs, peers: Peers): Promise<readonly Row[]> {
  const cwd = inputs.repository;
  const ours = (path: string, folder = cwd): Command => ({ program: process.execPath, args: [inProject('dist', 'cli.js'), 'lint', path], cwd: folder });
  const kubeconform: Command = { program: peers.kubeconform, args: ['-summary', '-schema-location', join(inputs.schemas, '{{ .ResourceKind }}{{ .KindSuffix }}.json'), 'manifests'], cwd };
  const kubeScore: Command = { program: peers.kubeScore, args: ['score', '--output-format', 'ci', ...(await filesBelow(cwd, 'manifests'))], cwd };
  const hadolint: Command = { program: peers.hadolint, args: ['--no-fail', ...(await filesBelow(cwd, 'images'))], cwd };
  await mustHaveChecked(ours('.'), new RegExp(`^${manifestCount + dockerfileCount} files checked: ${manifestCount / mistakeEvery} errors`, 'm'));
  await mustHaveChecked(ours('manifests', inputs.schemaPart), new RegExp(`^${manifestCount} files checked: ${manifestCount / mistakeEvery} errors`, 'm'));
  await mustHaveChecked(kubeconform, new RegExp(`${manifestCount * 2} resources found in ${manifestCount} files - Valid: ${manifestCount * 2 - manifestCount / mistakeEvery}, Invalid: ${manifestCount / mistakeEvery}, Errors: 0, Skipped: 0`));
  await mustHaveChecked(kubeScore, /\[CRITICAL\] \S/);
  await mustHaveChecked(hadolint, /^images\/image-\d+\/Dockerfile:\d+ DL\d+/m);
  return [
    await compare(`${manifestCount} manifests, schema part, whole process`, ours('manifests', inputs.schemaPart), 'kubeconform', kubeconform, 2),
    await compare(`${manifestCount} manifests, whole process`, ours('manifests'), 'kube-score', kubeScore, 1),
    await compare(`${dockerfileCount} Dockerfiles, whole process`, ours('images'), 'hadolint', hadolint, 1),
  ];
}

async function compare(what: string, ours: Command, name: string, peer: Command, ratio: number): Promise<Row> {
  const times: { readonly ours: number; readonly peer: number }[] = [];
  for (let round = 0; round < rounds; round++) times.push({ ours: await wallTime(ours), peer: await wallTime(peer) });
  return { what, unit: 'ms', ours: percentile(times.map((one) => one.ours), 0.5), peer: { name, amount: percentile(times.map((one) => one.peer), 0.5) }, target: { ratio } };
}

/** From the start of a process to its end, in milliseconds; what it prints goes nowhere. */
function wallTime({ program, args, cwd }: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(program, args, { cwd, stdio: 'ignore' });
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - start));
  });
}

/** A program that checks nothing is fast. */
async function mustHaveChecked({ program, args, cwd }: Command, sign: RegExp): Promise<void> {
  const { output } = await runCommand(program, args, { cwd });
  if (!sign.test(output)) throw new Error(`${program} did not check what it should: no ${String(sign)} in\n${output.slice(-2000)}`);
}

async function filesBelow(cwd: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(cwd, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(cwd.length + 1)).sort();
}
