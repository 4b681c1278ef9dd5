import { type FSWatcher, existsSync, watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { abortReason, isAbort, sleep } from '../../base/async.ts';
import { type AppError, toAppError } from '../../base/errors.ts';
import type { Kubeconfig } from './kubeconfigEntry.ts';
import { readKubeconfig } from './readKubeconfig.ts';

/** What the kubeconfig files say now, or why they cannot be used now. */
export type KubeconfigState =
  | { readonly type: 'read'; readonly kubeconfig: Kubeconfig }
  | { readonly type: 'failed'; readonly error: AppError };

/** Writers replace a file in several steps; a change is read once they are probably done. */
const settle = 150;

/**
 * The state of the files now and after each change of their text, until the signal aborts. Folders are watched rather
 * than files, since most programs replace the file; a folder that does not exist yet is awaited in the nearest one
 * that does.
 */
export async function* watchKubeconfig(paths: readonly string[], signal: AbortSignal): AsyncGenerator<KubeconfigState, void, undefined> {
  const bell = new Bell();
  const onAbort = (): void => bell.ring();
  signal.addEventListener('abort', onAbort, { once: true });
  let before: string | undefined;
  try {
    while (!signal.aborted) {
      const watchers = watchFolders(paths, () => bell.ring());
      try {
        const now = await fingerprint(paths);
        if (now !== before) yield await readState(paths);
        before = now;
        await bell.heard();
        await sleep(settle, signal);
        bell.reset();
      } finally {
        for (const watcher of watchers) watcher.close();
      }
    }
  } catch (error) {
    if (!isAbort(error) && error !== abortReason(signal)) throw error;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** A ring that is remembered until somebody has heard it. */
class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  reset(): void {
    this.rung = false;
  }

  heard(): Promise<void> {
    if (this.rung) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}

async function readState(paths: readonly string[]): Promise<KubeconfigState> {
  try {
    return { type: 'read', kubeconfig: await readKubeconfig(paths) };
  } catch (error) {
    return { type: 'failed', error: toAppError(error) };
  }
}

function watchFolders(paths: readonly string[], onChange: () => void): FSWatcher[] {
  const folders = new Set(paths.map((path) => nearestFolder(dirname(path))));
  return [...folders].flatMap((folder) => {
    try {
      // An error of a watcher means that its folder went away, which is a change like any other.
      return [watch(folder, { persistent: false }, onChange).on('error', onChange)];
    } catch (error) {
      if (error instanceof Error && 'code' in error) return [];
      throw error;
    }
  });
}

function nearestFolder(folder: string): string {
  let here = folder;
  while (!existsSync(here) && dirname(here) !== here) here = dirname(here);
  return here;
}

async function fingerprint(paths: readonly string[]): Promise<string> {
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8').catch((error: Error) => `\0${error.message}`)));
  return JSON.stringify(texts);
}
