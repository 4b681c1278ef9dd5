import type { CommandWord } from './commands.ts';
import type { Dockerfile } from './dockerfile.ts';
import { finalLineage } from './stages.ts';
import { torchInstalls, type TorchInstall, type TorchLists } from './torchInstalls.ts';
import { cpuBuild } from '../python/torchBuild.ts';

/** An installation of the CPU build of torch, and the word that chooses it. */
export interface CpuTorchInstall {
  readonly install: TorchInstall;
  readonly cpu: CommandWord;
}

/** Where the final image surely gets the CPU build of torch and keeps it. */
export function cpuTorchInstalls(file: Dockerfile, listedIn?: TorchLists): readonly CpuTorchInstall[] {
  const installs = torchInstalls(file, finalLineage(file).toReversed(), listedIn);
  return installs.flatMap((install, at) => {
    const cpu = cpuPlace(install);
    return cpu && !install.conditional && !installs.slice(at + 1).some(isReplaced) ? [{ install, cpu }] : [];
  });
}

/** uv has a name of its own for the build. */
function cpuPlace(install: TorchInstall): CommandWord | undefined {
  return /\+c(?:u\d|pu)/.test(install.torch.text) ? cpuBuild(install) : (backendOf(install) ?? cpuBuild(install));
}

/** `--torch-backend cpu` of uv. */
function backendOf({ command: { words } }: TorchInstall): CommandWord | undefined {
  const at = words.findIndex(({ text }) => /^--torch-backend(?:=|$)/.test(text));
  const value = words[at]?.text.includes('=') ? words[at] : words[at + 1];
  return at >= 0 && value && /^(?:--torch-backend=)?cpu$/.test(value.text) ? value : undefined;
}

/** A later installation of a named CUDA build wins. */
function isReplaced(later: TorchInstall): boolean {
  return /\+cu\d/.test(later.torch.text) || [later.index, ...later.extraIndexes].some((word) => /\/whl\/cu\d+/.test(word?.text ?? ''));
}
