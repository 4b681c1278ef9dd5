import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { writeCore } from '../../scripts/bench/coreBundle.ts';
import { inProject } from '../../scripts/project.ts';
import { nullLog } from '../../src/base/log.ts';
import { createLinter, type Linter } from '../../src/core/lint/linter.ts';
import { Program } from '../../src/services/code/program.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';
import { temporaryFolder } from '../unit/services/temporaryFolder.ts';

/** Whatever the YAML package has ways of its own for, which are not part of the bundle. */
const unusual = [
  'a: !!binary aGk=\n', 'a: !!set {b}\n', 'a: !!omap [b: c]\n', 'a: !!timestamp 2001-01-01\n', 'a: !!int "1"\n', 'a: !own b\n', '? {a: b}\n: c\n', '? [a]\n: b\n', '%YAML 1.1\n---\na: yes\n', '%YAML 3.0\n---\na: b\n',
  'a: &b {c: d}\ne: *b\nf: {<<: *b}\n', 'a: >+\n  b\n\n\n  c\n', '"a\\x41\\u00e9": \'b\'\n', 'a: [b, {c: d}, "e"', 'a: *nobody\n', '- - - a\n', 'a:\tb\n', '{"a": [1, 2, {"b": null}]}\n',
].map((body) => ({ path: 'unusual.yaml', text: body.startsWith('%') || body.startsWith('{') ? body : `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${body}` }));

/** Everything that is found, with its fixes. */
function findings(linter: Linter, file: { readonly path: string; readonly text: string }): readonly unknown[] {
  return linter.lint(file).findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() }));
}

/** Everything that is linted. */
const texts = [
  ...globSync('test/fixtures/rules/*', { cwd: inProject() }).flatMap((path) => {
    const cases = readFileSync(inProject(path), 'utf8').split(/^(?=# ---)/m);
    return cases.map((text) => ({ path: path.endsWith('.Dockerfile') ? 'Dockerfile' : path.endsWith('.compose.yaml') ? 'compose.yaml' : basename(path), text }));
  }),
  ...unusual,
];

test('the bundle, from which much is left out, finds what the source finds, also from kept code', async (context) => {
  const folder = await temporaryFolder(context);
  const options = { pack: await packedSchemas() };
  await writeCore(folder, options.pack);
  const source = createLinter(options);
  const expected = texts.map((file) => findings(source, file));
  for (const start of ['first', 'second']) {
    const program = new Program(join(folder, 'code'), nullLog);
    const bundle = (program.load(join(folder, 'linter.cjs')) as { readonly createLinter: typeof createLinter }).createLinter(options);
    texts.forEach((file, index) => assert.deepEqual(findings(bundle, file), expected[index], `${start} start: ${file.text}`));
    await program.keep();
    program.dispose();
  }
  const found = expected.flat().length;
  context.diagnostic(`${texts.length} texts, ${found} findings`);
  assert.ok(found > 200);
});

test('a manifest does not load what only files for Docker concern', async (context) => {
  const folder = await temporaryFolder(context);
  const pack = await packedSchemas();
  await writeCore(folder, pack);
  const program = new Program(join(folder, 'code'), nullLog);
  const linter = (program.load(join(folder, 'linter.cjs')) as { readonly createLinter: typeof createLinter }).createLinter({ pack });
  const isLoaded = async (): Promise<boolean> => {
    await program.keep();
    return existsSync(join(folder, 'code', 'docker.cjs.code'));
  };
  linter.lint({ path: 'a.yaml', text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers: [{name: a, image: r.example/b:1, command: [sh, -c, "echo a && b"]}]\n' });
  assert.equal(await isLoaded(), false);
  assert.deepEqual(linter.lint({ path: 'Dockerfile', text: 'FORM a\n' }).findings.map(({ rule }) => rule), ['dockerfile/unknown-instruction']);
  assert.equal(await isLoaded(), true);
  program.dispose();
});
