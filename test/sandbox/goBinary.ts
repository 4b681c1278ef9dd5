import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, run } from './command.ts';
import { contentHash, goSources } from './contentHash.ts';
import { cachePath } from './directories.ts';
import { withLock } from './lock.ts';

/** A Go program of ours, with its module in a folder beside this file. */
export interface GoProgram {
  readonly name: string;
  /** The folder of its go.mod, below this folder. */
  readonly module: string;
  /** The package inside the module, for example `.`. */
  readonly package: string;
  readonly linkerFlags: string;
  /** What is built and how long it takes, for the progress: "Kubernetes 1.36.3 (about 5 minutes the first time)". */
  readonly title: string;
}

interface BuildContext {
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** The first Go that can build the modules here. */
const oldestGo = 26;

/** Where the built program is or will be; the path changes with every source it is built from. */
export function goBinaryPath(program: GoProgram): string {
  const contents = new Map<string, string | Buffer>(goSources(moduleDirectory(program)));
  contents.set('the package', program.package).set('the linker flags', program.linkerFlags).set('the machine', `${process.platform} ${process.arch}`);
  return cachePath(`${program.name}-${contentHash(contents)}`, program.name);
}

/** Builds the program unless it was built before, and returns its path. Two runs at once build it once. */
export async function goBinary(program: GoProgram, context: BuildContext): Promise<string> {
  const path = goBinaryPath(program);
  if (existsSync(path)) return path;
  // One build after the other: side by side they would compile the packages they share twice.
  await withLock('build-go', context.signal, async () => {
    if (!existsSync(path)) await build(program, path, context);
  });
  return path;
}

/** The output of `go` with these arguments in a module's folder. */
export async function go(module: string, args: readonly string[], context: BuildContext): Promise<string> {
  const program = await findGo(context.signal);
  return run(program, args, { signal: context.signal, cwd: join(import.meta.dirname, module), env: { GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local' } });
}

async function build(program: GoProgram, path: string, context: BuildContext): Promise<void> {
  const compiler = await findGo(context.signal);
  context.say(`building ${program.title}`);
  mkdirSync(dirname(dirname(path)), { recursive: true });
  const draft = mkdtempSync(`${dirname(path)}.draft-`);
  const progress = buildProgress(program, context.say);
  try {
    await run(compiler, ['build', '-v', '-trimpath', `-ldflags=${program.linkerFlags}`, '-o', join(draft, program.name), program.package], {
      // Whoever waits for the editor waits for its compilers too, and the cluster takes minutes longer anyway.
      signal: context.signal, cwd: moduleDirectory(program), patient: true, onLine: progress,
      env: { CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOTOOLCHAIN: 'local' },
    });
    renameSync(draft, dirname(path));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Counts the lines with which Go names what it downloads and compiles; one report a second at most. */
function buildProgress(program: GoProgram, say: (text: string) => void): (line: string) => void {
  let modules = 0;
  let packages = 0;
  let last = 0;
  return (line) => {
    if (line.startsWith('go: downloading')) modules++;
    else packages++;
    if (Date.now() - last < 1000) return;
    last = Date.now();
    say(`building ${program.title}: ${packages > 0 ? `${packages} packages compiled` : `${modules} modules downloaded`}`);
  };
}

async function findGo(signal: AbortSignal): Promise<string> {
  const program = findProgram('go');
  const advice = `install Go 1.${oldestGo} or newer from https://go.dev/dl; the Docker engine and the registries work without it`;
  if (!program) throw new Error(`building Kubernetes needs Go, which is not on this machine: ${advice}`);
  const version = await run(program, ['env', 'GOVERSION'], { signal, env: { GOTOOLCHAIN: 'local' } });
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1] ?? 0);
  if (minor < oldestGo) throw new Error(`building Kubernetes needs a newer Go than ${version.trim()}: ${advice}`);
  return program;
}

function moduleDirectory(program: GoProgram): string {
  return join(import.meta.dirname, program.module);
}
