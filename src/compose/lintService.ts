import { basename, relative } from 'node:path';
import { isAbort } from '../base/async.ts';
import { inSlices } from '../base/steps.ts';
import { type Assistant, createAssistant } from '../core/assist/assistant.ts';
import { configurationCompletions } from '../core/assist/configurationCompletions.ts';
import { configurationFixes } from '../core/assist/configurationFixes.ts';
import { configurationHover } from '../core/assist/configurationHover.ts';
import { configurationName } from '../core/lint/configuration.ts';
import { configurationSchema } from '../core/lint/configurationSchema.ts';
import { configuredLinters } from '../core/lint/configuredLinter.ts';
import { fileKind } from '../core/lint/fileKind.ts';
import { linterPool } from '../core/lint/linterPool.ts';
import { ruleCatalogue } from '../core/lint/ruleCatalogue.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import { createWorkspace, type WorkspaceIndex } from '../core/workspace/workspace.ts';
import { slashed } from '../services/files/slashed.ts';
import type { LintPlace, LintRequest, LintService } from '../ui/services.ts';
import { type Background, configurationToChange, type LintFolder, type LintSurroundings, openLintFolder, termsFor } from './lintFolder.ts';

export type { LintSurroundings } from './lintFolder.ts';

/** What needs the schemas, the rules and the configurations. */
export type CheckingService = Pick<LintService, 'lint' | 'hover' | 'complete' | 'configure' | 'changed'>;

/** One linter for each set of settings that is in use; the folders of the workspace are looked at when a text is in them. */
export function createCheckingService(pack: SchemaPack, surroundings: LintSurroundings, background: Background): CheckingService {
  const folders = new Map<string, LintFolder>();
  const folderOf = ({ folder }: LintPlace): LintFolder => {
    const known = folders.get(folder) ?? openLintFolder(folder, pack, surroundings, background);
    folders.set(folder, known);
    return known;
  };
  const facts = readFacts(folderOf, surroundings, background);
  return {
    lint: checker(pack, folderOf, facts, background),
    ...assistance(pack, folderOf),
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

type FolderOf = (place: LintPlace) => LintFolder;

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
    const linter = atConfiguredLevels(linterFor({ kubernetesVersion: basis.target.used, ruleOptions: configuration.options, customKinds: ownKinds }), configuration);
    const index = place ? factsOf(place) : createWorkspace();
    const before = index.revision;
    const result = await inSlices(linter.lintSteps({ path, text }, index), signal);
    if (place && index.revision !== before) learned();
    return { ...result, basis };
  };
}

function assistance(pack: SchemaPack, folderOf: FolderOf): Pick<LintService, 'hover' | 'complete'> {
  const rules = ruleCatalogue();
  const schema = configurationSchema(pack.versions, rules);
  const assistantFor = async (request: LintRequest): Promise<Assistant> => {
    const { ownKinds, basis } = await termsFor(request, request.place && folderOf(request.place), pack);
    const shown = ownKinds.map((kind) => ({ ...kind, file: slashed(relative(request.place?.folder ?? '', kind.file)) }));
    return createAssistant(pack, basis.target.used, shown);
  };
  return {
    hover: async (request, signal) => {
      const { path, text, place, offset } = request;
      return inSlices(place && isConfiguration(place) ? configurationHover(text, offset, schema, rules) : (await assistantFor(request)).hover({ path, text }, offset), signal);
    },
    complete: async (request, signal) => {
      const { path, text, place, offset } = request;
      return inSlices(place && isConfiguration(place) ? configurationCompletions(text, offset, schema) : (await assistantFor(request)).complete({ path, text }, offset), signal);
    },
  };
}

function isConfiguration({ file }: LintPlace): boolean {
  return basename(file) === configurationName;
}
