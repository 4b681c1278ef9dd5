import { resolve } from 'node:path';
import type { Configurations } from '../services/files/configurations.ts';
import { shownPath } from '../services/files/lintFile.ts';
import type { Outcome } from './outcome.ts';

/** `--print-config FILE`: what holds for one file and which configurations say so. `newest` is the default version. */
export async function printConfiguration(name: string, folder: string, configurations: Configurations, newest: string): Promise<Outcome> {
  const path = resolve(folder, name);
  const { ignored, kubernetesVersion, crds, levels, options } = await configurations.forFile(path);
  const rules = Object.fromEntries([...levels].map(([id, level]) => [id, options.has(id) ? [level, options.get(id)] : level]));
  const shown = {
    file: shownPath(path, folder),
    configurations: (await configurations.pathsFor(path)).map((one) => shownPath(one, folder)),
    ignored,
    kubernetes: { version: kubernetesVersion ?? newest, ...(crds && { crds: crds.patterns }) },
    rules,
  };
  const wrong = configurations.read().flatMap(({ file, findings }) => findings.map(({ message }) => `${file}: ${message}`));
  return { output: JSON.stringify(shown, undefined, 2), notes: wrong, exitCode: wrong.length > 0 ? 2 : 0 };
}
