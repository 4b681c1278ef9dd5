import type { FilePlace } from '../../../../src/core/lint/rule.ts';
import { createWorkspace } from '../../../../src/core/workspace/workspace.ts';

/** A file beside which there is nothing. */
export const alone: FilePlace = { path: 'case', workspace: createWorkspace() };
