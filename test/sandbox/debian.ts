import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findProgram, run } from './command.ts';
import { withLock } from './lock.ts';

/** A program (or the whole path of a file) and the Debian package that brings it. */
export interface Provision {
  readonly program: string;
  readonly package: string;
}

export interface AptContext {
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Installs the packages whose programs are missing, after saying so. Throws one sentence when it may not. */
export async function provide(provisions: readonly Provision[], purpose: string, context: AptContext): Promise<void> {
  const missing = [...new Set(provisions.filter((one) => !findProgram(one.program)).map((one) => one.package))];
  if (missing.length === 0) return;
  const names = missing.join(', ');
  if (!findProgram('apt-get')) throw new Error(`${purpose} needs ${names}, and this machine has no apt-get to install them with`);
  if (process.getuid?.() !== 0) throw new Error(`${purpose} needs ${names}; install them (apt-get install ${missing.join(' ')}) or run this as root`);
  context.say(`installing ${names} from Debian`);
  await withLock('apt', context.signal, () => withFreshLists(['install', '-y', '--no-install-recommends', ...missing], context));
}

/**
 * Downloads packages without installing them and unpacks them into `directory`, which appears only when it is whole.
 * Needs no root. With `closure`, everything they depend on comes too, as for an empty system.
 */
export async function unpackPackages(packages: readonly string[], directory: string, closure: boolean, context: AptContext): Promise<void> {
  mkdirSync(dirname(directory), { recursive: true });
  const draft = mkdtempSync(`${directory}.draft-`);
  const archives = join(draft, 'archives');
  const root = join(draft, 'root');
  mkdirSync(join(archives, 'partial'), { recursive: true });
  mkdirSync(root);
  const status = closure ? ['-o', 'Dir::State::status=/dev/null'] : ['-o', 'APT::Get::ReInstall=true'];
  const place = ['-o', `Dir::Cache::archives=${archives}`, '-o', 'Debug::NoLocking=true', '-o', 'APT::Sandbox::User='];
  try {
    const what = closure ? ['install', '-y', '--download-only', '--no-install-recommends', ...packages] : ['download', ...packages];
    await withFreshLists([...status, ...place, ...what], context, archives);
    for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb')).sort()) {
      await run('dpkg-deb', ['-x', join(archives, file), root], context);
    }
    renameSync(root, directory);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Runs apt-get; when it fails, once more after `apt-get update`, because a new machine has no package lists. */
async function withFreshLists(args: readonly string[], context: AptContext, cwd = '/'): Promise<void> {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const aptGet = (rest: readonly string[]): Promise<string> =>
    run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...rest], { signal: context.signal, env, cwd });
  if (hasLists()) {
    try {
      await aptGet(args);
      return;
    } catch (error) {
      if (process.getuid?.() !== 0) throw error;
    }
  }
  context.say('refreshing the package lists (apt-get update)');
  await aptGet(['update']);
  await aptGet(args);
}

function hasLists(): boolean {
  const lists = '/var/lib/apt/lists';
  return existsSync(lists) && readdirSync(lists).some((name) => name.endsWith('_Packages') || name.endsWith('_Packages.lz4'));
}
