import { isRecord } from './jsonFile.ts';

/** Whether a Node object says that it is Ready. */
export function isNodeReady(node: unknown): boolean {
  const conditions = statusOf(node)['conditions'];
  return Array.isArray(conditions) && conditions.some((one) => isRecord(one) && one['type'] === 'Ready' && one['status'] === 'True');
}

/** The amount of a resource which a Node object offers to pods, as the object writes it; undefined when it offers none. */
export function allocatable(node: unknown, resource: string): string | undefined {
  const amounts = statusOf(node)['allocatable'];
  const amount = isRecord(amounts) ? amounts[resource] : undefined;
  return typeof amount === 'string' ? amount : undefined;
}

function statusOf(node: unknown): Record<string, unknown> {
  return isRecord(node) && isRecord(node['status']) ? node['status'] : {};
}
