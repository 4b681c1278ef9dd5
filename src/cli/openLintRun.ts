import { configuredLinters } from '../core/lint/configuredLinter.ts';
import { createLinter, type Linter } from '../core/lint/linter.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import { type Configurations, openConfigurations } from '../services/files/configurations.ts';
import type { LintRun } from '../services/files/lintFile.ts';
import { readSchemaPack } from '../services/files/readSchemaPack.ts';

/** What decides how files are linted: plain data, so that every thread can be told. */
export interface LintSettings {
  /** The path of the packed schemas. */
  readonly schemas: string;
  /** Where people are, absolute. */
  readonly folder: string;
  /** Comes before what configurations say. */
  readonly kubernetesVersion: string | undefined;
  readonly fixes: LintRun['fixes'];
}

/** The run of a thread that was told how. */
export async function openLintRun(settings: LintSettings): Promise<LintRun> {
  const pack = await readSchemaPack(settings.schemas);
  return lintRunWith(pack, openConfigurations(settings.folder, pack.versions), settings);
}

/** The run over a pack and configurations that are there already. */
export function lintRunWith(pack: SchemaPack, configurations: Configurations, { folder, kubernetesVersion, fixes }: LintSettings): LintRun {
  const { check, read } = configurations;
  return { folder, linterFor: linterByConfiguration(pack, configurations, kubernetesVersion), checkConfiguration: check, readConfigurations: read, fixes };
}

/** The linter of each file by its configuration; `version` comes before what configurations say. */
function linterByConfiguration(pack: SchemaPack, configurations: Configurations, version: string | undefined): LintRun['linterFor'] {
  const linters = new Map<string, Linter>();
  const atConfiguredLevels = configuredLinters();
  return async (path) => {
    const configuration = await configurations.forFile(path);
    if (configuration.ignored) return undefined;
    const wanted = version ?? configuration.kubernetesVersion;
    const key = JSON.stringify([wanted, ...configuration.options]);
    const linter = linters.get(key) ?? createLinter({ pack, ruleOptions: configuration.options, ...(wanted !== undefined && { kubernetesVersion: wanted }) });
    linters.set(key, linter);
    return atConfiguredLevels(linter, configuration);
  };
}
