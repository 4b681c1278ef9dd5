import { asArray, asObject, asString, at } from '../json.ts';
import type { KubernetesObject } from './object.ts';

/** One entry of `status.conditions`; what is missing is ''. */
export interface Condition {
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** The condition of that type, or undefined where the object has none. */
export function conditionOf(object: KubernetesObject, type: string): Condition | undefined {
  const found = asArray(at(object, 'status', 'conditions')).map(asObject).find((condition) => condition['type'] === type);
  if (!found) return undefined;
  const text = (field: string): string => asString(found[field]) ?? '';
  return { type, status: text('status'), reason: text('reason'), message: text('message') };
}

/** True when the object has that condition and it is true. */
export function isTrue(object: KubernetesObject, type: string): boolean {
  return conditionOf(object, type)?.status === 'True';
}
