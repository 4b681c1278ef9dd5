// Bundles the extension, its webview and the CLI into dist/: `npm run build`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { configurationValidator } from './build/configurationValidator.ts';
import { nullLog } from '../src/base/log.ts';
import { Program } from '../src/services/code/program.ts';
import { readSchemaPack } from '../src/services/files/readSchemaPack.ts';
import { dataTables } from './build/dataTables.ts';
import { deferredEntries, deferredRooms } from './build/deferredRooms.ts';
import { makeEager } from './build/eagerFunctions.ts';
import { type Rehearsal, serviceRehearsal } from './build/rehearsal.ts';
import { asScripts, builtModules } from './build/scripts.ts';
import { ruleTexts } from './build/ruleTexts.ts';
import { yamlReading } from './build/yamlReading.ts';
import { packSchemas } from './packSchemas.ts';
import { inProject } from './project.ts';

/** The CommonJS packages inside an ES module bundle expect these three names. */
const commonJsNames = [
  "import { createRequire as slipwayCreateRequire } from 'node:module';",
  "import { fileURLToPath as slipwayFileURLToPath } from 'node:url';",
  "import { dirname as slipwayDirname } from 'node:path';",
  'const require = slipwayCreateRequire(import.meta.url);',
  'const __filename = slipwayFileURLToPath(import.meta.url);',
  'const __dirname = slipwayDirname(__filename);',
].join('\n');

/** What all bundles have in common. */
export const shared = { bundle: true, minify: true, metafile: true, legalComments: 'none', logLevel: 'warning', absWorkingDir: inProject(), plugins: [configurationValidator, dataTables, ruleTexts, yamlReading] } as const satisfies BuildOptions;

/** yaml's ES modules: its CommonJS form loses its named exports when esbuild loads it lazily, and cannot be shaken. */
export const yamlModules = { yaml: inProject('node_modules', 'yaml', 'browser', 'index.js') };

/** One build with splitting, so that lazily loaded parts share classes such as AppError with the eager part. */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node22',
  splitting: true,
  // cpu-features is an optional native part of ssh2; dockerode reaches ssh and gRPC only in ways Slipway does not use.
  external: ['vscode', 'cpu-features'],
  loader: { '.node': 'empty' },
  alias: { ...yamlModules, '@grpc/grpc-js': inProject('scripts/absentPackage.cjs'), '@grpc/proto-loader': inProject('scripts/absentPackage.cjs'), ssh2: inProject('scripts/absentPackage.cjs') },
  banner: { js: commonJsNames },
} satisfies BuildOptions;

/** What the editor loads to check texts. */
const linter = { linter: 'src/compose/lintService.ts', assistance: 'src/compose/lintAssistance.ts' };

/** A bundle of its own, because it has to run on Node 20 from an empty folder. */
const commandLine = {
  ...shared,
  entryPoints: { cli: 'src/cli.ts' },
  outdir: 'dist',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  alias: yamlModules,
  banner: { js: `#!/usr/bin/env node\n${commonJsNames}` },
} satisfies BuildOptions;

const webview = {
  ...shared,
  entryPoints: { deploy: 'webview/deploy/main.ts' },
  outdir: 'dist/webview',
  platform: 'browser',
  format: 'iife',
  target: 'chrome130',
} satisfies BuildOptions;

/** What was built, for the notices and the size budgets. */
export interface BuildResult {
  readonly metafiles: { readonly extension: Metafile; readonly linter: Metafile; readonly commandLine: Metafile; readonly webview: Metafile };
}

/** Builds everything into an emptied dist/. */
export async function buildAll(): Promise<BuildResult> {
  await rm(inProject('dist'), { recursive: true, force: true });
  await mkdir(inProject('dist'), { recursive: true });
  const [extensionResult, commandLineResult, webviewResult, schemas] = await Promise.all([build(extension), build(commandLine), build(webview), packSchemas()]);
  await writeFile(inProject('dist', 'schemas.br'), schemas);
  const linterResult = await buildScripts(inProject('dist', 'linter'), linter, serviceRehearsal(readSchemaPack(inProject('dist', 'schemas.br'))));
  const metafiles = { extension: extensionResult.metafile, linter: linterResult.metafile, commandLine: commandLineResult.metafile, webview: webviewResult.metafile };
  await mkdir(inProject('build'), { recursive: true });
  await writeFile(inProject('build', 'metafiles.json'), JSON.stringify(metafiles));
  return { metafiles };
}

/**
 * Writes the module `linter` of the entry points and what it loads as scripts, whose code can be kept:
 * src/services/code/program.ts. What runs in the rehearsal is compiled at once.
 */
export async function buildScripts(outdir: string, entryPoints: { readonly linter: string } & Readonly<Record<string, string>>, rehearsal: Rehearsal): Promise<{ readonly metafile: Metafile }> {
  const result = await build({ ...shared, plugins: [deferredRooms, ...shared.plugins], entryPoints: { ...entryPoints, ...deferredEntries }, outdir, outExtension: { '.js': '.cjs' }, platform: 'node', format: 'esm', target: 'node22', splitting: true, write: false, alias: yamlModules });
  await mkdir(outdir, { recursive: true });
  const scripts = await asScripts(builtModules(result), 'linter.cjs');
  for (const { name, text } of scripts) await writeFile(join(outdir, name), text);
  // It would keep code there if it were not disposed of before.
  const program = new Program(inProject('build', 'code'), nullLog);
  try {
    await makeEager(scripts.map(({ name }) => join(outdir, name)), () => rehearsal(() => program.load(join(outdir, 'linter.cjs'))));
  } finally {
    program.dispose();
  }
  return result;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildAll();
