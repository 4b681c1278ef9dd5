import type { Span } from '../../../base/text.ts';
import type { Fix } from '../../lint/finding.ts';
import { nearestName } from '../../lint/nearestName.ts';
import type { RuleContext } from '../../lint/rule.ts';
import { addedEntry, removedEntry, replaced } from '../../yaml/edits.ts';
import { entryOf, resolved, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from '../../yaml/node.ts';

const known = ['capabilities', 'count', 'device_ids', 'driver', 'options'];
const refused = 'Compose refuses this:';

/** Checks one request for devices as Compose's schema does; `partial` files may hold more than is seen. */
export function checkRequest(map: YamlMap, place: 'gpus' | 'reservation', partial: boolean, context: RuleContext): void {
  const capabilities = entryOf(map, 'capabilities');
  if (place === 'reservation') {
    if (!capabilities && !partial) reportMissing(map, context);
    checkKeys(map, context);
  }
  if (capabilities) checkList(capabilities, 'capabilities', 'gpu', context);
  const ids = entryOf(map, 'device_ids');
  const count = entryOf(map, 'count');
  if (ids) checkList(ids, 'device_ids', '0', context);
  if (count) checkCount(count, context);
  if (ids && count) {
    const later = ids.keyNode.start > count.keyNode.start ? ids : count;
    context.report(shownSpan(later), `${refused} count and device_ids exclude each other; name the number of GPUs or which ones.`, {
      fixes: () => (count.merged || ids.merged ? [] : [{ title: 'Remove count', edits: [removedEntry(context.text, map, count)], kind: 'unsafe', preferred: true }, { title: 'Remove device_ids', edits: [removedEntry(context.text, map, ids)], kind: 'unsafe' }]),
    });
  }
}

function reportMissing(map: YamlMap, context: RuleContext): void {
  const first = map.entries.find((entry) => !entry.merged);
  context.report(first ? shownSpan(first) : map, `${refused} capabilities is required for a reservation of devices. Add capabilities: [gpu].`, {
    fixes: () => [{ title: 'Add capabilities: [gpu]', edits: [addedEntry(context.text, map, 'capabilities: [gpu]')], kind: 'safe', preferred: true }],
  });
}

function checkKeys(map: YamlMap, context: RuleContext): void {
  for (const { key, keyNode, merged } of map.entries) {
    if (merged || keyNode.dynamic || known.includes(key) || key.startsWith('x-') || key === '<<') continue;
    const nearest = nearestName(key, known);
    context.report(keyNode, `${refused} a request for devices has no field ${key}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`, {
      fixes: () => (nearest === undefined || entryOf(map, nearest) ? [] : [{ title: `Change to ${nearest}`, edits: [replaced(keyNode, nearest)], kind: 'safe', preferred: true }]),
    });
  }
}

/** A list of strings without repetition. */
function checkList(entry: YamlEntry, name: string, example: string, context: RuleContext): void {
  const value = resolved(entry.value);
  if (value?.kind !== 'seq') {
    if (value?.kind === 'scalar' && value.dynamic) return;
    context.report(shownSpan(entry), `${refused} ${name} is a list of strings, for example [${quotedIfNumber(example)}].`, { fixes: () => asList(context.text, entry, value, example) });
    return;
  }
  const seen = new Set<string>();
  for (const item of value.items) {
    const scalar = resolved(item);
    if (scalar?.kind !== 'scalar') context.report(visibleSpan(item, entry), `${refused} ${name} is a list of strings, not of lists.`, { fixes: () => flattened(context.text, value.items, item) });
    else if (!scalar.dynamic && typeof scalar.value !== 'string') {
      context.report(visibleSpan(item, entry), `${refused} the items of ${name} are strings, and ${scalar.text === '' ? 'an empty one' : scalar.text} is none. Put it in quotes.`, {
        fixes: () => (item.kind === 'scalar' && scalar.text !== '' ? [{ title: 'Put it in quotes', edits: [replaced(item, JSON.stringify(scalar.text))], kind: 'safe', preferred: true }] : []),
      });
    } else if (seen.has(scalar.text) && !scalar.dynamic) context.report(item, `${refused} ${scalar.text} stands in ${name} twice.`);
    if (scalar?.kind === 'scalar') seen.add(scalar.text);
  }
}

function checkCount(entry: YamlEntry, context: RuleContext): void {
  const value = resolved(entry.value);
  if (value?.kind === 'scalar' && (value.dynamic || isCount(value))) return;
  context.report(shownSpan(entry), `${refused} count is a whole number or all.`);
}

function isCount({ value }: YamlScalar): boolean {
  return typeof value === 'number' ? Number.isInteger(value) : typeof value === 'string' && /^(?:all|[+-]?\d+)$/i.test(value);
}

/** What to underline of an entry: a scalar itself, else the key; the place of the value where the entry is merged in. */
export function shownSpan(entry: YamlEntry): Span {
  const { value, keyNode } = entry;
  if (entry.merged || value.kind === 'alias') return value;
  if (value.end <= value.start) return { start: keyNode.start, end: keyNode.end };
  return value.kind === 'scalar' ? { start: value.start, end: value.end } : { start: keyNode.start, end: keyNode.end };
}

/** An item of a list, or the key of the list where the item is empty. */
export function visibleSpan(item: Span, list: YamlEntry): Span {
  return item.end > item.start ? item : { start: list.keyNode.start, end: list.keyNode.end };
}

function asList(text: string, entry: YamlEntry, value: YamlNode | undefined, example: string): Fix[] {
  const title = 'Make it a list';
  if (entry.value.kind === 'alias' || value?.kind !== 'scalar') return [];
  if (value.end <= value.start) return [{ title, edits: [{ ...at(entry.keyNode.end + 1), text: ` [${quotedIfNumber(example)}]` }], kind: 'unsafe', preferred: true }];
  const written = text.slice(value.start, value.end);
  return [{ title, edits: [replaced(value, `[${typeof value.value === 'string' ? written : JSON.stringify(value.text)}]`)], kind: 'safe', preferred: true }];
}

function flattened(text: string, items: readonly YamlNode[], item: YamlNode): Fix[] {
  const inner = item.kind === 'seq' && item.flow && items.length === 1 ? text.slice(item.start + 1, item.end - 1).trim() : '';
  return inner === '' ? [] : [{ title: 'Remove the inner list', edits: [replaced(item, inner)], kind: 'safe', preferred: true }];
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}

function quotedIfNumber(text: string): string {
  return /^\d/.test(text) ? `"${text}"` : text;
}
