import { remembered } from '../../base/remembered.ts';
import { asMap, asScalar, asSeq, entryOf, type YamlMap, type YamlNode } from '../yaml/node.ts';

/** A mapping that a path led to. */
export interface FoundMap {
  readonly node: YamlMap;
  /** The path with the places taken: `spec.workerGroupSpecs[1].template.spec`. */
  readonly path: string;
  /** The mapping at the start and behind each step of the pattern, this one at last. */
  readonly way: readonly YamlMap[];
}

/** A step of a pattern: a field, the items of a list in a field, or all values of a mapping. */
interface Step {
  readonly name: string;
  readonly into: 'field' | 'items' | 'values';
}

const stepsOf = remembered((pattern) => pattern.split('.').map((step): Step => {
  if (step === '*') return { name: step, into: 'values' };
  return step.endsWith('[]') ? { name: step.slice(0, -2), into: 'items' } : { name: step, into: 'field' };
}));

/** Every mapping that a path pattern leads to; `[]` visits a list's items, `*` a mapping's values. */
export function followPath(start: YamlMap, pattern: string): readonly FoundMap[] {
  let found: readonly FoundMap[] = [{ node: start, path: '', way: [start] }];
  for (const step of stepsOf(pattern)) found = found.flatMap((place) => onward(place, step));
  return found;
}

function onward(place: FoundMap, { name, into }: Step): readonly FoundMap[] {
  if (into === 'values') return place.node.entries.flatMap((entry) => reached(place, entry.value, entry.key));
  const value = entryOf(place.node, name)?.value;
  if (into === 'field') return reached(place, value, name);
  return (asSeq(value)?.items ?? []).flatMap((item, index) => reached(place, item, `${name}[${index}]`));
}

function reached({ path, way }: FoundMap, value: YamlNode | undefined, name: string): readonly FoundMap[] {
  const node = asMap(value);
  return node ? [{ node, path: path === '' ? name : `${path}.${name}`, way: [...way, node] }] : [];
}

/** The product of the named numbers beside the way, each by the pattern that leads to it; undefined where one of them is not known. */
export function podCount(found: FoundMap, times: readonly string[] | 'unknown'): number | undefined {
  if (times === 'unknown') return undefined;
  let product = 1;
  for (const path of times) {
    const [, owner = '', field = '', beside, required] = /^(.*)\.(\w+)(?:-(\w+)|(\?))?$/.exec(path) ?? [];
    const map = found.way[owner === '' ? 0 : stepsOf(owner).length];
    const scalar = asScalar(entryOf(map, field)?.value);
    if (scalar ? scalar.dynamic || typeof scalar.value !== 'number' : required !== undefined) return undefined;
    product *= (typeof scalar?.value === 'number' ? scalar.value : 1) - (beside !== undefined && entryOf(map, beside) ? 1 : 0);
  }
  return Math.max(0, product);
}
