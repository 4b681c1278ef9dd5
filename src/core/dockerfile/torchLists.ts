import type { FilePlace } from '../lint/rule.ts';
import { torchListedFor } from '../workspace/listedTorch.ts';
import { contextFile } from './contextFiles.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { TorchLists } from './torchInstalls.ts';

/** Finds torch in the requirements files of the workspace that a Dockerfile's commands name. */
export function torchListsOf(file: Dockerfile, { workspace, path }: FilePlace): TorchLists {
  return (word, instruction, at) => {
    // Where it lies takes more to find out.
    const lies = word.dynamic || workspace.requirements().length === 0 ? undefined : contextFile(file, instruction, at, word.text);
    return lies === undefined ? undefined : torchListedFor(workspace, path, lies);
  };
}
