import { basename, dirname, relative } from 'node:path';
import type { Log } from '../base/log.ts';
import type { ChangedConfiguration } from '../core/assist/configurationFixes.ts';
import { configurationName } from '../core/lint/configuration.ts';
import { type ConfigurationInForce, fileConfigurations } from '../core/lint/configurationInForce.ts';
import { isRequirements } from '../core/lint/fileKind.ts';
import { ruleCatalogue } from '../core/lint/ruleCatalogue.ts';
import { targetVersion } from '../core/lint/targetVersion.ts';
import type { DefinedKind } from '../core/schema/customKind.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import { type Configurations, type OpenText, openConfigurations } from '../services/files/configurations.ts';
import { type CustomDefinitions, openCustomDefinitions } from '../services/files/customDefinitions.ts';
import { readText } from '../services/files/readText.ts';
import { slashed } from '../services/files/slashed.ts';
import { openWorkspaceFacts, type WorkspaceFacts } from '../services/files/workspaceFacts.ts';
import type { LintBasis, LintPlace, LintRequest, LintService } from '../ui/services.ts';

/** What the editor tells of files. */
export interface LintSurroundings {
  /** The text of a file that is open, which counts before the one on disk. */
  readonly openText: OpenText;
  /** The files of a workspace folder that may be linted, absolute; no more than can be read at once. */
  readonly lintedFiles: (folder: string) => Promise<readonly string[]>;
  readonly log: Log;
}

/** What goes on beside the answers. */
export interface Background {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Hears when some file was found to say something that may count for others. */
  readonly learned: () => void;
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** What decides how the texts of one workspace folder are checked. */
export interface LintFolder {
  readonly configurations: Configurations;
  readonly definitions: CustomDefinitions;
  readonly facts: WorkspaceFacts;
}

/** The folder that a text is in. */
export type FolderOf = (place: LintPlace) => LintFolder;

/** The answers about a place in a text. */
export type Assistance = Pick<LintService, 'hover' | 'complete'>;

/** Whether the file is a configuration itself. */
export function isConfiguration({ file }: LintPlace): boolean {
  return basename(file) === configurationName;
}

/** Names whose files say something of other files: JSON seldom does, and is mostly data. */
const tellingName = /\.ya?ml$|(?:^|\/)(?:docker|container)file(?:[._-][^/]+)?$|\.(?:docker|container)file$/i;

export function openLintFolder(folder: string, pack: SchemaPack, { openText, lintedFiles }: LintSurroundings, { signal }: Background): LintFolder {
  const within = `${slashed(folder).replace(/\/$/, '')}/`;
  const isWithin = (path: string): boolean => path.startsWith(within) && !/\/(?:\.git|node_modules)\//.test(path);
  let listing: Promise<readonly string[]> | undefined;
  const files = (): Promise<readonly string[]> => (listing ??= lintedFiles(folder));
  // What cannot be read says nothing; checking the file itself says why.
  const read = async (path: string): Promise<string | undefined> => openText(path) ?? (await readText(path).catch(() => undefined));
  return {
    configurations: openConfigurations(folder, pack.versions, openText),
    definitions: openCustomDefinitions(pack, { files: async () => (await files()).filter(isYaml), accepts: (path) => isWithin(path) && isYaml(path), read }),
    facts: openWorkspaceFacts({ files, accepts: (path) => isWithin(path) && (tellingName.test(path) || isRequirements(path)), read }, signal),
  };
}

/** How one text is to be checked. */
export interface LintTerms {
  readonly configuration: ConfigurationInForce;
  readonly ownKinds: readonly DefinedKind[];
  readonly basis: LintBasis;
}

/**
 * The configurations of the file come before the settings, these before the connected cluster. `folder` is undefined for
 * a text that is on no disk, for which no configuration counts.
 */
export async function termsFor({ text, place, kubernetesVersion, cluster }: LintRequest, folder: LintFolder | undefined, { versions }: SchemaPack): Promise<LintTerms> {
  const configuration = folder && place ? await folder.configurations.forFile(place.file) : fileConfigurations([], ruleCatalogue())('');
  const found = folder && (await folder.definitions.kindsFor(text, configuration.crds));
  const target = targetVersion([
    { source: 'configuration', version: configuration.kubernetesVersion },
    { source: 'setting', version: kubernetesVersion },
    { source: 'cluster', version: cluster?.version, ...(cluster && { name: cluster.name }) },
  ], versions);
  const configurations = folder && place ? await folder.configurations.pathsFor(place.file) : [];
  const ownKinds = found?.kinds ?? [];
  return { configuration, ownKinds, basis: { target, configurations, ignored: configuration.ignored, ownKinds: ownKinds.length } };
}

/** The nearest configuration of a file, to be changed or made; undefined where it cannot be read. */
export async function configurationToChange({ configurations }: LintFolder, file: string, openText: OpenText): Promise<ChangedConfiguration | undefined> {
  const path = await configurations.nearestFor(file);
  const isThere = (await configurations.pathsFor(file)).includes(path);
  const text = isThere ? openText(path) ?? (await readText(path)) : undefined;
  return isThere && text === undefined ? undefined : { path, text: text?.replace(/^\ufeff/, ''), file: slashed(relative(dirname(path), file)) };
}
