// The linter as it stands in the bundles, alone.
import { build } from 'esbuild';
import type { SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { checkFirst } from '../build/rehearsal.ts';
import { buildScripts, shared, yamlModules } from '../build.ts';
import type * as core from './core.ts';

/** The bytes of the linter with all rules and tables, minified. */
export async function coreBytes(): Promise<number> {
  const { outputFiles } = await build({ ...shared, platform: 'node', format: 'esm', target: 'node22', alias: yamlModules, write: false, entryPoints: ['src/core/lint/linter.ts'] });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

/** Writes the scripts that the editor loads to check a text; `linter.cjs` exports what core.ts does. */
export async function writeCore(outdir: string, pack: SchemaPack): Promise<void> {
  await buildScripts(outdir, { linter: 'scripts/bench/core.ts' }, (load) => {
    const { createLinter, createWorkspace } = load() as typeof core;
    const linter = createLinter({ pack });
    return checkFirst((path, text) => linter.lint({ path, text }, createWorkspace()).findings.length);
  });
}
