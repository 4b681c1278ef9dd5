import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import type { YamlMap, YamlNode, YamlSeq } from '../yaml/node.ts';
import { isNull, resolved } from '../yaml/node.ts';
import { checkDuplicates } from './checkDuplicates.ts';
import { checkScalar, wrongShape } from './checkScalar.ts';
import type { Schema } from './schemaPack.ts';
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

/** Everything in an object that its kind's schema does not allow. Nodes that a template decides are left alone. */
export function checkObject(check: ObjectCheck): readonly Finding[] {
  const walk: Walk = { text: check.text, view: check.view, kind: check.kind, partial: check.partial, trail: [], findings: [], walked: new Set() };
  checkNode(check.node, check.schema, '', nowhere, walk);
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
  if (actual.type === 'any') return;
  if (actual.type === 'object' && target.kind === 'map') checkMap(target, actual, schema.ref ?? '', key, above, walk);
  else if (actual.type === 'array' && target.kind === 'seq') checkSeq(target, actual, key, walk);
  else if (target.kind === 'scalar' && actual.type !== 'object' && actual.type !== 'array') checkScalar(target, actual, key, walk);
  else wrongShape(target, actual, key, above, walk);
}

function checkMap(node: YamlMap, schema: Schema, definition: string, key: string, above: Span, walk: Walk): void {
  if (!schema.properties && !schema.values) return;
  walk.trail.push({ schema, definition, key, node });
  for (const entry of node.entries) {
    if (entry.keyNode.dynamic) continue;
    const field = fieldOf(schema, entry.key) ?? schema.values;
    if (field) checkNode(entry.value, field, entry.key, entry.keyNode, walk);
    else reportUnknownField(entry, walk);
  }
  if (schema.required && !walk.partial) checkRequired(node, schema.required, above, walk);
  walk.trail.pop();
}

function checkRequired(node: YamlMap, required: readonly string[], above: Span, walk: Walk): void {
  const hasDynamicKey = node.entries.some((entry) => entry.keyNode.dynamic);
  if (hasDynamicKey) return;
  for (const name of required) {
    const entry = node.entries.find((candidate) => candidate.key === name);
    if (entry && !isNull(entry.value)) continue;
    const title = titleOf(walk.trail[walk.trail.length - 1], walk.kind);
    const span = entry ? { start: entry.keyNode.start, end: entry.keyNode.end } : headOf(node, above);
    const message = `${title} needs the field "${name}"${entry ? ', and it is empty here' : ''}; the API server refuses the object without it.`;
    walk.findings.push({ rule: 'schema/required', severity: 'error', message, span });
  }
}

function checkSeq(node: YamlSeq, schema: Schema, key: string, walk: Walk): void {
  const { items } = schema;
  if (!items) return;
  for (const item of node.items) checkNode(item, items, `${key}[]`, nowhere, walk);
  if (schema.listKeys && !walk.partial) checkDuplicates(node, schema.listKeys, items, key, walk);
}
