import type { ListedTorch, RequirementsFacts } from './facts.ts';
import { folderOf, joined, withoutRoot } from './paths.ts';
import type { FoundRequirements, Workspace } from './workspace.ts';

/**
 * Torch in the requirements file that has this path in the build context of a Dockerfile. The context is the
 * Dockerfile's folder or one above it; where several of them have such a file, nobody knows which one is meant.
 */
export function torchListedFor(workspace: Workspace, dockerfile: string, path: string): ListedTorch | undefined {
  const [only, ...more] = contextsOf(dockerfile).flatMap((context) => requirementsAt(workspace, joined(context, path)));
  return only && more.length === 0 ? torchIn(workspace, only, new Set()) : undefined;
}

/** The requirements file at a path without a slash in front, none where it is none. */
function requirementsAt(workspace: Workspace, path: string): readonly FoundRequirements[] {
  return workspace.requirements().filter((one) => withoutRoot(one.path) === path);
}

/** The folder of a file and those above it, each with a slash at its end. */
function contextsOf(path: string): readonly string[] {
  const steps = folderOf(withoutRoot(path)).split('/').slice(0, -1);
  return [...steps.map((_, index) => `${steps.slice(0, steps.length - index).join('/')}/`), ''];
}

/** `read` are the files that were looked at already: some read each other. */
function torchIn(workspace: Workspace, { path, facts }: FoundRequirements, read: Set<string>): ListedTorch | undefined {
  const { torch, files } = facts;
  if (torch) return { ...facts, torch };
  if (read.has(path)) return undefined;
  read.add(path);
  for (const file of files) {
    const [inner] = requirementsAt(workspace, joined(path, file));
    const found = inner && torchIn(workspace, inner, read);
    if (found) return withOptionsOf(facts, found);
  }
  return undefined;
}

/** The options of a file count for what it reads. */
function withOptionsOf(outer: RequirementsFacts, inner: ListedTorch): ListedTorch {
  return { ...inner, index: inner.index ?? outer.index, extraIndexes: [...outer.extraIndexes, ...inner.extraIndexes], looksElsewhere: outer.looksElsewhere || inner.looksElsewhere };
}
