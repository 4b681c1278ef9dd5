import type { Span } from '../../base/text.ts';
import type { Fix } from '../lint/finding.ts';
import { nearestName } from '../lint/nearestName.ts';
import { quoteFixes } from '../lint/quoteFixes.ts';
import { parseQuantity } from '../kubernetes/quantity.ts';
import { replaced, spanOf } from '../yaml/edits.ts';
import type { YamlMap, YamlNode, YamlScalar, YamlSeq } from '../yaml/node.ts';
import { checkLimits } from './checkLimits.ts';
import type { FieldType, Limits, Schema } from './schema.ts';
import type { Walk } from './walk.ts';

const wanted: Readonly<Record<FieldType, string>> = {
  any: 'any value',
  object: 'a mapping of fields',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  quantity: 'a quantity such as 500m or 16Gi',
  intOrString: 'a whole number or text',
  time: 'a time such as 2026-01-31T12:00:00Z',
  bytes: 'text in base64',
};

const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const timePattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Where nothing else is said, Kubernetes keeps a whole number in 64 bits. */
const wholeNumber: Limits = { minimum: -(2 ** 63), maximum: 2 ** 63 };

/** Checks a known scalar against a scalar type. */
export function checkScalar(node: YamlScalar, schema: Schema, key: string, walk: Walk): void {
  if (!hasType(node, schema.type, walk.custom)) {
    wrongType(node, schema.type, key, walk);
    return;
  }
  const text = node.text;
  const isLeftOut = text === '' && !walk.custom;
  if (schema.enum && !isLeftOut && !schema.enum.includes(typeof node.value === 'number' ? String(node.value) : text)) wrongChoice(node, schema.enum, key, walk);
  if (schema.type === 'quantity' && !parseQuantity(walk.custom ? jsonText(node) : jsonText(node).trim())) wrongQuantity(node, key, walk);
  if (schema.type === 'time' && !timePattern.test(walk.custom ? text.toUpperCase() : text)) wrongType(node, 'time', key, walk);
  if (schema.type === 'bytes' && !base64Pattern.test(text.replaceAll(/[\r\n]/g, ''))) wrongType(node, 'bytes', key, walk);
  const limits = schema.limits ?? (schema.type === 'integer' ? wholeNumber : undefined);
  if (limits) checkLimits(node, limits, key, walk);
}

/**
 * Reports a null among the items of a list where the definition does not allow it. In Kubernetes' own kinds it is an
 * item without any field, and so only wrong where one is required.
 */
export function reportNull(item: YamlNode, schema: Schema, key: string, walk: Walk): void {
  const { required, type, nullable } = walk.view.resolve(schema);
  if (walk.custom ? nullable === true || type === 'any' : required === undefined || walk.partial) return;
  const start = Math.max(0, Math.min(item.start, walk.text.length - 1));
  const what = walk.custom || required === undefined ? `must be ${wanted[type]}` : `needs ${required.map((name) => `"${name}"`).join(' and ')}`;
  const message = `An item of "${key}" is empty and ${what}; the API server refuses the object.`;
  walk.findings.push({ rule: walk.custom ? 'schema/type' : 'schema/required', severity: 'error', message, span: { start, end: Math.max(item.end, start + 1) } });
}

/** The scalar as it stands in JSON, without quotes: `0644` is 420. */
export function jsonText(node: YamlScalar): string {
  return typeof node.value === 'string' ? node.value : String(node.value);
}

/** A custom resource has quantities and ports as "integer or text": 0.5 without quotes is neither. */
function hasType(node: YamlScalar, type: FieldType, custom: boolean): boolean {
  const actual = typeof node.value;
  if (type === 'string' || type === 'time' || type === 'bytes') return actual === 'string';
  if (type === 'boolean') return actual === 'boolean';
  if (type === 'number') return actual === 'number';
  if (type === 'integer') return Number.isInteger(node.value);
  if (type === 'intOrString') return actual === 'string' || Number.isInteger(node.value);
  if (type !== 'quantity') return true;
  return actual === 'string' || (custom ? Number.isInteger(node.value) : actual === 'number');
}

function wrongType(node: YamlScalar, type: FieldType, key: string, walk: Walk): void {
  walk.findings.push({
    rule: 'schema/type',
    severity: 'error',
    message: `"${key}" must be ${wanted[type]}, but ${describe(node)}; the API server refuses the object.`,
    span: spanOf(node),
    fixes: () => typeFixes(node, type, walk.text),
  });
}

