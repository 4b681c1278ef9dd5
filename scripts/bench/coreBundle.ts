// The linter as it stands in the bundles, alone.
import { build } from 'esbuild';
import type { SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { linterRehearsal } from '../build/rehearsal.ts';
import { buildScripts, shared, yamlModules } from '../build.ts';

/** Without what the editor has loaded before: src/services/code/program.ts and src/services/files/readSchemaPack.ts. */
export const coreModules = { linter: 'src/core/lint/linter.ts', workspace: 'src/core/workspace/workspace.ts', steps: 'src/base/steps.ts' } as const;

/** The bytes of the linter with all rules and tables, minified. */
export async function coreBytes(): Promise<number> {
  const { outputFiles } = await build({ ...shared, platform: 'node', format: 'esm', target: 'node22', alias: yamlModules, write: false, entryPoints: [coreModules.linter] });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

/** Writes the scripts that the editor loads to check a text, by the names in `coreModules`. */
export async function writeCore(outdir: string, pack: SchemaPack): Promise<void> {
  await buildScripts(outdir, coreModules, linterRehearsal(pack));
}
