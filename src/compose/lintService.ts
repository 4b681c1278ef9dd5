import { isAbort } from '../base/async.ts';
import { inSlices } from '../base/steps.ts';
import { configurationFixes } from '../core/assist/configurationFixes.ts';
import { suppressionFixes } from '../core/assist/suppressionFixes.ts';
import { configuredLinters } from '../core/lint/configuredLinter.ts';
import { fileKind } from '../core/lint/fileKind.ts';
import { linterPool } from '../core/lint/linterPool.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import { createWorkspace, type WorkspaceIndex } from '../core/workspace/workspace.ts';
import type { LintPlace, LintService } from '../ui/services.ts';
import { type Assistance, type Background, configurationToChange, type FolderOf, isConfiguration, type LintFolder, type LintSurroundings, openLintFolder, termsFor } from './lintFolder.ts';

export { lensPlaces } from '../core/assist/lensPlaces.ts';
export type { LintSurroundings } from './lintFolder.ts';

/** What needs the schemas, the rules and the configurations. */
export type CheckingService = Pick<LintService, 'lint' | 'hover' | 'complete' | 'suppress' | 'configure' | 'changed'>;

/** One linter for each set of settings that is in use; the folders of the workspace are looked at when a text is in them. */
export function createCheckingService(pack: SchemaPack, surroundings: LintSurroundings, background: Background): CheckingService {
  const folders = new Map<string, LintFolder>();
  const folderOf = ({ folder }: LintPlace): LintFolder => {
    const known = folders.get(folder) ?? openLintFolder(folder, pack, surroundings, background);
    folders.set(folder, known);
    return known;
  };
  const facts = readFacts(folderOf, surroundings, background);
  let loading: Promise<Assistance> | undefined;
  const assistance = (): Promise<Assistance> => (loading ??= loadAssistance(pack, folderOf));
  return {
    lint: checker(pack, folderOf, facts, background),
    hover: async (request, signal) => (await assistance()).hover(request, signal),
    complete: async (request, signal) => (await assistance()).complete(request, signal),
    suppress: async ({ path, text }, finding, signal) => inSlices(suppressionFixes({ path, text }, finding), signal),
    configure: async ({ place }, finding) => {
      if (!place || isConfiguration(place)) return [];
      const configuration = await configurationToChange(folderOf(place), place.file, surroundings.openText);
      return configuration ? configurationFixes(finding, configuration) : [];
    },
    changed: async (paths) => {
      const changes = Array.from(folders.values(), async ({ configurations, definitions, facts: own }) => [configurations.changed(paths), await definitions.changed(paths), await own.changed(paths)]);
      return (await Promise.all(changes)).flat().includes(true);
    },
  };
}

/** Loaded with the first question: checking a text needs no texts for people. */
async function loadAssistance(pack: SchemaPack, folderOf: FolderOf): Promise<Assistance> {
  const { createAssistance } = await import('./lintAssistance.ts');
  return createAssistance(pack, folderOf);
}

/** What is known of the files of a folder. The first question has them read. */
function readFacts(folderOf: FolderOf, { log }: LintSurroundings, { learned }: Background): (place: LintPlace) => WorkspaceIndex {
  const begun = new Set<LintFolder>();
  return (place) => {
    const folder = folderOf(place);
    if (!begun.has(folder)) {
      begun.add(folder);
      folder.facts.readAll().then(learned).catch((error: unknown) => {
        if (!isAbort(error)) log.error(`the files of ${place.folder} cannot be read`, error);
      });
    }
    return folder.facts.index;
  };
}

function checker(pack: SchemaPack, folderOf: FolderOf, factsOf: (place: LintPlace) => WorkspaceIndex, { learned }: Background): LintService['lint'] {
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
    const linter = atConfiguredLevels(linterFor({ kubernetesVersion: basis.target.used, ruleOptions: configuration.options, off: configuration.off, customKinds: ownKinds }), configuration);
    const index = place ? factsOf(place) : createWorkspace();
    const before = index.revision;
    const result = await inSlices(linter.lintSteps({ path, text }, index), signal);
    if (place) folderOf(place).facts.judged(path, text);
    if (place && index.revision !== before) learned();
    return { ...result, basis };
  };
}
