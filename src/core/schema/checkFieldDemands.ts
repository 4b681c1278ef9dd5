import { remembered } from '../../base/remembered.ts';
import type { Span } from '../../base/text.ts';
import { spanOf } from '../yaml/edits.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, resolved, type YamlEntry, type YamlMap, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import { type Condition, type FieldDemand, fieldDemands } from './fieldDemands.ts';
import { hasMisspelt, headOf, titleOf, type Walk } from './walk.ts';

/**
 * Reports what validation misses in a mapping although its schema does not say so. `meant` are the fields that a
 * misspelt one stands for, `above` is where the key stands that led here.
 */
export function checkFieldDemands(node: YamlMap, definition: string, meant: ReadonlySet<string | undefined>, above: Span, walk: Walk): void {
  const name = shortName(definition);
  for (const demand of fieldDemands[name] ?? []) {
    const isMisspelt = demand.needs.some(([first]) => meant.has(first));
    if (isMisspelt || !applies(node, demand) || demand.needs.some((path) => isThere(node, path, demand.takesEmpty === true, walk))) continue;
    reportMissing(node, demand, above, walk);
  }
  if (name === 'core.ServiceSpec' || name === 'core.Container') checkPortNames(node, name === 'core.ServiceSpec', walk);
}

/** `io.k8s.api.core.v1.Pod` → `core.Pod`. */
const shortName = remembered((definition) => {
  const parts = definition.split('.');
  return `${parts[parts.length - 3] ?? ''}.${parts[parts.length - 1] ?? ''}`;
}, 2000);

/** What a template decides may be anything, so that a demand is only made where it is certain. */
function applies(node: YamlMap, { when = [], unless = [] }: FieldDemand): boolean {
  return when.every((condition) => holds(node, condition, false)) && !unless.some((condition) => holds(node, condition, true));
}

function holds(node: YamlMap, { field, is }: Condition, unknown: boolean): boolean {
  const value = entryOf(node, field)?.value;
  const scalar = asScalar(value);
  if (scalar?.dynamic === true) return unknown;
  return is ? scalar !== undefined && is.includes(scalar.text) : value !== undefined && !isAbsent(value);
}

function isThere(node: YamlMap, path: readonly string[], takesEmpty: boolean, walk: Walk): boolean {
  let here: YamlMap | undefined = node;
  for (const [index, key] of path.entries()) {
    if (!here) return false;
    if (here.entries.some((entry) => entry.keyNode.dynamic) || (index > 0 && hasMisspelt(here, walk))) return true;
    const entry = entryOf(here, key);
    if (!entry || (isAbsent(entry.value) && !(takesEmpty && index === path.length - 1))) return false;
    const value = resolved(entry.value);
    // What a template decides, or has a shape that is reported as wrong, is not called missing.
    if (value?.kind !== 'map') return true;
    here = value;
  }
  return true;
}

function isAbsent(node: YamlNode): boolean {
  const value = resolved(node);
  return isNull(node) || (value?.kind === 'scalar' && value.text === '' && !value.dynamic) || (value?.kind === 'seq' && value.items.length === 0);
}

function reportMissing(node: YamlMap, { needs, when, reason }: FieldDemand, above: Span, walk: Walk): void {
  const names = needs.map((path) => `"${path.join('.')}"`);
  const what = names.length > 4 ? 'a field' : names.length === 1 ? `the field ${names[0] ?? ''}` : `one of ${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
  const message = `${titleOf(walk.trail[walk.trail.length - 1], walk.kind)} needs ${what}${reason === undefined ? '' : `${names.length > 4 ? ' ' : ', '}${reason}`}; the API server refuses the object without it.`;
  const entry = deepest(node, needs[0] ?? []) ?? (when?.[0] && entryOf(node, when[0].field));
  report(message, entry?.keyNode ?? headOf(node, above), walk);
}

/** The last entry of a path that is there. */
function deepest(node: YamlMap, path: readonly string[]): YamlEntry | undefined {
  const [key, ...rest] = path;
  const entry = key === undefined ? undefined : entryOf(node, key);
  const map = asMap(entry?.value);
  return (map && deepest(map, rest)) ?? entry;
}

/** Ports are told apart by their names, those of a Service as soon as there are two. */
function checkPortNames(owner: YamlMap, ofService: boolean, walk: Walk): void {
  const ports = (asSeq(entryOf(owner, 'ports')?.value)?.items ?? []).flatMap((item) => asMap(item) ?? []);
  const seen = new Map<string, YamlScalar>();
  for (const port of ports) {
    const name = entryOf(port, 'name');
    const scalar = asScalar(name?.value);
    const first = scalar && seen.get(scalar.text);
    if (port.entries.some((entry) => entry.keyNode.dynamic) || scalar?.dynamic === true) continue;
    if (!name || isAbsent(name.value)) {
      if (ofService && ports.length > 1) report('A port of a Service that has several needs the field "name"; the API server refuses the object without it.', name?.keyNode ?? headOf(port, { start: 0, end: 0 }), walk);
    } else if (scalar && first) {
      walk.findings.push({ rule: 'schema/duplicate-item', severity: 'error', message: `"ports" has an item with name "${scalar.text}" already; the API server refuses the repetition.`, span: spanOf(scalar), related: [{ span: spanOf(first), message: 'The first one is here.' }] });
    } else if (scalar) seen.set(scalar.text, scalar);
  }
}

function report(message: string, place: Span, walk: Walk): void {
  walk.findings.push({ rule: 'schema/required', severity: 'error', message, span: spanOf(place) });
}
