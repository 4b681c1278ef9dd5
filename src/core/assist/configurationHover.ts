import type { Steps } from '../../base/steps.ts';
import { asString, type JsonObject } from '../json.ts';
import { namesRule } from '../lint/rulePattern.ts';
import type { ExplainedRule } from '../lint/explainedRules.ts';
import { parseSteps } from '../yaml/parseDocument.ts';
import { configurationPart, type ConfigurationPlace, configurationPlace } from './configurationPart.ts';
import { code, type Hover, sourceLink } from './hover.ts';

/** More rules than these are counted, not listed. */
const mostListed = 12;

/** What a key of a configuration means; a rule is explained, a pattern says which rules it names. Works in steps. */
export function* configurationHover(text: string, offset: number, schema: JsonObject, rules: readonly ExplainedRule[]): Steps<Hover | undefined> {
  const { root } = yield* parseSteps(text);
  const place = root && configurationPlace(root, offset);
  if (place?.part !== 'key') return undefined;
  const paragraphs = paragraphsOf(place, schema, rules);
  if (paragraphs.length === 0) return undefined;
  const rule = place.steps.at(-2) === 'rules' ? rules.find(({ id }) => id === place.steps.at(-1)) : undefined;
  return { span: { start: place.node.start, end: place.node.end }, paragraphs, ...(rule && { rule: rule.id }) };
}

function paragraphsOf({ steps }: ConfigurationPlace, schema: JsonObject, rules: readonly ExplainedRule[]): readonly string[] {
  const name = String(steps.at(-1));
  if (steps.at(-2) === 'rules') return name.endsWith('*') ? patternParagraphs(name, rules) : ruleParagraphs(rules.find(({ id }) => id === name));
  const description = asString(configurationPart(schema, steps)?.['description']);
  return description === undefined ? [] : [description];
}

function ruleParagraphs(rule: ExplainedRule | undefined): readonly string[] {
  if (!rule) return [];
  const { id, severity, concerns, summary, why, sources, options } = rule;
  const settings = Object.entries(options).map(([option, { about, usual }]) => `${code(option)}: ${about} Usually ${code(JSON.stringify(usual))}.`);
  return [`${code(id)}: ${summary}`, why, ...settings, `Usually ${severity}; ${concerns.join(', ')}`, sources.map(sourceLink).join(' · ')];
}

function patternParagraphs(pattern: string, rules: readonly ExplainedRule[]): readonly string[] {
  const named = rules.filter(({ id }) => namesRule(pattern, id));
  if (named.length === 0) return [`${code(pattern)} names no rule.`];
  const listed = named.slice(0, mostListed).map(({ id }) => code(id)).join(', ');
  return [`${code(pattern)} names ${named.length === 1 ? '1 rule' : `${named.length} rules`}: ${listed}${named.length > mostListed ? ` and ${named.length - mostListed} more` : ''}`];
}
