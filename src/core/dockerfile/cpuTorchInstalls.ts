import type { CommandWord } from './commands.ts';
import type { Dockerfile } from './dockerfile.ts';
import { finalLineage } from './stages.ts';
import { torchInstalls, type TorchInstall, type TorchLists } from './torchInstalls.ts';
import { cpuBuild, isCudaIndex } from '../python/torchBuild.ts';

/** An installation of the CPU build of torch, and the word that chooses it. */
export interface CpuTorchInstall {
  readonly install: TorchInstall;
  readonly cpu: CommandWord;
}

/** Where the final image surely gets the CPU build of torch and keeps it. */
export function cpuTorchInstalls(file: Dockerfile, listedIn?: TorchLists): readonly CpuTorchInstall[] {
  const stages = finalLineage(file).toReversed();
  const installs = torchInstalls(file, stages, listedIn);
  return installs.flatMap((install, at) => {
    const cpu = cpuPlace(install);
    if (!cpu || install.conditional || (install.listed && mayBeThere(file, install, installs.slice(0, at)))) return [];
    return installs.slice(at + 1).some(isReplaced) ? [] : [{ install, cpu }];
  });
}

/** pip keeps the torch that is there where the list asks for it without naming a build. */
function mayBeThere(file: Dockerfile, { torch }: TorchInstall, before: readonly TorchInstall[]): boolean {
  const [base] = finalLineage(file).slice(-1);
  return !/\+cpu/.test(torch.text) && (before.length > 0 || /torch/.test(base?.base?.text ?? ''));
}

/** uv has a name of its own for the build, which its indexes do not change. */
function cpuPlace(install: TorchInstall): CommandWord | undefined {
  if (/\+c(?:u\d|pu)/.test(install.torch.text)) return cpuBuild(install);
  const backend = backendOf(install);
  if (backend) return backend.text.endsWith('cpu') ? backend : undefined;
  return cpuBuild(install);
}

/** What `--torch-backend` of uv names. */
function backendOf({ command: { words } }: TorchInstall): CommandWord | undefined {
  const at = words.findIndex(({ text }) => /^--torch-backend(?:=|$)/.test(text));
  return at < 0 || words[at]?.text.includes('=') === true ? words[at] : words[at + 1];
}

/** A later installation of a named CUDA build wins. */
function isReplaced(later: TorchInstall): boolean {
  return /\+cu\d/.test(later.torch.text) || [later.index, ...later.extraIndexes].some((word) => isCudaIndex(word?.text ?? ''));
}
