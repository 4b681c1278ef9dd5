import { type Configuration, type Preset, type RuleLevel, ruleLevels, type RuleSetting } from './configuration.ts';
import type { Finding } from './finding.ts';
import { pathPatterns } from './pathPatterns.ts';
import { namesRule } from './rulePattern.ts';
import type { CatalogueRule } from './ruleCatalogue.ts';

/** A preset, or a configuration with the folder that its patterns count from (absolute, with `/`). */
export type ConfigurationLayer = Preset | { readonly folder: string; readonly configuration: Configuration };

/** Patterns, and the folder that they count from (absolute, with `/`). */
export interface FilePatterns {
  readonly folder: string;
  readonly patterns: readonly string[];
}

/** What holds for one file. */
export interface ConfigurationInForce {
  /** The file is not checked. */
  readonly ignored: boolean;
  /** Undefined where no configuration names one, or the nearest that does leaves it open. */
  readonly kubernetesVersion: string | undefined;
  /** The files with CustomResourceDefinitions; undefined where no configuration names them. */
  readonly crds: FilePatterns | undefined;
  /** By id, for every rule of the catalogue. */
  readonly levels: ReadonlyMap<string, RuleLevel>;
  /** The options of the rules that were given some, by id. */
  readonly options: ReadonlyMap<string, RuleSetting['options']>;
  /** The ids of the rules whose level is off. */
  readonly off: readonly string[];
}

/** Puts layers together for a file, the last one winning; `path` is absolute, with `/`. */
export function configurationInForce(layers: readonly ConfigurationLayer[], path: string, rules: readonly CatalogueRule[]): ConfigurationInForce {
  const levels = new Map(rules.map((rule) => [rule.id, presetLevel('recommended', rule)]));
  const options = new Map<string, RuleSetting['options']>();
  let ignored = false;
  let kubernetesVersion: string | undefined;
  let crds: FilePatterns | undefined;
  for (const layer of layers) {
    if (typeof layer === 'string') {
      for (const rule of rules) levels.set(rule.id, presetLevel(layer, rule));
      continue;
    }
    const { configuration, folder } = layer;
    const relative = path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
    ignored = pathPatterns(configuration.ignore)(relative) ?? ignored;
    kubernetesVersion = configuration.kubernetesVersion ?? kubernetesVersion;
    if (configuration.crds) crds = { folder, patterns: configuration.crds };
    const overrides = configuration.overrides.filter(({ files }) => pathPatterns(files)(relative) === true);
    for (const settings of [configuration.rules, ...overrides.map((override) => override.rules)]) apply(settings, rules, levels, options);
  }
  const off = [...levels].flatMap(([id, level]) => (level === 'off' ? [id] : []));
  return { ignored, kubernetesVersion: kubernetesVersion === 'auto' ? undefined : kubernetesVersion, crds, levels, options, off };
}

/** Within one list the more exact pattern wins, whatever the order. */
function apply(settings: readonly RuleSetting[], rules: readonly CatalogueRule[], levels: Map<string, RuleLevel>, options: Map<string, RuleSetting['options']>): void {
  const sorted = settings.toSorted((a, b) => exactness(a.pattern) - exactness(b.pattern));
  for (const { pattern, level, options: given } of sorted) {
    for (const { id } of rules) {
      if (!namesRule(pattern, id)) continue;
      levels.set(id, level);
      if (Object.keys(given).length > 0) options.set(id, { ...options.get(id), ...given });
    }
  }
}

function exactness(pattern: string): number {
  return pattern.endsWith('*') ? pattern.length : Number.MAX_SAFE_INTEGER;
}

function presetLevel(preset: Preset, { severity, optIn }: CatalogueRule): RuleLevel {
  if (optIn && preset !== 'all') return 'off';
  return preset === 'strict' && severity === 'warning' ? 'error' : severity;
}

/**
 * The finding at the level its rule has here, undefined where that is off. What a rule itself holds for less severe than
 * usual is not made more severe.
 */
export function atLevel(finding: Finding, { levels }: ConfigurationInForce, usual: ReadonlyMap<string, CatalogueRule>): Finding | undefined {
  const level = levels.get(finding.rule) ?? finding.severity;
  if (level === 'off') return undefined;
  const milder = rank(finding.severity) < rank(usual.get(finding.rule)?.severity ?? finding.severity);
  const severity = milder && rank(finding.severity) < rank(level) ? finding.severity : level;
  return severity === finding.severity ? finding : { ...finding, severity };
}

function rank(level: RuleLevel): number {
  return ruleLevels.indexOf(level);
}
