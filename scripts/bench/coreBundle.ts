// The linter as it stands in the bundles, alone.
import { build, type BuildOptions } from 'esbuild';
import { shared, yamlModules } from '../build.ts';

/** As the editor loads them: the schemas are read and unpacked while the linter is loaded. */
export const coreModules = ['services/files/readSchemaPack', 'core/lint/linter', 'core/workspace/workspace', 'base/steps'] as const;

const options = { ...shared, platform: 'node', format: 'esm', target: 'node22', alias: yamlModules, write: false } satisfies BuildOptions;

/** The bytes of the linter with all rules and tables, minified. */
export async function coreBytes(): Promise<number> {
  const { outputFiles } = await build({ ...options, entryPoints: ['src/core/lint/linter.ts'] });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

/** Writes the modules that the editor loads to check a text, by their names in `coreModules`. */
export async function writeCore(outdir: string): Promise<void> {
  await build({ ...options, write: true, splitting: true, outdir, outExtension: { '.js': '.mjs' }, entryPoints: coreModules.map((name) => `src/${name}.ts`), outbase: 'src' });
}
