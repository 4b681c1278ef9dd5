import type { JsonObject, JsonValue } from '../../../src/core/json.ts';

type Change = (value: JsonValue | undefined) => JsonValue | undefined;

/** Ways to spoil a value; undefined removes its key. */
const changes: readonly Change[] = [
  () => undefined, () => null, () => 7, () => 0.5, () => 3e9, () => 'spoiled', () => '', () => true, () => [], () => ({}), (value) => [value ?? null], (value) => ({ spoiled: value }), (value) => JSON.stringify(value ?? null), () => -1,
];

/** The object with one place spoiled: a key renamed, a value changed, an item doubled. */
export function mutate(object: JsonObject, random: () => number): JsonObject {
  const copy = structuredClone(object) as Record<string, JsonValue | undefined>;
  const places: { readonly parent: Record<string, JsonValue | undefined> | (JsonValue | undefined)[]; readonly key: string }[] = [];
  const collect = (value: JsonValue | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    const parent = value as Record<string, JsonValue | undefined>;
    for (const key of Object.keys(parent)) {
      places.push({ parent, key });
      collect(parent[key]);
    }
  };
  for (const [key, value] of Object.entries(copy)) if (key !== 'apiVersion' && key !== 'kind') collect(value);
  const place = places[Math.floor(random() * places.length)];
  if (!place) return copy;
  const { parent, key } = place;
  const change = changes[Math.floor(random() * (changes.length + 2))];
  const target = parent as Record<string, JsonValue | undefined>;
  const before = target[key];
  if (Array.isArray(parent)) parent[Number(key)] = change?.(before) ?? null;
  else if (change) target[key] = change(before);
  else {
    delete target[key];
    target[`${key}x`] = before;
  }
  return copy;
}