function describe(node: YamlScalar): string {
  const written = node.text.length > 40 ? `${node.text.slice(0, 40)}…` : node.text;
  if (typeof node.value === 'string') return `"${written}" is text`;
  if (typeof node.value === 'boolean') return `${written} is read as the boolean ${String(node.value)}`;
  const value = String(node.value);
  return value === written ? `${written} is a number` : `${written} is read as the number ${value}`;
}

function typeFixes(node: YamlScalar, type: FieldType, text: string): readonly Fix[] {
  const quotable = type === 'string' || ((type === 'quantity' || type === 'intOrString') && typeof node.value === 'number');
  if (quotable) return quoteFixes(text, node);
  const bare = node.style === 'single' || node.style === 'double' ? node.text.trim() : '';
  const fits = type === 'boolean' ? bare === 'true' || bare === 'false' : (type === 'integer' || type === 'number') && /^-?(?:0|[1-9]\d*)$/.test(bare);
  return fits ? [{ title: `Write ${bare} without quotes`, edits: [replaced(node, bare)], kind: 'safe', preferred: true }] : [];
}

function wrongChoice(node: YamlScalar, choices: readonly string[], key: string, walk: Walk): void {
  const near = nearestName(node.text, choices);
  const options = near === undefined ? (choices.length > 12 ? [] : choices) : [near];
  const advice = near === undefined ? `allowed are ${choices.filter((choice) => choice !== '').join(', ')}` : `did you mean ${near}?`;
  walk.findings.push({
    rule: 'schema/enum',
    severity: 'error',
    message: `"${node.text}" is not a value of "${key}", so the API server refuses the object; ${advice}${advice.endsWith('?') ? '' : '.'}`,
    span: spanOf(node),
    fixes: () => options.map((choice): Fix => ({ title: `Change to ${choice}`, edits: [replaced(node, choice)], kind: 'unsafe', ...(near !== undefined && { preferred: true }) })),
  });
}

function wrongQuantity(node: YamlScalar, key: string, walk: Walk): void {
  const better = betterQuantity(node.text);
  walk.findings.push({
    rule: 'schema/quantity',
    severity: 'error',
    message: `"${node.text}" is not a quantity, so the API server refuses the object; "${key}" takes a number with a unit such as ${better ?? '500m, 2 or 16Gi'}.`,
    span: spanOf(node),
    fixes: () => better === undefined ? [] : [{ title: `Change to ${better}`, edits: [replaced(node, better)], kind: 'unsafe', preferred: true }],
  });
}

/** `16 GB`, `16gb`, `16GiB` → `16Gi`: the unit that was probably meant. */
export function betterQuantity(text: string): string | undefined {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([kmgtp])i?b?\s*$/i.exec(text);
  const unit = match?.[2]?.toUpperCase();
  return match && unit !== undefined ? `${match[1] ?? ''}${unit}i` : undefined;
}

/** Reports a mapping, list or scalar where another of the three is wanted. */
export function wrongShape(node: YamlMap | YamlSeq | YamlScalar, schema: Schema, key: string, above: Span, walk: Walk): void {
  const found = node.kind === 'map' ? 'a mapping' : node.kind === 'seq' ? 'a list' : `the single value "${node.text.slice(0, 40)}"`;
  const onOneLine = !walk.text.slice(node.start, node.end).includes('\n');
  const isBlock = node.kind !== 'scalar' && !node.flow;
  const span = (onOneLine && !isBlock) || above.end === above.start ? firstLine(node, walk.text) : spanOf(above);
  const wrap = schema.type === 'array' && node.kind === 'scalar' && onOneLine;
  walk.findings.push({
    rule: 'schema/type',
    severity: 'error',
    message: `"${key === '' ? walk.kind : key}" must be ${wanted[schema.type]}, but it is ${found}; the API server refuses the object.`,
    span,
    ...(wrap && { fixes: () => [{ title: 'Make it a list', edits: [replaced(node, `[${walk.text.slice(node.start, node.end)}]`)], kind: 'unsafe' as const }] }),
  });
}

function firstLine(node: Span, text: string): Span {
  const newline = text.indexOf('\n', node.start);
  return { start: node.start, end: newline < 0 ? node.end : Math.min(node.end, newline) };
}
