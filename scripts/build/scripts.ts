// Makes scripts of ES modules: esbuild divides modules alone, and only the code of scripts can be kept between starts.
import { basename } from 'node:path';
import { parse } from 'acorn';
import { build, type Metafile, type OutputFile, type Plugin } from 'esbuild';

/** A script in CommonJS form, within the function that src/services/code/program.ts calls; to be written under its name. */
export interface BuiltScript {
  readonly name: string;
  readonly text: string;
}

/** An ES module of a divided build; names are those of its files in one folder. */
export interface BuiltModule {
  readonly name: string;
  readonly text: string;
  /** The modules that it needs from the start. */
  readonly imports: readonly string[];
}

/** The modules of a build. */
export function builtModules({ outputFiles, metafile }: { readonly outputFiles: readonly OutputFile[]; readonly metafile: Metafile }): readonly BuiltModule[] {
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  return Object.entries(metafile.outputs).map(([path, { imports }]) => {
    const needed = imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
    return { name: basename(path), text: texts.get(basename(path)) ?? '', imports: needed.map((one) => basename(one.path)) };
  });
}

/**
 * The scripts of the modules, with stable names: what is kept for a script is to replace what was kept before. The module
 * `first` and all that it needs become one: each script takes a moment to load, and a function of another one is called
 * through an object.
 */
export async function asScripts(modules: readonly BuiltModule[], first: string): Promise<readonly BuiltScript[]> {
  const together = neededBy(first, modules);
  const others = modules.filter((one) => !together.includes(one));
  const names = stableNames(others.map(({ name }) => name));
  if ([...names.values()].includes(first)) throw new Error(`two scripts would be called ${first}`);
  const wanted = wantedOf(others);
  const itself = [`export * from './${first}';`, ...together.flatMap(({ name }) => part(name, [...(wanted.get(name) ?? [])]))].join('\n');
  const parts = new Map(together.map(({ name }) => {
    const all = [...(wanted.get(name) ?? [])];
    return [name, all.length === 0 ? `require('./${first}');` : `export const { ${all.join(', ')} } = require('./${first}').${partFor(name)};`];
  }));
  return Promise.all([
    { name: first, text: scriptOf(itself, new Map(together.map(({ name, text }) => [name, text])), names) },
    ...others.map(({ name, text }) => ({ name: names.get(name) ?? name, text: scriptOf(text, parts, names) })),
  ].map(async ({ name, text }) => ({ name, text: await text })));
}

function neededBy(first: string, modules: readonly BuiltModule[]): readonly BuiltModule[] {
  const needed = new Set([first]);
  for (const name of needed) for (const other of modules.find((one) => one.name === name)?.imports ?? []) needed.add(other);
  return modules.filter(({ name }) => needed.has(name));
}

/** What modules import of others, by the names of those. */
function wantedOf(modules: readonly BuiltModule[]): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { text } of modules) {
    for (const statement of parse(text, { ecmaVersion: 'latest', sourceType: 'module' }).body) {
      if (statement.type !== 'ImportDeclaration') continue;
      const name = basename(String(statement.source.value));
      const names = wanted.get(name) ?? new Set();
      wanted.set(name, names);
      for (const one of statement.specifiers) if (one.type === 'ImportSpecifier' && one.imported.type === 'Identifier') names.add(one.imported.name);
    }
  }
  return wanted;
}

/** What the first script exports of a module: an object of values, which is made faster than one that asks for each. */
function part(name: string, wanted: readonly string[]): readonly string[] {
  if (wanted.length === 0) return [];
  const local = (one: string): string => `${partFor(name)}_${one}`;
  return [`import { ${wanted.map((one) => `${one} as ${local(one)}`).join(', ')} } from './${name}';`, `export const ${partFor(name)} = { ${wanted.map((one) => `${one}: ${local(one)}`).join(', ')} };`];
}

/** Under what name the first script exports what others want of a module. */
function partFor(name: string): string {
  return `part_${name.replaceAll(/\W/g, '_')}`;
}

/** One module as a script, with what it imports of the modules `inside`; others it loads by their new names. */
async function scriptOf(contents: string, inside: ReadonlyMap<string, string>, names: ReadonlyMap<string, string>): Promise<string> {
  const modules: Plugin = {
    name: 'modules',
    setup: (building) => {
      building.onResolve({ filter: /^\.\/.+\.cjs$/ }, ({ path, kind }) => {
        const name = basename(path);
        return kind === 'import-statement' && inside.has(name) ? { path: name, namespace: 'inside' } : { path: `./${names.get(name) ?? name}`, external: true };
      });
      building.onLoad({ filter: /.*/, namespace: 'inside' }, ({ path }) => ({ contents: inside.get(path) ?? '', resolveDir: '/' }));
    },
  };
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '/' }, bundle: true, write: false, plugins: [modules], format: 'cjs', platform: 'node', target: 'node22', minify: true, legalComments: 'none', charset: 'ascii', supported: { 'dynamic-import': false },
    banner: { js: '(function(require,module,exports){"use strict";' }, footer: { js: '})' },
  });
  return outputFiles[0]?.text ?? '';
}

/** By their names, those without the hash of what they hold; `chunk-1.cjs` and `chunk-2.cjs` where that is not enough. */
export function stableNames(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    names.map((name) => {
      const alike = names.filter((other) => plain(other) === plain(name)).toSorted();
      return [name, alike.length === 1 ? plain(name) : plain(name).replace(/(?=\.)/, `-${alike.indexOf(name) + 1}`)];
    }),
  );
}

function plain(name: string): string {
  return name.replace(/-[A-Z0-9]{8}(?=\.)/, '');
}
