import type { ClusterSnapshot } from '../../clusters/scheduling/clusterSnapshot.ts';
import { mayRunOn, type NodeAnswer, type Placement } from './placement.ts';

/** The devices of every node that no pod holds; pods that are placed take of them. */
export type FreeDevices = (node: NodeAnswer, resource: string) => { readonly left: number; readonly take: (amount: number) => void };

/** What the pods of a cluster leave; everything where nobody may list them. */
export function freeDevices({ pods }: ClusterSnapshot): FreeDevices {
  const taken = new Map<string, number>();
  for (const { node, requests } of pods ?? []) {
    for (const [resource, amount] of Object.entries(requests)) add(taken, `${node} ${resource}`, amount);
  }
  return ({ node, has }, resource) => ({
    left: Math.max(0, (has[resource] ?? 0) - (taken.get(`${node} ${resource}`) ?? 0)),
    take: (amount) => add(taken, `${node} ${resource}`, amount),
  });
}

function add(amounts: Map<string, number>, key: string, amount: number): void {
  amounts.set(key, (amounts.get(key) ?? 0) + amount);
}

/** The nodes that can take pods of that kind now, if they have room. */
export function usableNodes({ nodes }: Placement): readonly NodeAnswer[] {
  return nodes.filter((node) => mayRunOn(node) && node.obstacles.every(({ lasts }) => lasts !== 'transient'));
}

/** Puts as many of `count` pods as fit on the nodes, and answers how many find no place. */
export function placePods(placement: Placement, count: number, free: FreeDevices): number {
  const amounts = Object.entries(placement.requests);
  let waiting = count;
  for (const node of usableNodes(placement)) {
    const fitting = Math.min(waiting, ...amounts.map(([resource, amount]) => Math.floor(free(node, resource).left / amount)));
    for (const [resource, amount] of amounts) free(node, resource).take(fitting * amount);
    waiting -= fitting;
  }
  return waiting;
}
