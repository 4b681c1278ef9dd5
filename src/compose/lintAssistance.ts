import { relative } from 'node:path';
import { inSlices } from '../base/steps.ts';
import { type Assistant, createAssistant } from '../core/assist/assistant.ts';
import { configurationCompletions } from '../core/assist/configurationCompletions.ts';
import { configurationHover } from '../core/assist/configurationHover.ts';
import { configurationSchema } from '../core/lint/configurationSchema.ts';
import { explainedRules } from '../core/lint/explainedRules.ts';
import type { SchemaPack } from '../core/schema/schemaPack.ts';
import { slashed } from '../services/files/slashed.ts';
import type { LintRequest } from '../ui/services.ts';
import { type Assistance, type FolderOf, isConfiguration, termsFor } from './lintFolder.ts';

/** Answers about places in texts, by the settings that hold for each. */
export function createAssistance(pack: SchemaPack, folderOf: FolderOf): Assistance {
  const rules = explainedRules();
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
