import { basename } from 'node:path';
import { inSlices } from '../base/steps.ts';
import { configurationFixes } from '../core/assist/configurationFixes.ts';
import { configurationName } from '../core/lint/configuration.ts';
import { configuredLinters } from '../core/lint/configuredLinter.ts';
import { fileKind } from '../core/lint/fileKind.ts';
import { linterPool } from '../core/lint/linterPool.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import type { LintPlace, LintService } from '../ui/services.ts';
import { configurationToChange, type LintFolder, type LintSurroundings, openLintFolder, termsFor } from './lintFolder.ts';

export type { LintSurroundings } from './lintFolder.ts';

/** What needs the schemas, the rules and the configurations. */
export type CheckingService = Pick<LintService, 'lint' | 'hover' | 'complete' | 'configure' | 'changed'>;

/** One linter for each set of settings that is in use; the folders of the workspace are looked at when a text is in them. */
export function createCheckingService(pack: SchemaPack, surroundings: LintSurroundings): CheckingService {
  const folders = new Map<string, LintFolder>();
  const folderOf = ({ folder }: LintPlace): LintFolder => {
    const known = folders.get(folder) ?? openLintFolder(folder, pack, surroundings);
    folders.set(folder, known);
    return known;
  };
  let loading: Promise<Assistance> | undefined;
  const assistance = (): Promise<Assistance> => (loading ??= loadAssistance(pack, folderOf));
  return {
    lint: checker(pack, folderOf),
    hover: async (request, signal) => (await assistance()).hover(request, signal),
    complete: async (request, signal) => (await assistance()).complete(request, signal),
    configure: async ({ place }, finding) => {
      if (!place || isConfiguration(place)) return [];
      const configuration = await configurationToChange(folderOf(place), place.file, surroundings.openText);
      return configuration ? configurationFixes(finding, configuration) : [];
    },
    changed: async (paths) => {
      const changes = Array.from(folders.values(), async ({ configurations, definitions }) => [configurations.changed(paths), await definitions.changed(paths)]);
      return (await Promise.all(changes)).flat().includes(true);
    },
  };
}

export type FolderOf = (place: LintPlace) => LintFolder;

/** The answers about a place in a text. */
export type Assistance = Pick<LintService, 'hover' | 'complete'>;

/** Loaded with the first question: checking a text needs no texts for people. */
async function loadAssistance(pack: SchemaPack, folderOf: FolderOf): Promise<Assistance> {
  const { createAssistance } = await import('./lintAssistance.ts');
  return createAssistance(pack, folderOf);
}

function checker(pack: SchemaPack, folderOf: FolderOf): LintService['lint'] {
  const linterFor = linterPool(pack);
  const atConfiguredLevels = configuredLinters();
  return async (request, signal) => {
    const { path, text, place } = request;
    if (place && isConfiguration(place)) {
      const { configurations } = folderOf(place);
      configurations.changed([place.file]);
      return { kind: 'configuration', findings: (await configurations.check(place.file)).findings, basis: undefined };
    }
    const kind = fileKind(path, text);
    if (kind === 'other') return { kind, findings: [], basis: undefined };
    const { configuration, ownKinds, basis } = await termsFor(request, place && folderOf(place), pack);
    if (configuration.ignored) return { kind, findings: [], basis };
    const linter = atConfiguredLevels(linterFor({ kubernetesVersion: basis.target.used, ruleOptions: configuration.options, customKinds: ownKinds }), configuration);
    return { ...(await inSlices(linter.lintSteps({ path, text }), signal)), basis };
  };
}

/** Whether the file is a configuration itself. */
export function isConfiguration({ file }: LintPlace): boolean {
  return basename(file) === configurationName;
}
