import { readdir } from 'node:fs/promises';
import { inProject } from './project.ts';

/** The Kubernetes versions that there are schemas of, ascending. */
export async function kubernetesVersions(): Promise<readonly string[]> {
  const names = await readdir(inProject('schemas/kubernetes'));
  const found = names.flatMap((name) => /^kubernetes-1\.(\d+)\.definitions\.json\.gz$/.exec(name)?.[1] ?? []);
  return found.map(Number).sort((a, b) => a - b).map((minor) => `1.${minor}`);
}
