import { asMap, asScalar, asSeq, entryOf, type YamlMap, type YamlNode } from '../yaml/node.ts';

/** A mapping that a path led to. */
export interface FoundMap {
  readonly node: YamlMap;
  /** The path with the places taken: `spec.workerGroupSpecs[1].template.spec`. */
  readonly path: string;
  /** Every mapping on the way, by the path pattern that led to it; '' is the start. */
  readonly way: ReadonlyMap<string, YamlMap>;
}

/** Every mapping that a path pattern leads to; `[]` visits a list's items, `*` a mapping's values. */
export function followPath(start: YamlMap, pattern: string): readonly FoundMap[] {
  let found: readonly FoundMap[] = [{ node: start, path: '', way: new Map([['', start]]) }];
  for (const step of pattern.split('.')) found = found.flatMap((place) => onward(place, step));
  return found;
}

function onward(place: FoundMap, step: string): readonly FoundMap[] {
  if (step.endsWith('[]')) return intoList(place, step.slice(0, -2));
  if (step === '*') return place.node.entries.flatMap((entry) => reached(place, entry.value, entry.key, '*'));
  return reached(place, entryOf(place.node, step)?.value, step, step);
}

function intoList(place: FoundMap, name: string): readonly FoundMap[] {
  const items = asSeq(entryOf(place.node, name)?.value)?.items ?? [];
  return items.flatMap((item, index) => reached(place, item, `${name}[${index}]`, `${name}[]`));
}

function reached(place: FoundMap, value: YamlNode | undefined, name: string, step: string): readonly FoundMap[] {
  const node = asMap(value);
  if (!node) return [];
  const path = place.path === '' ? name : `${place.path}.${name}`;
  const pattern = lastPattern(place);
  return [{ node, path, way: new Map([...place.way, [pattern === '' ? step : `${pattern}.${step}`, node]]) }];
}

function lastPattern(place: FoundMap): string {
  let last = '';
  for (const key of place.way.keys()) last = key;
  return last;
}

/** The product of the named numbers beside the way; undefined where one of them is not known. */
export function podCount(found: FoundMap, times: readonly string[] | 'unknown'): number | undefined {
  if (times === 'unknown') return undefined;
  let product = 1;
  for (const path of times) {
    const [, owner = '', field = '', beside, required] = /^(.*)\.(\w+)(?:-(\w+)|(\?))?$/.exec(path) ?? [];
    const map = found.way.get(owner);
    const scalar = asScalar(entryOf(map, field)?.value);
    if (scalar ? scalar.dynamic || typeof scalar.value !== 'number' : required !== undefined) return undefined;
    product *= (typeof scalar?.value === 'number' ? scalar.value : 1) - (beside !== undefined && entryOf(map, beside) ? 1 : 0);
  }
  return Math.max(0, product);
}
