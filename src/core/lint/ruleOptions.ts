import { onceFor } from '../../base/onceFor.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import type { RuleOption, RuleText } from './rule.ts';

/** Options by the id of their rule, as a valid configuration gives them. */
export type RuleOptions = ReadonlyMap<string, JsonObject>;

/** The values of a rule's options where nobody says otherwise. */
export function usualOptions(rule: RuleText): Readonly<Record<string, JsonValue>> {
  return rule.options ? usualOf(rule.options) : none;
}

const none: Readonly<Record<string, JsonValue>> = {};

const usualOf = onceFor((options: NonNullable<RuleText['options']>): Readonly<Record<string, JsonValue>> =>
  Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.usual])),
);

/** The rules with other usual values for their options. What a rule has no option for is left out. */
export function withOptions<R extends RuleText>(rules: readonly R[], given: RuleOptions): readonly R[] {
  return given.size === 0 ? rules : rules.map((rule) => (rule.options && given.has(rule.id) ? { ...rule, options: changed(rule.options, given.get(rule.id) ?? {}) } : rule));
}

function changed(options: Readonly<Record<string, RuleOption>>, values: JsonObject): Readonly<Record<string, RuleOption>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, { ...option, usual: values[name] ?? option.usual }]));
}

/** The JSON Schema of a rule's options. */
export function optionsSchema(options: Readonly<Record<string, RuleOption>>): JsonObject {
  const properties = Object.entries(options).map(([name, { about, schema, usual }]): [string, JsonObject] => [name, { ...schema, description: about, default: usual }]);
  return { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) };
}
