import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import type { YamlMap, YamlNode } from '../yaml/node.ts';
import type { Schema } from './schema.ts';
import type { SchemaView } from './schemaView.ts';

/** One mapping on the way from the object to where the walk is. */
export interface Step {
  readonly schema: Schema;
  /** The definition the schema came from; '' for an inline one. */
  readonly definition: string;
  /** The key that led here, with `[]` for an item of a list; '' for the object itself. */
  readonly key: string;
  readonly node: YamlMap;
}

/** The state of one walk over one object. */
export interface Walk {
  readonly text: string;
  readonly view: SchemaView;
  readonly kind: string;
  /** True where nothing may be called missing. */
  readonly partial: boolean;
  /** True in a custom resource, where the API server knows no leniency for empty values, nulls and repetitions. */
  readonly custom: boolean;
  readonly trail: Step[];
  readonly findings: Finding[];
  /** What aliases point to and was walked already: an alias bomb is walked once. */
  readonly walked: Set<YamlNode>;
}

/** The last part of a definition's name, as people know it: `Container`, `PodSpec`. */
export function titleOf(step: Step | undefined, fallback: string): string {
  const name = step?.definition.slice(step.definition.lastIndexOf('.') + 1) ?? '';
  return name === '' ? fallback : name;
}

/** The path of the mapping the walk is in, `spec.template.spec`; '' for the object itself. */
export function pathOf(trail: readonly Step[]): string {
  return trail.map((step) => step.key).filter((key) => key !== '').join('.');
}

/** Where an empty or missing thing is underlined: the key above it, or the first key of a list's item. */
export function headOf(node: YamlMap, above: Span): Span {
  const first = node.entries.find((entry) => !entry.merged)?.keyNode;
  return above.end > above.start ? { start: above.start, end: above.end } : first ? { start: first.start, end: first.end } : { start: node.start, end: Math.max(node.end, node.start + 1) };
}

/** A field that does not exist may be the one that is missing. */
export function hasMisspelt(map: YamlMap, { findings }: Walk): boolean {
  return findings.some(({ rule, span }) => rule === 'schema/unknown-field' && map.entries.some(({ keyNode }) => keyNode.start === span.start));
}
