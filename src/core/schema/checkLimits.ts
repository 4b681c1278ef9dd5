import type { Span } from '../../base/text.ts';
import { spanOf } from '../yaml/edits.ts';
import type { YamlMap, YamlScalar, YamlSeq } from '../yaml/node.ts';
import type { Limits } from './schema.ts';
import type { Walk } from './walk.ts';

/** Checks what is demanded of a text or number beyond its type. */
export function checkLimits(node: YamlScalar, limits: Limits, key: string, walk: Walk): void {
  const problem = typeof node.value === 'number' ? numberProblem(node.value, limits) : typeof node.value === 'string' ? textProblem(node.value, limits, walk) : undefined;
  if (problem) walk.findings.push(finding(problem, `"${key}"`, spanOf(node)));
}

/** Checks how many items a list or fields a mapping may have; `above` is where the key stands that led to it. */
export function checkSize(node: YamlMap | YamlSeq, limits: Limits, key: string, above: Span, walk: Walk): void {
  const isMap = node.kind === 'map';
  const [least, most] = isMap ? [limits.minProperties, limits.maxProperties] : [limits.minItems, limits.maxItems];
  const count = isMap ? node.entries.length : node.items.length;
  const problem = rangeProblem(count, least, most, isMap ? 'field' : 'item');
  // A template may bring in more, and never takes away.
  const isUnknown = isMap && node.entries.some((entry) => entry.keyNode.dynamic);
  if (!problem || isUnknown || (walk.partial && count < (least ?? 0))) return;
  const span = above.end > above.start ? spanOf(above) : { start: node.start, end: Math.max(node.start + 1, node.flow ? node.end : node.start + 1) };
  walk.findings.push(finding(problem, `"${key === '' ? walk.kind : key}"`, span));
}

interface Problem {
  readonly rule: 'schema/pattern' | 'schema/limit';
  readonly text: string;
}

function finding(problem: Problem, what: string, span: Span): { rule: string; severity: 'error'; message: string; span: Span } {
  return { rule: problem.rule, severity: 'error', message: `${what} ${problem.text}; the API server refuses the object.`, span };
}

function limit(text: string): Problem {
  return { rule: 'schema/limit', text };
}

function numberProblem(value: number, limits: Limits): Problem | undefined {
  const { multipleOf } = limits;
  const minimum = limits.minimum ?? (limits.format === 'int32' ? -(2 ** 31) : undefined);
  const maximum = limits.maximum ?? (limits.format === 'int32' ? 2 ** 31 - 1 : undefined);
  if (minimum !== undefined && (limits.exclusiveMinimum === true ? value <= minimum : value < minimum)) return limit(`must be ${limits.exclusiveMinimum === true ? 'more than' : 'at least'} ${minimum}, but is ${value}`);
  if (maximum !== undefined && (limits.exclusiveMaximum === true ? value >= maximum : value > maximum)) return limit(`must be ${limits.exclusiveMaximum === true ? 'less than' : 'at most'} ${maximum}, but is ${value}`);
  return multipleOf !== undefined && !Number.isInteger(value / multipleOf) ? limit(`must be a multiple of ${multipleOf}, but is ${value}`) : undefined;
}

function textProblem(value: string, limits: Limits, walk: Walk): Problem | undefined {
  const length = rangeProblem(Array.from(value).length, limits.minLength, limits.maxLength, 'character');
  if (length) return length;
  if ((limits.format === 'ipv4' || limits.format === 'ipv6') && !isAddress(value, limits.format)) return { rule: 'schema/pattern', text: `must be an ${limits.format === 'ipv4' ? 'IPv4' : 'IPv6'} address` };
  const { pattern } = limits;
  return pattern !== undefined && !walk.view.matches(pattern, value) ? { rule: 'schema/pattern', text: `must match ${shortened(pattern)}, and "${shortened(value)}" does not` } : undefined;
}

function isAddress(value: string, format: 'ipv4' | 'ipv6'): boolean {
  if (format === 'ipv4') return /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(value);
  return value.includes(':') && URL.canParse(`http://[${value}]/`);
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

function rangeProblem(count: number, least: number | undefined, most: number | undefined, unit: string): Problem | undefined {
  const amount = (number: number): string => `${number} ${unit}${number === 1 ? '' : 's'}`;
  if (least !== undefined && count < least) return limit(`must have at least ${amount(least)}, but has ${count === 0 ? 'none' : count}`);
  return most !== undefined && count > most ? limit(`may have at most ${amount(most)}, but has ${count}`) : undefined;
}
