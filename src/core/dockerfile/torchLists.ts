import type { FilePlace } from '../lint/rule.ts';
import { torchListedFor } from '../workspace/listedTorch.ts';
import { contextPaths } from './contextFiles.ts';
import type { Dockerfile } from './dockerfile.ts';
import type { TorchLists } from './torchInstalls.ts';

/** Finds torch in the requirements files of the workspace that a Dockerfile's commands name. */
export function torchListsOf(file: Dockerfile, { workspace, path }: FilePlace): TorchLists {
  return (word, instruction) => (word.dynamic ? undefined : torchListedFor(workspace, path, contextPaths(file, instruction, word.text)));
}
