import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutputFile } from 'esbuild';
import { asScripts, stableNames } from '../../../../scripts/build/scripts.ts';

test('names lose the hash of what they hold, so that an update replaces what was kept', () => {
  assert.deepEqual([...stableNames(['linter.cjs', 'chunk-ZZZZZZZ2.cjs', 'chunk-AAAAAAA2.cjs', 'compiled-Q6D3NJC3.cjs', 'chunk-lower123.cjs'])], [
    ['linter.cjs', 'linter.cjs'],
    ['chunk-ZZZZZZZ2.cjs', 'chunk-2.cjs'],
    ['chunk-AAAAAAA2.cjs', 'chunk-1.cjs'],
    ['compiled-Q6D3NJC3.cjs', 'compiled.cjs'],
    ['chunk-lower123.cjs', 'chunk-lower123.cjs'],
  ]);
});

function file(path: string, text: string): OutputFile {
  return { path, text, contents: Buffer.from(text), hash: '' };
}

test('modules become scripts that ask for each other by their new names', async () => {
  const scripts = await asScripts([
    file('/x/main.cjs', 'import { two } from "./chunk-Q6D3NJC3.cjs"; export const three = two + 1; export const later = () => import("./chunk-Q6D3NJC3.cjs"); export const sign = "…"; export const self = (function () { return this; })();'),
    file('/x/chunk-Q6D3NJC3.cjs', 'export const two = 2;'),
  ]);
  assert.deepEqual(scripts.map(({ name }) => name), ['main.cjs', 'chunk.cjs']);
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
  const main = load('./main.cjs') as { three: number; sign: string; self: unknown; later: () => Promise<{ two: number }> };
  assert.deepEqual([main.three, main.sign, main.self, (await main.later()).two], [3, '…', undefined, 2], 'strict, as modules are');
});
