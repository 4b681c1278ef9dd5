import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import { isMergeDirective } from '../kubernetes/looksLikePatch.ts';
import { spanOf } from '../yaml/edits.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSeq } from '../yaml/node.ts';
import { asScalar, entryOf, isNull, resolved } from '../yaml/node.ts';
import { checkBranches } from './checkBranches.ts';
import { checkDemands } from './checkDemands.ts';
import { checkDeprecated } from './checkDeprecated.ts';
import { checkDuplicates } from './checkDuplicates.ts';
import { checkFieldDemands } from './checkFieldDemands.ts';
import { checkSize } from './checkLimits.ts';
import { checkScalar, reportNull, wrongShape } from './checkScalar.ts';
import type { Schema } from './schema.ts';
import { type SchemaView, fieldOf } from './schemaView.ts';
import { reportUnknownField } from './unknownField.ts';
import { headOf, titleOf, type Walk } from './walk.ts';

/** What to check an object against, and how much of it can be judged. */
export interface ObjectCheck {
  readonly text: string;
  readonly node: YamlMap;
  readonly kind: string;
  readonly schema: Schema;
  readonly view: SchemaView;
  readonly partial: boolean;
}

const nowhere: Span = { start: 0, end: 0 };
const nothing: ReadonlySet<undefined> = new Set();

/** Answers of the server, which nobody sends it. */
const answers = /^(?:Status|API(?:Versions|Group|GroupList|ResourceList))$/;

/** Everything in an object that its kind's schema does not allow. Nodes that a template decides are left alone. */
export function checkObject(check: ObjectCheck): readonly Finding[] {
  if (answers.test(check.kind)) return [];
  const walk: Walk = { text: check.text, view: check.view, kind: check.kind, partial: check.partial, custom: check.schema.custom === true, trail: [], findings: [], walked: new Set() };
  checkDeprecated(check.node, check.kind, walk);
  checkNode(check.node, check.schema, '', nowhere, walk);
  if (!check.partial) checkDemands(check.node, check.kind, walk);
  return walk.findings;
}

/** `key` led to the node, `above` is where that key stands. */
function checkNode(node: YamlNode, schema: Schema, key: string, above: Span, walk: Walk): void {
  const target = resolved(node);
  if (!target || (target.kind === 'scalar' && target.dynamic) || isNull(target)) return;
  if (node.kind === 'alias') {
    if (walk.walked.has(target)) return;
    walk.walked.add(target);
  }
  const actual = walk.view.resolve(schema);
  const before = walk.findings.length;
  checkType(target, actual, schema.ref ?? '', key, above, walk);
  const hasBranches = actual.allOf ?? actual.anyOf ?? actual.oneOf ?? actual.not;
  // Where a template or a patch may bring in more, or something is misspelt, nobody knows which alternative is meant.
  if (!hasBranches || walk.partial || walk.findings.length > before || (target.kind === 'map' && target.entries.some((entry) => entry.keyNode.dynamic))) return;
  checkBranches(target, actual, key, above, walk, (branch) => isValid(target, branch, key, walk));
}

/** Walks a branch beside the walk: what it finds only counts. */
function isValid(node: YamlNode, branch: Schema, key: string, walk: Walk): boolean {
  const probe: Walk = { ...walk, trail: [...walk.trail], findings: [], walked: new Set() };
  checkNode(node, branch, key, nowhere, probe);
  return probe.findings.length === 0;
}

function checkType(target: YamlMap | YamlSeq | YamlScalar, actual: Schema, definition: string, key: string, above: Span, walk: Walk): void {
  const isListOfBytes = actual.type === 'bytes' && target.kind === 'seq' && !walk.custom && target.items.every((item) => Number.isInteger(asScalar(item)?.value));
  if ((actual.type === 'any' && !(target.kind === 'scalar' && actual.enum)) || isListOfBytes) return;
  if (actual.type === 'object' && target.kind === 'map') checkMap(target, actual, definition, key, above, walk);
  else if (actual.type === 'array' && target.kind === 'seq') checkSeq(target, actual, key, above, walk);
  else if (target.kind === 'scalar' && actual.type !== 'object' && actual.type !== 'array') checkScalar(target, actual, key, walk);
  else wrongShape(target, actual, key, above, walk);
}

