import type { KustomizationFacts } from './facts.ts';
import { joined } from './paths.ts';

/** The kustomizations of a workspace. */
export interface Kustomizations {
  /** Takes what a file says now; undefined where it is no kustomization any more. */
  put(path: string, facts: KustomizationFacts | undefined): void;
  /** True where one of them patches what a file says. */
  patch(path: string): boolean;
}

/** Makes an index that is empty. */
export function createKustomizations(): Kustomizations {
  const files = new Map<string, KustomizationFacts>();
  /** Until a kustomization changes. */
  let patched: ReadonlySet<string> | undefined;
  return {
    put: (path, facts) => {
      if (facts === files.get(path)) return;
      patched = undefined;
      if (facts) files.set(path, facts);
      else files.delete(path);
    },
    patch: (path) => {
      patched ??= patchedPaths(files);
      return isBelow(path, patched);
    },
  };
}

/** Files and folders that a kustomization patches, also by way of others that it reads. */
function patchedPaths(kustomizations: ReadonlyMap<string, KustomizationFacts>): ReadonlySet<string> {
  const byFolder = new Map([...kustomizations].map(([path, facts]) => [joined(path, '.'), { path, facts }]));
  const reached = new Set<string>();
  const reach = (path: string, { resources }: KustomizationFacts): void => {
    for (const resource of resources.map((one) => joined(path, one))) {
      if (reached.has(resource)) continue;
      reached.add(resource);
      const inner = byFolder.get(resource);
      if (inner) reach(inner.path, inner.facts);
    }
  };
  for (const [path, facts] of kustomizations) if (facts.patches) reach(path, facts);
  return reached;
}

/** True for one of the paths, and for what lies below one. */
function isBelow(path: string, paths: ReadonlySet<string>): boolean {
  if (paths.size === 0) return false;
  return paths.has(path) || path.split('/').some((_, index, steps) => paths.has(steps.slice(0, index).join('/')));
}
