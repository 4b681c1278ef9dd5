import { type JsonObject, type JsonValue, asObject } from '../../src/core/json.ts';

interface Release {
  readonly version: string;
  readonly definitions: JsonObject;
}

/**
 * The published schemas name the allowed values only from 1.34 on. Older releases get the values of the first release
 * that has them wherever the field is otherwise the same, so that a typing mistake is seen in every version.
 */
export function carryEnumsBack(releases: readonly Release[]): readonly Release[] {
  const first = releases.findIndex(({ definitions }) => JSON.stringify(definitions).includes('"enum":['));
  const donor = releases[first];
  if (donor === undefined) return releases;
  return releases.map((release, index) => index < first ? { ...release, definitions: complete(release.definitions, donor.definitions) } : release);
}

function complete(old: JsonObject, donor: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(old).map(([name, value]) => [name, donate(value, donor[name])]));
}

/** `old` with the enums of `donor` at the same places. */
function donate(old: JsonValue | undefined, donor: JsonValue | undefined): JsonValue | undefined {
  if (typeof old !== 'object' || old === null || Array.isArray(old)) return old;
  const from = asObject(donor);
  const result: Record<string, JsonValue | undefined> = {};
  for (const [key, value] of Object.entries(asObject(old))) result[key] = donate(value, from[key]);
  if (from['enum'] !== undefined && result['enum'] === undefined && sameWithoutEnum(asObject(old), from)) result['enum'] = from['enum'];
  return result;
}

function sameWithoutEnum(old: JsonObject, donor: JsonObject): boolean {
  return old['type'] === donor['type'] && old['format'] === donor['format'] && old['properties'] === undefined;
}
