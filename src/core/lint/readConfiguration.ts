import { asArray, asObject, asString, type JsonObject, type JsonValue } from '../json.ts';
import { resolved, type YamlNode, type YamlScalar } from '../yaml/node.ts';
import { parseDocument } from '../yaml/parseDocument.ts';
import { type Configuration, type RuleLevel, type RuleSetting, ruleLevels } from './configuration.ts';
import { type ConfigurationValidator, configurationProblems } from './configurationProblems.ts';
import type { Finding } from './finding.ts';

/** A configuration as far as it can be understood, and what is wrong with it. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
  /** The tree, to find the places of what the configuration names. */
  readonly root: YamlNode | undefined;
}

/** Reads the text of a configuration, without a byte order mark. What is wrong is told and left out; the rest counts. Never throws. */
export function readConfiguration(source: string, validate: ConfigurationValidator): ReadConfiguration {
  const { root, problems } = parseDocument(source);
  const syntax = problems.map(({ rule, message, start, end }): Finding => ({ rule, severity: 'error', message, span: { start, end } }));
  const value = root ? plainJson(root) : null;
  const errors = root && syntax.length === 0 ? validate(value) : [];
  const wrongOptions = new Set(errors.flatMap(({ instancePath }) => /^(.*\/rules\/[^/]+)\/1(?:\/|$)/.exec(instancePath)?.[1] ?? []));
  const configuration = toConfiguration(asObject(value), (pointer) => wrongOptions.has(pointer));
  return { configuration, findings: [...syntax, ...(root ? configurationProblems(root, errors) : [])], root };
}

/** True where the options of the setting at that JSON pointer are not what the rule takes. */
type HasWrongOptions = (pointer: string) => boolean;

/** Values after which a tree is cut: more come only from aliases that multiply. */
const mostValues = 100_000;

/** The values as YAML 1.2 has them, because `off` is a level here; a version stays as it is written, 1.30 is not 1.3. */
function plainJson(root: YamlNode): JsonValue {
  let left = mostValues;
  const valueOf = (node: YamlNode, key = ''): JsonValue => {
    const target = resolved(node);
    left--;
    if (!target || left < 0) return null;
    if (target.kind === 'map') return Object.fromEntries(target.entries.map((entry) => [entry.key, valueOf(entry.value, entry.key)]));
    if (target.kind === 'seq') return target.items.map((item) => valueOf(item));
    return scalarValue(target, key);
  };
  return valueOf(root);
}

function scalarValue({ value, text, style }: YamlScalar, key: string): JsonValue {
  if (value === null || typeof value === 'string' || style !== 'plain') return value;
  if (key === 'version') return text;
  return typeof value === 'boolean' && !/^(?:true|false)$/i.test(text) ? text : value;
}

function toConfiguration(value: JsonObject, hasWrongOptions: HasWrongOptions): Configuration {
  const extended = asString(value['extends']);
  const kubernetes = asObject(value['kubernetes']);
  return {
    root: value['root'] === true,
    extends: extended === undefined ? strings(value['extends']) : [extended],
    kubernetesVersion: asString(kubernetes['version']),
    crds: Array.isArray(kubernetes['crds']) ? strings(kubernetes['crds']) : undefined,
    rules: toSettings(value['rules'], '/rules', hasWrongOptions),
    overrides: asArray(value['overrides']).map((one, index) => ({ files: strings(asObject(one)['files']), rules: toSettings(asObject(one)['rules'], `/overrides/${index}/rules`, hasWrongOptions) })),
    ignore: strings(value['ignore']),
  };
}

function strings(value: JsonValue | undefined): readonly string[] {
  return asArray(value).flatMap((one) => asString(one) ?? []);
}

function toSettings(value: JsonValue | undefined, pointer: string, hasWrongOptions: HasWrongOptions): readonly RuleSetting[] {
  return Object.entries(asObject(value)).flatMap(([pattern, setting]): RuleSetting[] => {
    const [level, options] = Array.isArray(setting) ? (setting as readonly JsonValue[]) : [setting];
    const isWrong = hasWrongOptions(`${pointer}/${pattern.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return isLevel(level) ? [{ pattern, level, options: isWrong ? {} : asObject(options) }] : [];
  });
}

function isLevel(value: JsonValue | undefined): value is RuleLevel {
  return (ruleLevels as readonly (JsonValue | undefined)[]).includes(value);
}