function checkMap(node: YamlMap, schema: Schema, definition: string, key: string, above: Span, walk: Walk): void {
  if (!schema.properties && !schema.values) return;
  walk.trail.push({ schema, definition, key, node });
  let meant: Set<string | undefined> | undefined;
  let present: ReadonlySet<string> | undefined;
  for (const entry of node.entries) {
    if (entry.keyNode.dynamic || (walk.partial && isMergeDirective(entry.key))) continue;
    const field = fieldOf(schema, entry.key) ?? schema.values;
    if (field) checkNode(entry.value, field, entry.key, entry.keyNode, isStatus(entry, walk) ? { ...walk, partial: true } : walk);
    else if (schema.open !== true) {
      present ??= new Set(node.entries.map((other) => other.key));
      meant ??= new Set();
      meant.add(reportUnknownField(entry, present, walk));
    }
  }
  if (schema.limits) checkSize(node, schema.limits, key, above, walk);
  if (schema.required && !walk.partial) checkRequired(node, schema, schema.required, meant ?? nothing, above, walk);
  if (definition !== '' && !walk.partial) checkFieldDemands(node, definition, meant ?? nothing, above, walk);
  walk.trail.pop();
}

/** The server drops the status that a manifest brings; generators leave it in their files, half empty. */
function isStatus({ key }: YamlEntry, { trail }: Walk): boolean {
  return key === 'status' && trail.length === 1;
}

/** `meant` are the fields that a misspelt one stands for. */
function checkRequired(node: YamlMap, schema: Schema, required: readonly string[], meant: ReadonlySet<string | undefined>, above: Span, walk: Walk): void {
  if (node.entries.some((entry) => entry.keyNode.dynamic)) return;
  let missing: string[] | undefined;
  for (const name of required) {
    if (meant.has(name)) continue;
    const entry = entryOf(node, name);
    if (!entry) {
      missing ??= [];
      missing.push(`"${name}"`);
    } else if (isEmpty(entry.value, fieldOf(schema, name), walk)) reportMissing(`needs the field "${name}", and it is empty here`, entry.keyNode, 'it', walk);
  }
  if (missing) reportMissing(`needs the field${missing.length > 1 ? 's' : ''} ${listed(missing)}`, headOf(node, above), missing.length > 1 ? 'them' : 'it', walk);
}

function reportMissing(what: string, place: Span, which: 'it' | 'them', walk: Walk): void {
  const message = `${titleOf(walk.trail[walk.trail.length - 1], walk.kind)} ${what}; the API server refuses the object without ${which}.`;
  walk.findings.push({ rule: 'schema/required', severity: 'error', message, span: spanOf(place) });
}

/** Kubernetes' own kinds cannot tell an empty text, list or map from one that is not there. */
function isEmpty(value: YamlNode, field: Schema | undefined, walk: Walk): boolean {
  if (isNull(value)) return field?.nullable !== true;
  const target = resolved(value);
  if (walk.custom || !target) return false;
  if (target.kind === 'scalar') return target.value === '' && field?.type === 'string' && !target.dynamic;
  return target.kind === 'seq' ? field?.type === 'array' && target.items.length === 0 : field?.values !== undefined && target.entries.length === 0;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1] ?? ''}`;
}

function checkSeq(node: YamlSeq, schema: Schema, key: string, above: Span, walk: Walk): void {
  const { items } = schema;
  if (schema.limits) checkSize(node, schema.limits, key, above, walk);
  if (!items) return;
  for (const item of node.items) {
    if (isNull(item)) reportNull(item, items, key, walk);
    else checkNode(item, items, `${key}[]`, nowhere, walk);
  }
  if (schema.listKeys && !walk.partial) checkDuplicates(node, schema.listKeys, items, key, walk);
}
