// Makes scripts of ES modules: esbuild divides modules alone, and only the code of scripts can be kept between starts.
import { basename } from 'node:path';
import { type OutputFile, transform } from 'esbuild';

/** A script in CommonJS form, within the function that src/services/code/program.ts calls; to be written under its name. */
export interface BuiltScript {
  readonly name: string;
  readonly text: string;
}

/** The scripts of one divided build, with stable names: what is kept for a script is to replace what was kept before. */
export async function asScripts(modules: readonly OutputFile[]): Promise<readonly BuiltScript[]> {
  const names = stableNames(modules.map(({ path }) => basename(path)));
  return Promise.all(
    modules.map(async ({ path, text }) => {
      const { code } = await transform(text, { format: 'cjs', platform: 'node', target: 'node22', minify: true, legalComments: 'none', charset: 'ascii', supported: { 'dynamic-import': false }, banner: '(function(require,module,exports){"use strict";', footer: '})' });
      return { name: names.get(basename(path)) ?? basename(path), text: Array.from(names).reduce((renamed, [old, name]) => renamed.replaceAll(`"./${old}"`, `"./${name}"`), code) };
    }),
  );
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
