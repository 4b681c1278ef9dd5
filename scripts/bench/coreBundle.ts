// The linter as it stands in the bundles, alone.
import { build, type BuildOptions } from 'esbuild';
import { shared, yamlModules } from '../build.ts';
import { inProject } from '../project.ts';

const options = { ...shared, platform: 'node', format: 'esm', target: 'node22', alias: yamlModules, write: false } satisfies BuildOptions;

/** The bytes of the linter with all rules and tables, minified. */
export async function coreBytes(): Promise<number> {
  const { outputFiles } = await build({ ...options, entryPoints: ['src/core/lint/linter.ts'] });
  return outputFiles.reduce((sum, { contents }) => sum + contents.length, 0);
}

/** Writes one module with what the editor runs to check a text. */
export async function writeCore(outfile: string): Promise<void> {
  const contents = ['core/lint/linter', 'services/files/readSchemaPack', 'base/steps'].map((name) => `export * from './src/${name}.ts';`).join('\n');
  await build({ ...options, write: true, outfile, stdin: { contents, resolveDir: inProject(), sourcefile: 'core.ts' } });
}
