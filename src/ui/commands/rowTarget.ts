import type { Target } from '../views/row.ts';

/**
 * The target of the row a menu command was called on, when it is one of `type`; undefined without a row. Callers
 * without a tree, such as key bindings and other extensions, may pass the target itself.
 */
export function rowTarget<T extends Target['type']>(argument: unknown, type: T): Extract<Target, { type: T }> | undefined {
  const target = typeof argument === 'object' && argument !== null && 'target' in argument ? argument.target : argument;
  return isTarget(target, type) ? target : undefined;
}

const fields: Readonly<Record<Target['type'], readonly string[]>> = {
  image: ['reference'],
  cluster: ['context'],
  pod: ['context', 'namespace', 'pod'],
};

function isTarget<T extends Target['type']>(value: unknown, type: T): value is Extract<Target, { type: T }> {
  if (typeof value !== 'object' || value === null) return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return entries.get('type') === type && fields[type].every((field) => typeof entries.get(field) === 'string');
}
