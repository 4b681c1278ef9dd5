// Leaves out of the yaml package everything but its lexer and the parser of its tokens: the trees are made here.
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const entry = /[/\\]yaml[/\\]browser[/\\]index\.js$/;

/** A program that imports anything else cannot be built. */
const tokens = "export { Lexer } from './dist/parse/lexer.js';\nexport { Parser } from './dist/parse/parser.js';\n";

export const yamlReading: Plugin = {
  name: 'yaml for reading',
  setup: (build) => {
    build.onLoad({ filter: entry }, ({ path }) => ({ contents: tokens, loader: 'js', resolveDir: dirname(path) }));
    // What changes and writes tokens is exported beside what names them.
    build.onResolve({ filter: /^\.\/cst-\w+\.js$/ }, ({ path, resolveDir }) => ({ path: join(resolveDir, path), sideEffects: false }));
  },
};
