import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Metafile } from 'esbuild';
import { asScripts, type BuiltScript, builtModules, stableNames } from '../../../../scripts/build/scripts.ts';

test('names lose the hash of what they hold, so that an update replaces what was kept', () => {
  assert.deepEqual([...stableNames(['linter.cjs', 'chunk-ZZZZZZZ2.cjs', 'chunk-AAAAAAA2.cjs', 'compiled-Q6D3NJC3.cjs', 'chunk-lower123.cjs'])], [
    ['linter.cjs', 'linter.cjs'],
    ['chunk-ZZZZZZZ2.cjs', 'chunk-2.cjs'],
    ['chunk-AAAAAAA2.cjs', 'chunk-1.cjs'],
    ['compiled-Q6D3NJC3.cjs', 'compiled.cjs'],
    ['chunk-lower123.cjs', 'chunk-lower123.cjs'],
  ]);
});

test('the modules of a build, with what they need from the start', () => {
  const imports: Metafile['outputs'][string]['imports'] = [{ path: 'dist/x/b.cjs', kind: 'import-statement' }, { path: 'node:fs', kind: 'import-statement', external: true }, { path: 'dist/x/c.cjs', kind: 'dynamic-import' }];
  const metafile = { inputs: {}, outputs: { 'dist/x/a.cjs': { bytes: 0, inputs: {}, imports, exports: ['one'] } } };
  const outputFiles = [{ path: '/x/dist/x/a.cjs', text: 'text', contents: Buffer.from('text'), hash: '' }];
  assert.deepEqual(builtModules({ outputFiles, metafile }), [{ name: 'a.cjs', text: 'text', imports: ['b.cjs'] }]);
});

/** Loads scripts as src/services/code/program.ts does, and tells the names of those that were loaded. */
function loader(scripts: readonly BuiltScript[]): { readonly load: (name: string) => unknown; readonly loaded: () => readonly string[] } {
  const loaded = new Map<string, unknown>();
  const load = (name: string): unknown => {
    const text = scripts.find((one) => `./${one.name}` === name)?.text ?? '';
    assert.match(text, /^[\x20-\x7e\n]+$/, 'ASCII alone');
    const module = { exports: {} };
    // oxlint-disable-next-line no-eval -- the very thing that a script is for
    (globalThis.eval(text) as (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void)((other) => loaded.get(other) ?? load(other), module, module.exports);
    loaded.set(name, module.exports);
    return module.exports;
  };
  return { load, loaded: () => [...loaded.keys()] };
}

test('the first module and what it needs become one script, which the others share', async () => {
  const scripts = await asScripts([
    { name: 'main.cjs', imports: ['chunk-Q6D3NJC3.cjs', 'chunk-BBBBBBBB.cjs'], text: 'import "./chunk-BBBBBBBB.cjs"; import { two } from "./chunk-Q6D3NJC3.cjs"; export const three = two + 1; export const later = () => import("./late-Q6D3NJC3.cjs"); export const sign = "…"; export const self = (function () { return this; })(); export const inOther = () => require("./other.cjs").count();' },
    { name: 'chunk-Q6D3NJC3.cjs', imports: [], text: 'export const two = 2; export const list = [];' },
    { name: 'chunk-AAAAAAAA.cjs', imports: ['chunk-Q6D3NJC3.cjs'], text: 'import { list } from "./chunk-Q6D3NJC3.cjs"; export const add = (item) => list.push(item);' },
    { name: 'late-Q6D3NJC3.cjs', imports: ['chunk-Q6D3NJC3.cjs', 'chunk-AAAAAAAA.cjs'], text: 'import { list } from "./chunk-Q6D3NJC3.cjs"; import { add } from "./chunk-AAAAAAAA.cjs"; add(1); export const length = () => list.length;' },
    { name: 'other.cjs', imports: ['chunk-AAAAAAAA.cjs'], text: 'import "./chunk-BBBBBBBB.cjs"; import { add } from "./chunk-AAAAAAAA.cjs"; export const count = () => add(2);' },
    { name: 'chunk-BBBBBBBB.cjs', imports: [], text: 'export const unused = 1;' },
  ], 'main.cjs');
  assert.deepEqual(scripts.map(({ name }) => name), ['main.cjs', 'chunk.cjs', 'late.cjs', 'other.cjs']);
  const { load, loaded } = loader(scripts);
  const main = load('./main.cjs') as { three: number; sign: string; self: unknown; later: () => Promise<{ length: () => number }>; inOther: () => number };
  assert.deepEqual([main.three, main.sign, main.self, loaded()], [3, '…', undefined, ['./main.cjs']], 'strict, as modules are');
  const late = await main.later();
  assert.deepEqual([late.length(), main.inOther(), late.length()], [1, 2, 2], 'all have the same list');
});
