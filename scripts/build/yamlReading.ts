// Leaves out of the yaml package what only writes YAML and what reads schemas other than the plain one: nobody here
// writes YAML, and scalars are resolved by rules of our own.
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const writing = /[/\\]yaml[/\\]browser[/\\]dist[/\\](?:stringify[/\\]\w+|doc[/\\](?:createNode|applyReviver)|parse[/\\](?:cst-visit|cst-stringify|cst-scalar))\.js$/;
const tags = /[/\\]yaml[/\\]browser[/\\]dist[/\\]schema[/\\]tags\.js$/;

/** Every reader in src asks for `schema: 'failsafe'` and `resolveKnownTags: false`, so this is all that it gets. */
const failsafeTags = `
import { map } from './common/map.js';
import { seq } from './common/seq.js';
import { string } from './common/string.js';
export const coreKnownTags = {};
export function getTags(custom, name) {
  if (custom || name !== 'failsafe') throw new Error('only the failsafe schema is part of this program');
  return [map, seq, string];
}`;

export const yamlReading: Plugin = {
  name: 'yaml for reading',
  setup: (build) => {
    build.onLoad({ filter: tags }, () => ({ contents: failsafeTags, loader: 'js' }));
    build.onLoad({ filter: writing }, async ({ path }) => ({ contents: withoutWork(await readFile(path, 'utf8')), loader: 'js' }));
  },
};

/** The module with the same names, each of which throws. */
function withoutWork(code: string): string {
  const names = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  const functions = names.map((name) => `export function ${name}() { return absent(); }`);
  return [`function absent() { throw new Error('writing YAML is not part of this program'); }`, ...functions].join('\n');
}
