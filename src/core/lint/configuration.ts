import type { JsonObject } from '../json.ts';
import type { Severity } from './finding.ts';

/** The name of the file that configures its folder and those below. */
export const configurationName = '.slipway.yaml';

/** What a rule's findings become. */
export type RuleLevel = Severity | 'off';

/** Every level, the least first. */
export const ruleLevels: readonly RuleLevel[] = ['off', 'hint', 'info', 'warning', 'error'];

/** Sets of levels that a configuration may start from. */
export const presets = ['recommended', 'strict', 'all'] as const;

export type Preset = (typeof presets)[number];

/** What a configuration says about the rules that a pattern names: an id, or the beginning of ids and `*`. */
export interface RuleSetting {
  readonly pattern: string;
  readonly level: RuleLevel;
  readonly options: JsonObject;
}

/** Settings for some of the files below the folder. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: readonly RuleSetting[];
}

/** What one configuration file says. */
export interface Configuration {
  /** Configurations of folders above do not count. */
  readonly root: boolean;
  /** Presets and paths of other configurations, each with its place in the list. */
  readonly extends: readonly string[];
  /** `auto` where the version is to be found out; undefined where nothing is said about it. */
  readonly kubernetesVersion: string | undefined;
  /** Patterns of the files that hold CustomResourceDefinitions; undefined where nothing is said about them. */
  readonly crds: readonly string[] | undefined;
  readonly rules: readonly RuleSetting[];
  readonly overrides: readonly Override[];
  /** Patterns of files that are not checked. */
  readonly ignore: readonly string[];
}
