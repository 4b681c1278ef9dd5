import { type Configuration, type Preset, type RuleLevel, ruleLevels, type RuleSetting } from './configuration.ts';
import type { Finding } from './finding.ts';
import { type PathDecision, pathPatterns } from './pathPatterns.ts';
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

/** Tells what holds for a file; `path` is absolute, with `/`. */
export type FileConfigurations = (path: string) => ConfigurationInForce;

/** Puts layers together, the last one winning. Files that the same overrides are for share one result. */
export function fileConfigurations(layers: readonly ConfigurationLayer[], rules: readonly CatalogueRule[]): FileConfigurations {
  const prepared = layers.map((layer) => (typeof layer === 'string' ? layer : prepare(layer)));
  const known = new Map<string, SharedConfiguration>();
  return (path) => {
    const matched = prepared.map((layer) => (typeof layer === 'string' ? [] : layer.overridesFor(path)));
    const key = JSON.stringify(matched);
    const shared = known.get(key) ?? join(prepared, matched, rules);
    known.set(key, shared);
    const ignored = prepared.reduce((before, layer) => (typeof layer === 'string' ? before : layer.ignores(path) ?? before), false);
    return { ...shared, ignored };
  };
}

type SharedConfiguration = Omit<ConfigurationInForce, 'ignored'>;

/** A layer whose patterns are compiled. */
interface PreparedLayer {
  readonly folder: string;
  readonly configuration: Configuration;
  /** Undefined where it says nothing about the file at that absolute path. */
  readonly ignores: PathDecision;
  /** The places of the overrides that are for the file at that absolute path. */
  readonly overridesFor: (path: string) => readonly number[];
}

function prepare({ folder, configuration }: Exclude<ConfigurationLayer, Preset>): PreparedLayer {
  const relative = (path: string): string => path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
  const ignores = pathPatterns(configuration.ignore);
  const overrides = configuration.overrides.map(({ files }) => pathPatterns(files));
  return {
    folder,
    configuration,
    ignores: (path) => ignores(relative(path)),
    overridesFor: (path) => overrides.flatMap((matches, index) => (matches(relative(path)) === true ? [index] : [])),
  };
}

/** `matched` are the places of the overrides that count, for each layer. */
function join(layers: readonly (Preset | PreparedLayer)[], matched: readonly (readonly number[])[], rules: readonly CatalogueRule[]): SharedConfiguration {
  const levels = new Map(rules.map((rule) => [rule.id, presetLevel('recommended', rule)]));
  const options = new Map<string, RuleSetting['options']>();
  let kubernetesVersion: string | undefined;
  let crds: FilePatterns | undefined;
  for (const [place, layer] of layers.entries()) {
    if (typeof layer === 'string') {
      for (const rule of rules) levels.set(rule.id, presetLevel(layer, rule));
      continue;
    }
    const { configuration, folder } = layer;
    kubernetesVersion = configuration.kubernetesVersion ?? kubernetesVersion;
    if (configuration.crds) crds = { folder, patterns: configuration.crds };
    const overrides = configuration.overrides.filter((_, index) => matched[place]?.includes(index));
    for (const settings of [configuration.rules, ...overrides.map((override) => override.rules)]) apply(settings, rules, levels, options);
  }
  const off = [...levels].flatMap(([id, level]) => (level === 'off' ? [id] : []));
  return { kubernetesVersion: kubernetesVersion === 'auto' ? undefined : kubernetesVersion, crds, levels, options, off };
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
