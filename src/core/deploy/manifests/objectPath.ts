import { asObject, type JsonObject, type JsonValue } from '../../json.ts';

export type ObjectPath = readonly (string | number)[];

/** A value and where it stands. */
export interface Placed {
  readonly path: ObjectPath;
  readonly value: JsonValue;
}

/** All values that `pattern` leads to: field names separated by dots, `*` for every item of a list or field of an object. */
export function placesOf(root: JsonValue, pattern: string): readonly Placed[] {
  let here: readonly Placed[] = [{ path: [], value: root }];
  for (const step of pattern.split('.')) here = here.flatMap((place) => next(place, step));
  return here;
}

function next(place: Placed, step: string): readonly Placed[] {
  const fields = step === '*' ? childrenOf(place.value) : [[step, asObject(place.value)[step]] as const];
  return fields.flatMap(([key, value]) => (value === undefined ? [] : [{ path: [...place.path, key], value }]));
}

function childrenOf(value: JsonValue): readonly (readonly [string | number, JsonValue | undefined])[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]).map((item, index) => [index, item]) : Object.entries(asObject(value));
}

/** A copy of `root` with `value` at `path`; everything beside the path is shared with the original. */
export function withValue<T extends JsonObject>(root: T, path: ObjectPath, value: JsonValue): T {
  return replaced(root, path, value) as T;
}

function replaced(here: JsonValue, path: ObjectPath, value: JsonValue): JsonValue {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(here)) {
    return (here as readonly JsonValue[]).map((item, index) => (index === step ? replaced(item, rest, value) : item));
  }
  const fields = asObject(here);
  return { ...fields, [step]: replaced(fields[step] ?? {}, rest, value) };
}
