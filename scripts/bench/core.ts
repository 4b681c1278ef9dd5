// What the bench loads of the linter: alone, without what the editor has loaded before (src/services).
export { inSlices } from '../../src/base/steps.ts';
export { createLinter } from '../../src/core/lint/linter.ts';
export { createWorkspace } from '../../src/core/workspace/workspace.ts';
