import { readFile } from 'node:fs/promises';
import { AppError, errorText } from '../../base/errors.ts';
import type { KubeconfigProblem } from '../../core/clusters/cluster.ts';
import type { Kubeconfig } from './kubeconfigEntry.ts';
import { mergeKubeconfig } from './mergeKubeconfig.ts';
import { type KubeconfigFile, parseKubeconfig } from './parseKubeconfig.ts';
import { clause } from './clause.ts';

/**
 * Reads and joins kubeconfig files; runs nothing and writes nothing. One unreadable file among readable ones becomes a
 * problem of the result. Throws kubeconfigMissing when none of the files exists and kubeconfigInvalid when none of
 * them names a context.
 */
export async function readKubeconfig(paths: readonly string[]): Promise<Kubeconfig> {
  const files: KubeconfigFile[] = [];
  const problems: KubeconfigProblem[] = [];
  let missing = 0;
  for (const path of paths) {
    try {
      files.push(parseKubeconfig(await readFile(path, 'utf8'), path));
    } catch (error) {
      const gone = isMissing(error);
      if (gone) missing++;
      problems.push({ path, reason: gone ? 'the file does not exist' : clause(errorText(error)) });
    }
  }
  const named = paths.join(', ');
  if (missing === paths.length) throw new AppError('kubeconfigMissing', { path: named });
  const kubeconfig = mergeKubeconfig(files, problems);
  if (kubeconfig.list.contexts.length > 0) return kubeconfig;
  const broken = problems.find((problem) => problem.reason !== 'the file does not exist');
  throw new AppError('kubeconfigInvalid', { path: broken?.path ?? named, reason: broken?.reason ?? 'it names no contexts' });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
