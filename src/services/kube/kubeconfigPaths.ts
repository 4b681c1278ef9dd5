import { homedir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

/**
 * The files to read, in kubectl's order: `chosen` (our own setting) if it says anything, else KUBECONFIG, else
 * `~/.kube/config`. Both may hold several paths, parted as PATH is. `~/` stands for the home folder.
 */
export function kubeconfigPaths(
  chosen: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  home: string = homedir(),
): readonly string[] {
  const named = [chosen, environment['KUBECONFIG']].find((value) => value !== undefined && value.trim() !== '');
  if (named === undefined) return [join(home, '.kube', 'config')];
  const paths = named.split(delimiter).map((path) => path.trim());
  const absolute = paths.filter((path) => path !== '').map((path) => resolve(path.replace(/^~(?=[/\\]|$)/, home)));
  return [...new Set(absolute)];
}
