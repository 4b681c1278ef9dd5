import { configuredLinters } from '../core/lint/configuredLinter.ts';
import { createLinter, type Linter } from '../core/lint/linter.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import type { Configurations } from '../services/files/configurations.ts';
import type { LintRun } from '../services/files/lintPaths.ts';

/** The linter of each file by its configuration; `version` comes before what configurations say. */
export function linterByConfiguration(pack: SchemaPack, configurations: Configurations, version: string | undefined): LintRun['linterFor'] {
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
