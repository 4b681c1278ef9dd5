import type { Steps } from '../../base/steps.ts';
import type { DefinedKind } from '../schema/customKind.ts';
import type { SchemaPack } from '../schema/schemaPack.ts';
import { createSchemaView } from '../schema/schemaView.ts';
import type { Completion } from './completion.ts';
import { completionsAt } from './completionsAt.ts';
import type { Hover } from './hover.ts';
import { type AssistFile, hoverAt } from './hoverAt.ts';

/** Answers questions about places in texts, by the schemas of one Kubernetes version; in steps, as texts may be long. */
export interface Assistant {
  hover(file: AssistFile, offset: number): Steps<Hover | undefined>;
  complete(file: AssistFile, offset: number): Steps<readonly Completion[]>;
}

/** For a version that the pack lacks the newest of the pack is used. `ownKinds` are those that the workspace defines. */
export function createAssistant(pack: SchemaPack, kubernetesVersion: string, ownKinds: readonly DefinedKind[] = []): Assistant {
  const known = { pack, view: createSchemaView(pack, kubernetesVersion, ownKinds), ownKinds };
  return {
    hover: (file, offset) => hoverAt(file, offset, known),
    complete: (file, offset) => completionsAt(file, offset, known),
  };
}
