import type { YamlNode, YamlScalar, YamlSeq } from '../yaml/node.ts';
import { asMap, asScalar, entryOf } from '../yaml/node.ts';
import { spanOf } from '../yaml/edits.ts';
import type { Schema } from './schema.ts';
import type { Walk } from './walk.ts';

/** Lists in which the API server refuses a repeated item; in the others it warns and one of the two is lost. */
const refused = /\.(?:Container|EphemeralContainer|Volume|VolumeMount|VolumeDevice|ServicePort|PodResourceClaim|ResourceClaim|PodSchedulingGate|TopologySpreadConstraint|ValidatingWebhook|MutatingWebhook)$/;

/** Fields that have a value when they are left out and belong to a list's key. */
const defaults: Readonly<Record<string, string>> = { protocol: 'TCP' };

/** Reports the items of a list that its key fields say stand there twice. */
export function checkDuplicates(node: YamlSeq, listKeys: readonly string[], items: Schema, field: string, walk: Walk): void {
  const seen = new Map<string, YamlScalar>();
  for (const item of node.items) {
    const key = keyOf(item, listKeys);
    if (!key) continue;
    const first = seen.get(key.text);
    if (first) report(key, first, listKeys, items, field, walk);
    else seen.set(key.text, key.place);
  }
}

interface ItemKey {
  readonly text: string;
  readonly place: YamlScalar;
}

function keyOf(item: YamlNode, listKeys: readonly string[]): ItemKey | undefined {
  if (listKeys.length === 0) {
    const scalar = asScalar(item);
    return scalar && !scalar.dynamic ? { text: scalar.text, place: scalar } : undefined;
  }
  const parts: string[] = [];
  let place: YamlScalar | undefined;
  for (const name of listKeys) {
    const scalar = asScalar(entryOf(asMap(item), name)?.value);
    const value = scalar ? scalar.text : defaults[name];
    if (value === undefined || scalar?.dynamic === true) return undefined;
    place ??= scalar;
    parts.push(value);
  }
  return place && { text: parts.join('\n'), place };
}

function report(key: ItemKey, first: YamlScalar, listKeys: readonly string[], items: Schema, field: string, walk: Walk): void {
  const isRefused = walk.custom || (items.ref !== undefined && refused.test(items.ref));
  const what = listKeys.length === 0 ? `the value "${key.place.text}"` : `an item with ${listKeys.map((name, index) => `${name} "${key.text.split('\n')[index]}"`).join(' and ')}`;
  const outcome = isRefused ? 'the API server refuses the repetition.' : 'only one of the two counts, and server-side apply refuses the list.';
  walk.findings.push({
    rule: 'schema/duplicate-item',
    severity: isRefused ? 'error' : 'warning',
    message: `"${field}" has ${what} already; ${outcome}`,
    span: spanOf(key.place),
    related: [{ span: spanOf(first), message: 'The first one is here.' }],
  });
}
