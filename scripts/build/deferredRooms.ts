// Makes scripts of their own of code that a first check seldom needs: V8 would have to read it before anything is checked.
import { glob, readFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { Plugin } from 'esbuild';
import { inProject } from '../project.ts';
import { explanationFields } from './ruleTexts.ts';

/**
 * The modules of each script by their paths below src/core. The script is loaded with the first call of one of their
 * functions from outside; what they alone import goes with them.
 */
const scripts: Readonly<Record<string, RegExp>> = {
  // Files for Docker; most people open a manifest first. shell.ts reads the commands of containers as well.
  docker: /^(?:(?:rules\/)?(?:dockerfile|compose|requirements)|python)\/(?!shell\.ts$)/,
  // Documents that the quick reader leaves to the whole one: with mistakes, anchors and the like.
  yaml: /^yaml\/readYaml\.ts$/,
  // Custom resources have fields with expressions, Kubernetes itself hardly any.
  pattern: /^schema\/pattern\//,
  // Only where a cluster is known.
  live: /^rules\/live\//,
};

/** To be added to the entry points of a build with the plugin. */
export const deferredEntries: Readonly<Record<string, string>> = Object.fromEntries(Object.keys(scripts).map((script) => [script, `deferred ${script}`]));

/** Modules of other scripts may only use functions and rules of a deferred one; anything else fails the build. */
export const deferredRooms: Plugin = {
  name: 'deferred rooms',
  setup: (build) => {
    const imported = importedModules();
    build.onResolve({ filter: /^deferred / }, ({ path }) => ({ path, namespace: 'deferred script' }));
    build.onLoad({ filter: /.*/, namespace: 'deferred script' }, async ({ path }) => ({ contents: moduleList((await imported).filter((file) => `deferred ${scriptOf(file)}` === path)), loader: 'js', resolveDir: inProject('src', 'core') }));
    build.onResolve({ filter: /^\.\/\w+\.cjs$/ }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: /\.ts$/ }, ({ path, importer, resolveDir, namespace }) => {
      const file = resolve(resolveDir, path);
      const script = scriptOf(file);
      // The path goes into the names of chunks, which are to be the same wherever the project lies.
      return namespace === 'file' && script !== undefined && script !== scriptOf(importer) ? { path: named(file), namespace: 'deferred', pluginData: script } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'deferred' }, async ({ path, pluginData }) => {
      const file = inProject('src', 'core', path);
      if (!(await imported).includes(file)) throw new Error(`who imports ${path} does it in a way that is not understood`);
      return { contents: callsOf((await import(pathToFileURL(file).href)) as Exports, moduleName(file), String(pluginData)), loader: 'js', resolveDir: inProject() };
    });
  },
};

type Exports = Readonly<Record<string, unknown>>;

/** A path below src/core, with slashes. */
function named(file: string): string {
  return relative(inProject('src', 'core'), file).replaceAll('\\', '/');
}

function scriptOf(file: string): string | undefined {
  return Object.entries(scripts).find(([, modules]) => modules.test(named(file)))?.[0];
}

/** The modules that are imported from outside of their scripts. */
async function importedModules(): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const name of glob('src/**/*.ts', { cwd: inProject() })) {
    const importer = inProject(name);
    for (const [, path = ''] of (await readFile(importer, 'utf8')).matchAll(/^import (?!type ).* from '(\..+)';$/gm)) {
      const file = resolve(dirname(importer), path);
      if (scriptOf(file) !== undefined && scriptOf(file) !== scriptOf(importer)) found.add(file);
    }
  }
  return [...found].toSorted();
}

function moduleList(files: readonly string[]): string {
  return files.map((file) => `export * as ${moduleName(file)} from './${named(file)}';`).join('\n');
}

/** What stands for a module in other scripts: functions that load its script when they are called. */
export function callsOf(exports: Exports, module: string, script: string): string {
  const loading = `let part;\nconst inScript = () => (part ??= require('./${script}.cjs').${module});`;
  return [loading, ...Object.entries(exports).map(([name, value]) => `export const ${name} = ${callOr(value, name)};`)].join('\n');
}

function callOr(value: unknown, name: string): string {
  if (typeof value === 'function' && !/^class\b/.test(String(value))) return callOf(name);
  const { check, ...data } = isRule(value) ? value : { check: undefined };
  const fields = Object.fromEntries(Object.entries(data).filter(([field]) => !explanationFields.includes(field)));
  const text = JSON.stringify(fields);
  if (check === undefined || !isDeepStrictEqual(JSON.parse(text), fields)) throw new Error(`${name} cannot be used from another script: it is neither a function nor a rule of plain data`);
  return `{ ...${text}, check: ${callOf(`${name}.check`)} }`;
}

function callOf(name: string): string {
  return `(...given) => inScript().${name}(...given)`;
}

function moduleName(file: string): string {
  return named(file).slice(0, -'.ts'.length).replaceAll('/', '_');
}

function isRule(value: unknown): value is { readonly check: unknown } {
  return typeof value === 'object' && value !== null && 'check' in value;
}
