import type { CommandWord } from './commands.ts';
import type { Dockerfile } from './dockerfile.ts';
import { finalLineage } from './stages.ts';
import { torchInstalls, type TorchInstall } from './torchInstalls.ts';

/** An installation of the CPU build of torch, and the word that chooses it. */
export interface CpuTorchInstall {
  readonly install: TorchInstall;
  readonly cpu: CommandWord;
}

/** Where the final image surely gets the CPU build of torch and keeps it. */
export function cpuTorchInstalls(file: Dockerfile): readonly CpuTorchInstall[] {
  const installs = torchInstalls(file, finalLineage(file).toReversed());
  return installs.flatMap((install, at) => {
    const cpu = cpuPlace(install);
    return cpu && !install.conditional && !installs.slice(at + 1).some(isReplaced) ? [{ install, cpu }] : [];
  });
}

/** Where the CPU build is chosen: the local version of the requirement, uv's name of the backend, or the address of the index. */
function cpuPlace(install: TorchInstall): CommandWord | undefined {
  if (/\+cu\d/.test(install.torch.text)) return undefined;
  if (/(?:\+|%2B)cpu\b/i.test(install.torch.text)) return install.torch;
  const backend = backendOf(install);
  return backend ?? [install.index, ...install.extraIndexes].find((word) => word !== undefined && !word.dynamic && isCpuIndex(word.text));
}

/** `--torch-backend cpu` of uv. */
function backendOf({ command: { words } }: TorchInstall): CommandWord | undefined {
  const at = words.findIndex(({ text }) => /^--torch-backend(?:=|$)/.test(text));
  const value = words[at]?.text.includes('=') ? words[at] : words[at + 1];
  return at >= 0 && value && /^(?:--torch-backend=)?cpu$/.test(value.text) ? value : undefined;
}

/** True for the address of PyTorch's wheels without CUDA. */
export function isCpuIndex(address: string): boolean {
  return /^https?:\/\/[^/]+\/(?:.*\/)?whl\/cpu\/?$/.test(address);
}

/** A later installation of a named CUDA build wins. */
function isReplaced(later: TorchInstall): boolean {
  return /\+cu\d/.test(later.torch.text) || [later.index, ...later.extraIndexes].some((word) => /\/whl\/cu\d+/.test(word?.text ?? ''));
}
