import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { runInThisContext, Script } from 'node:vm';
import { makeEager, withEager } from '../../../../scripts/build/eagerFunctions.ts';
import { temporaryFolder } from '../../services/temporaryFolder.ts';

/** Marks the functions whose texts are given. */
function marked(script: string, ...texts: readonly string[]): string {
  return withEager(script, texts.map((text) => ({ start: script.indexOf(text), end: script.indexOf(text) + text.length })));
}

const script = '(function(exports){"use strict";exports.all=[first(),[...each()],later(2),named.name];function first(){return second()}function second(){return a=>b=>a}async function named(){}function*each(){yield 1;yield (()=>2)()}var later=n=>{function inner(){return n}return inner()+1};class K{m(){return 1}}exports.k=new K().m()})';

test('a function that runs stands in parentheses, a declaration as a variable at the top', () => {
  const text = marked(script, 'function second(){return a=>b=>a}', 'a=>b=>a', 'b=>a', 'async function named(){}', 'function*each(){yield 1;yield (()=>2)()}', 'n=>{function inner(){return n}return inner()+1}');
  assert.equal(text, '(function(exports){"use strict";var second=(function(){return (a=>(b=>a))});var named=(async function(){});var each=(function*(){yield 1;yield (()=>2)()});exports.all=[first(),[...each()],later(2),named.name];function first(){return second()}var later=(n=>{function inner(){return n}return inner()+1});class K{m(){return 1}}exports.k=new K().m()})');
});

test('what cannot be marked stays: declarations within others, methods, the outer function', () => {
  assert.equal(marked(script, 'function inner(){return n}', 'm(){return 1}', '(){return 1}', script.slice(1, -1)), script);
  assert.throws(() => withEager('function a(){}', []), /not the expression of a function/);
  assert.throws(() => withEager('(function(){return 1})', []), /begins with a directive/);
});

test('the script does what it did', () => {
  // The variable comes behind its use, so `later` cannot be called there: as in the script itself.
  const working = script.replace('later(2)', '3');
  const results = [working, marked(working, 'function first(){return second()}', 'function second(){return a=>b=>a}', 'function*each(){yield 1;yield (()=>2)()}', 'async function named(){}')].map((text) => {
    const exports: { all?: readonly [(a: number) => (b: number) => number, ...unknown[]]; k?: number } = {};
    (runInThisContext(text) as (exports: object) => void)(exports);
    const [curried, ...rest] = exports.all ?? [];
    return [curried?.(5)(6), rest, exports.k];
  });
  assert.deepEqual(results, [[5, [[1, 2], 3, 'named'], 1], [5, [[1, 2], 3, 'named'], 1]]);
});

test('of each script counts what runs in the step that loads it', async (context) => {
  const folder = await temporaryFolder(context);
  const source = '(function(exports){"use strict";exports.one=one;exports.two=two;function one(){}function two(){}})';
  const paths = ['a.cjs', 'b.cjs', 'c.cjs'].map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, source);
  const load = (path = ''): { readonly one: () => void; readonly two: () => void } => {
    const exports = {};
    (new Script(source, { filename: path }).runInThisContext() as (exports: object) => void)(exports);
    return exports as ReturnType<typeof load>;
  };
  await makeEager(paths, async function* () {
    const a = load(paths[0]);
    a.one();
    yield;
    a.two();
    load(paths[1]).two();
    yield;
  });
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')));
  assert.deepEqual(texts.map((text) => Array.from(text.matchAll(/var (\w+)=\(/g), ([, name]) => name)), [['one'], ['two'], []]);
  await assert.rejects(makeEager(paths, async function* () { yield; }), /loads none/);
});
