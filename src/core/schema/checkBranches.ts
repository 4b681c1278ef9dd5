import type { Span } from '../../base/text.ts';
import { spanOf } from '../yaml/edits.ts';
import { entryOf, type YamlMap, type YamlScalar, type YamlSeq } from '../yaml/node.ts';
import type { Schema } from './schema.ts';
import type { Walk } from './walk.ts';

/**
 * Checks `allOf`, `anyOf`, `oneOf` and `not`: one finding says that the value fits none of the alternatives, instead of
 * everything that is wrong with each. `isValid` walks a branch without reporting.
 */
export function checkBranches(node: YamlMap | YamlSeq | YamlScalar, schema: Schema, key: string, above: Span, walk: Walk, isValid: (branch: Schema) => boolean): void {
  const { allOf, anyOf, oneOf, not } = schema;
  const fits = oneOf?.filter(isValid);
  const fitting = fits?.length ?? 1;
  const problem = allOf && !allOf.every(isValid) ? 'does not fulfil all conditions that its definition sets'
    : anyOf && !anyOf.some(isValid) ? `fits none of the ${anyOf.length} alternatives that its definition allows${wayOut(anyOf)}`
      : fitting === 0 ? `fits none of the ${oneOf?.length ?? 0} alternatives that its definition allows${wayOut(oneOf ?? [])}`
        : fitting > 1 && !(node.kind === 'map' && fits?.some((branch) => isOpen(node, branch))) ? `fits ${fitting} alternatives of which its definition allows exactly one${wayOut(oneOf ?? [])}`
          : not && isValid(not) ? 'is what its definition rules out' : undefined;
  if (problem === undefined) return;
  const span = node.kind !== 'scalar' && above.end > above.start ? spanOf(above) : { start: node.start, end: Math.max(node.start + 1, node.kind === 'scalar' || node.flow ? node.end : node.start + 1) };
  walk.findings.push({ rule: 'schema/alternative', severity: 'error', message: `"${key === '' ? walk.kind : key}" ${problem}; the API server refuses the object.`, span });
}

/** The API server sets defaults before it looks, and one of them may decide against the alternative. */
function isOpen(node: YamlMap, { properties = {} }: Schema): boolean {
  return Object.keys(properties).some((name) => !entryOf(node, name));
}

/** Where the alternatives are told apart by fields that must be there, those are named. */
function wayOut(branches: readonly Schema[]): string {
  const fields = branches.map(({ required = [] }) => required.join(' and '));
  return fields.every((field) => field !== '') ? ` (${fields.join(', or ')})` : '';
}
