// Makes a script of its own of the rooms that only files for Docker concern. Most people open a manifest first, and would
// wait for V8 to read a third more.
import { glob } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';
import { inProject } from '../project.ts';

/** The script of the rooms; it is loaded with the first call of one of their functions. */
const script = 'docker';

/** `shell.ts` reads the commands of containers as well. */
const inRooms = /^src\/core\/(?:(?:rules\/)?(?:dockerfile|compose|requirements)|python)\/(?!shell\.ts$)\w+\.ts$/;

/** To be added to the entry points of a build with the plugin. */
export const deferredEntry = { [script]: 'rooms of Docker' };

/** What a module exports may be functions, rules and plain data; anything else fails the build where it is used. */
export const deferredRooms: Plugin = {
  name: 'deferred rooms',
  setup: (build) => {
    build.onResolve({ filter: /^rooms of Docker$/ }, ({ path }) => ({ path, namespace: 'all rooms' }));
    build.onLoad({ filter: /.*/, namespace: 'all rooms' }, async () => ({ contents: await allRooms(), loader: 'js', resolveDir: inProject() }));
    build.onResolve({ filter: new RegExp(`^\\./${script}\\.cjs$`) }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: /\.ts$/ }, ({ path, importer, resolveDir, namespace }) => {
      const file = resolve(resolveDir, path);
      return namespace === 'file' && inRooms.test(named(file)) && !inRooms.test(named(importer)) ? { path: file, namespace: 'room' } : undefined;
    });
    build.onLoad({ filter: /.*/, namespace: 'room' }, async ({ path }) => ({ contents: callsOf((await import(pathToFileURL(path).href)) as Exports, named(path)), loader: 'js', resolveDir: inProject() }));
  },
};

type Exports = Readonly<Record<string, unknown>>;

/** A path of the project, with slashes. */
function named(file: string): string {
  return relative(inProject(), file).replaceAll('\\', '/');
}

async function allRooms(): Promise<string> {
  const files = (await Array.fromAsync(glob('src/core/**/*.ts', { cwd: inProject() }))).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => inRooms.test(file)).toSorted().map((file) => `export * as ${moduleName(file)} from './${file}';`).join('\n');
}

/** What stands for a module outside of the rooms: functions that load the script when they are called, and data. */
function callsOf(exports: Exports, file: string): string {
  return Object.entries(exports).map(([name, value]) => `export const ${name} = ${isRule(value) ? `{ ...${JSON.stringify(withoutTexts(value))}, check: ${callOf(file, `${name}.check`)} }` : typeof value === 'function' ? callOf(file, name) : JSON.stringify(value)};`).join('\n');
}

function callOf(file: string, name: string): string {
  return `(...given) => require('./${script}.cjs').${moduleName(file)}.${name}(...given)`;
}

function moduleName(file: string): string {
  return file.slice('src/core/'.length, -'.ts'.length).replaceAll('/', '_');
}

function isRule(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'check' in value;
}

/** As ruleTexts.ts leaves them out of the rules themselves. */
function withoutTexts(rule: object): object {
  return Object.fromEntries(Object.entries(rule).filter(([field]) => !['summary', 'why', 'sources'].includes(field)));
}
