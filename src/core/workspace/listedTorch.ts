import type { ListedTorch, RequirementsFacts } from './facts.ts';
import { folderOf, joined } from './paths.ts';
import type { FoundRequirements, Workspace } from './workspace.ts';

/** Files that read each other are followed so far. */
const deepest = 5;

/**
 * Torch in the requirements file that has one of these paths in the build context of a Dockerfile. The context is the
 * Dockerfile's folder or one above it; where several of them have such a file, nobody knows which one is meant.
 */
export function torchListedFor(workspace: Workspace, dockerfile: string, paths: readonly string[]): ListedTorch | undefined {
  const found = paths.flatMap((path) => contextsOf(dockerfile).flatMap((context) => workspace.requirementsAt(joined(context, path))));
  const [only, ...more] = [...new Set(found)];
  return only && more.length === 0 ? torchIn(workspace, only, 0) : undefined;
}

/** The folder of a file and those above it, each with a slash at its end. */
function contextsOf(path: string): readonly string[] {
  const steps = folderOf(path).split('/').slice(0, -1);
  return [...steps.map((_, index) => `${steps.slice(0, steps.length - index).join('/')}/`), ''];
}

function torchIn(workspace: Workspace, { path, facts }: FoundRequirements, depth: number): ListedTorch | undefined {
  const { torch, files } = facts;
  if (torch) return { ...facts, torch };
  if (depth === deepest) return undefined;
  for (const file of files) {
    const [inner] = workspace.requirementsAt(joined(path, file));
    const found = inner && torchIn(workspace, inner, depth + 1);
    if (found) return withOptionsOf(facts, found);
  }
  return undefined;
}

/** The options of a file count for what it reads. */
function withOptionsOf(outer: RequirementsFacts, inner: ListedTorch): ListedTorch {
  return { ...inner, index: inner.index ?? outer.index, extraIndexes: [...outer.extraIndexes, ...inner.extraIndexes], looksElsewhere: outer.looksElsewhere || inner.looksElsewhere };
}
