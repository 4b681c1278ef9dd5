import { resolve } from 'node:path';
import { configuredLinters } from '../core/lint/configuredLinter.ts';
import { linterPool } from '../core/lint/linterPool.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import { type Configurations, openConfigurations } from '../services/files/configurations.ts';
import { type CustomDefinitions, openCustomDefinitions } from '../services/files/customDefinitions.ts';
import { findFiles } from '../services/files/findFiles.ts';
import type { LintRun } from '../services/files/lintFile.ts';
import { readSchemaPack } from '../services/files/readSchemaPack.ts';
import { readText } from '../services/files/readText.ts';

/** What decides how files are linted: plain data, so that every thread can be told. */
export interface LintSettings {
  /** The path of the packed schemas. */
  readonly schemas: string;
  /** Where people are, absolute. */
  readonly folder: string;
  /** What was asked to be linted; CustomResourceDefinitions among it count. */
  readonly paths: readonly string[];
  /** Comes before what configurations say. */
  readonly kubernetesVersion: string | undefined;
  readonly fixes: LintRun['fixes'];
}

/** The run of a thread that was told how. */
export function openLintRun(settings: LintSettings): LintRun {
  const pack = readSchemaPack(settings.schemas);
  return lintRunWith(pack, openConfigurations(settings.folder, pack.versions), settings);
}

/** The run over a pack and configurations that are there already. */
export function lintRunWith(pack: SchemaPack, configurations: Configurations, settings: LintSettings): LintRun {
  const { folder, kubernetesVersion, fixes } = settings;
  const { check, read } = configurations;
  return { folder, linterFor: linterByConfiguration(pack, configurations, definitionsOfRun(pack, settings), kubernetesVersion), checkConfiguration: check, readConfigurations: read, fixes };
}

/** The CustomResourceDefinitions among the files of a run, which are read only where a file has such a resource. */
function definitionsOfRun(pack: SchemaPack, { folder, paths }: LintSettings): CustomDefinitions {
  const files = async (): Promise<readonly string[]> => {
    const found = await findFiles(paths.map((path) => resolve(folder, path)), (name) => /\.(?:ya?ml|json)$/i.test(name));
    return found.files.map(({ path }) => path);
  };
  // The run itself says which files cannot be read.
  return openCustomDefinitions(pack, { files, accepts: () => false, read: (path) => readText(path).catch(() => undefined) });
}

/** The linter of each file by its configuration; `version` comes before what configurations say. */
function linterByConfiguration(pack: SchemaPack, configurations: Configurations, definitions: CustomDefinitions, version: string | undefined): LintRun['linterFor'] {
  const linterFor = linterPool(pack);
  const atConfiguredLevels = configuredLinters();
  return async (path, text) => {
    const configuration = await configurations.forFile(path);
    if (configuration.ignored) return undefined;
    const wanted = version ?? configuration.kubernetesVersion;
    const { kinds } = await definitions.kindsFor(text, configuration.crds);
    const linter = linterFor({ ruleOptions: configuration.options, off: configuration.off, customKinds: kinds, ...(wanted !== undefined && { kubernetesVersion: wanted }) });
    return atConfiguredLevels(linter, configuration);
  };
}
