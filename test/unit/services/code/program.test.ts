import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { type Log, nullLog } from '../../../../src/base/log.ts';
import { Program } from '../../../../src/services/code/program.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

/** A script as scripts/build/scripts.ts writes it. */
function script(body: string): string {
  return `(function(require,module,exports){${body}\n})`;
}

function scripts(context: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  return temporaryFolder(context, Object.fromEntries(Object.entries(files).map(([name, body]) => [name, script(body)])));
}

/** A log that remembers what it was told. */
function remembering(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, log: { ...nullLog, debug: (line) => lines.push(line), warn: (line) => lines.push(`warning: ${line}`) } };
}

const adder = {
  'main.cjs': "const { add } = require('./common.cjs'); module.exports = { sum: (a, b) => add(a, b), folder: require('node:path').dirname('/a/b') };",
  'common.cjs': 'exports.count = (globalThis.slipwayLoads = (globalThis.slipwayLoads ?? 0) + 1); exports.add = (a, b) => a + b;',
  'later.cjs': "module.exports = require('./common.cjs').count;",
};

test('scripts load each other once, and what Node has', async (t) => {
  const folder = await scripts(t, adder);
  const program = new Program(join(folder, 'code'), nullLog);
  const main = program.load(join(folder, 'main.cjs')) as { sum: (a: number, b: number) => number; folder: string };
  assert.equal(main.sum(2, 3), 5);
  assert.equal(main.folder, '/a');
  assert.equal(program.load(join(folder, 'main.cjs')), main);
  const count = program.load(join(folder, 'later.cjs'));
  assert.equal(program.load(join(folder, 'later.cjs')), count, 'the common script ran once');
  program.dispose();
  assert.deepEqual((await readdir(folder)).toSorted(), ['common.cjs', 'later.cjs', 'main.cjs'], 'nothing is kept before somebody asks for it');
});

test('the next start takes the code that this one has kept', async (t) => {
  const folder = await scripts(t, adder);
  const code = join(folder, 'code');
  const first = remembering();
  const program = new Program(code, first.log);
  (program.load(join(folder, 'main.cjs')) as { sum: (a: number, b: number) => number }).sum(1, 1);
  await program.keep();
  program.dispose();
  assert.deepEqual((await readdir(code)).toSorted(), ['common.cjs.code', 'main.cjs.code']);
  assert.match(first.lines.join('\n'), /^loaded main\.cjs with 0 bytes/);

  const second = remembering();
  const next = new Program(code, second.log);
  const main = next.load(join(folder, 'main.cjs')) as { sum: (a: number, b: number) => number };
  assert.equal(main.sum(20, 22), 42);
  for (const name of ['main.cjs', 'common.cjs']) assert.match(second.lines.join('\n'), new RegExp(`loaded ${name} with [1-9]\\d* bytes of code`));
  const before = await readFile(join(code, 'main.cjs.code'));
  await next.keep();
  next.dispose();
  assert.deepEqual(await readFile(join(code, 'main.cjs.code')), before, 'there is no more than before');
});

test('code that grew is kept anew', async (t) => {
  const body = `exports.work = () => { ${Array.from({ length: 200 }, (_, index) => `globalThis.x${index} = ${index};`).join(' ')} };`;
  const folder = await scripts(t, { 'main.cjs': body });
  const code = join(folder, 'code');
  const program = new Program(code, nullLog);
  const main = program.load(join(folder, 'main.cjs')) as { work: () => void };
  await program.keep();
  const before = (await readFile(join(code, 'main.cjs.code'))).length;
  main.work();
  await program.keep();
  program.dispose();
  assert.ok((await readFile(join(code, 'main.cjs.code'))).length > before * 1.1);
});

test('code of another source is not taken, and is replaced', async (t) => {
  const folder = await scripts(t, { 'main.cjs': 'module.exports = 1;' });
  const code = join(folder, 'code');
  const old = new Program(code, nullLog);
  old.load(join(folder, 'main.cjs'));
  await old.keep();
  old.dispose();
  await writeFile(join(folder, 'main.cjs'), script('module.exports = 2;'));
  const { log, lines } = remembering();
  const updated = new Program(code, log);
  assert.equal(updated.load(join(folder, 'main.cjs')), 2, 'the two have the same length, which is all that V8 looks at');
  await updated.keep();
  updated.dispose();
  assert.match(lines.join('\n'), /with 0 bytes/);
  assert.equal(new Program(code, log).load(join(folder, 'main.cjs')), 2);
  assert.match(lines.join('\n'), /with [1-9]\d* bytes/);
});

test('where nothing can be kept the program works, and the log says so once', async (t) => {
  const folder = await scripts(t, adder);
  await writeFile(join(folder, 'code'), 'a file, not a folder');
  const { log, lines } = remembering();
  const program = new Program(join(folder, 'code'), log);
  program.load(join(folder, 'main.cjs'));
  assert.equal(await program.keep(), false);
  program.dispose();
  assert.equal(lines.filter((line) => line.startsWith('warning: the code of the linter cannot be kept')).length, 1, lines.join('\n'));
});

test('code is kept a while after the last script, and again when more of it may have run', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const folder = await scripts(t, { 'main.cjs': `exports.work = () => { ${Array.from({ length: 200 }, (_, index) => `globalThis.y${index} = ${index};`).join(' ')} };` });
  const file = join(folder, 'code', 'main.cjs.code');
  const sizeOver = async (size: number): Promise<number> => {
    for (;;) {
      const now = await stat(file).then(({ size: found }) => found, () => 0);
      if (now > size) return now;
    }
  };
  const program = new Program(join(folder, 'code'), nullLog);
  const main = program.load(join(folder, 'main.cjs')) as { work: () => void };
  t.mock.timers.tick(10_000);
  const first = await sizeOver(0);
  main.work();
  // The next pass is arranged when the first has ended, which nobody outside hears of.
  for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(60_000);
  assert.ok((await sizeOver(first)) > first * 1.1);
  program.dispose();
});

test('after dispose nothing is kept, not even of what is loaded then', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const folder = await scripts(t, { 'main.cjs': 'module.exports = 1;' });
  const program = new Program(join(folder, 'code'), { ...nullLog, warn: () => assert.fail('the log is closed by now') });
  program.dispose();
  assert.equal(program.load(join(folder, 'main.cjs')), 1);
  t.mock.timers.tick(1_000_000);
  assert.equal(await program.keep(), false);
  assert.deepEqual(await readdir(folder), ['main.cjs']);
});

test('a script that is missing or throws is loaded anew the next time', async (t) => {
  const folder = await scripts(t, { 'broken.cjs': "throw new Error('half installed');" });
  const program = new Program(join(folder, 'code'), nullLog);
  assert.throws(() => program.load(join(folder, 'missing.cjs')), { code: 'ENOENT' });
  assert.throws(() => program.load(join(folder, 'broken.cjs')), /half installed/);
  await writeFile(join(folder, 'broken.cjs'), script('module.exports = "whole";'));
  assert.equal(program.load(join(folder, 'broken.cjs')), 'whole');
  program.dispose();
});
