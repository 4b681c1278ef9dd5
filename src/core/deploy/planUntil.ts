import type { DeployPlan, DeployTarget } from './plan.ts';

/** Stands for the target where nothing is applied; no cluster is contacted with it. */
export const nowhere: DeployTarget = { cluster: '', namespace: 'default' };

/** The plan of what makes the images alone: it ends with their build, or with their push, and leaves every cluster as it is. */
export function planUntil(plan: DeployPlan, last: 'build' | 'push'): DeployPlan {
  const why = last === 'build' ? 'Only the build was asked for.' : 'Only build and push were asked for.';
  return { ...plan, target: nowhere, documents: [], notes: [], nothingToPush: last === 'build' ? why : plan.nothingToPush, nothingToApply: why };
}
