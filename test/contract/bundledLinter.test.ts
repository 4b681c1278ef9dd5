import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeCore } from '../../scripts/bench/coreBundle.ts';
import { deferredEntries } from '../../scripts/build/deferredRooms.ts';
import { inProject } from '../../scripts/project.ts';
import { nullLog } from '../../src/base/log.ts';
import type { ClusterSnapshot } from '../../src/core/clusters/scheduling/clusterSnapshot.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import type { SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { Program } from '../../src/services/code/program.ts';
import { recordedCluster } from '../unit/core/rules/recordedCluster.ts';
import { readFixture } from '../unit/core/rules/ruleFixture.ts';
import { packedSchemas } from '../unit/packedSchemas.ts';

/** Whatever the YAML package has ways of its own for, which are not part of the bundle. */
const unusual = [
  'a: !!binary aGk=\n', 'a: !!set {b}\n', 'a: !!omap [b: c]\n', 'a: !!timestamp 2001-01-01\n', 'a: !!int "1"\n', 'a: !own b\n', '? {a: b}\n: c\n', '? [a]\n: b\n', '%YAML 1.1\n---\na: yes\n', '%YAML 3.0\n---\na: b\n',
  'a: &b {c: d}\ne: *b\nf: {<<: *b}\n', 'a: >+\n  b\n\n\n  c\n', '"a\\x41\\u00e9": \'b\'\n', 'a: [b, {c: d}, "e"', 'a: *nobody\n', '- - - a\n', 'a:\tb\n', '{"a": [1, 2, {"b": null}]}\n',
].map((body) => ({ path: 'unusual.yaml', text: body.startsWith('%') || body.startsWith('{') ? body : `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${body}` }));

/** A text, and the recorded cluster that it is checked in. */
interface Sample {
  readonly path: string;
  readonly text: string;
  readonly cluster?: ClusterSnapshot | undefined;
}

/** A custom resource whose field has an expression that its value does not fit. */
const custom = { path: 'custom.yaml', text: 'apiVersion: kueue.x-k8s.io/v1beta1\nkind: ClusterQueue\nmetadata: {name: a}\nspec: {cohort: "A_b"}\n' };

/** Everything that is linted. */
const samples: readonly Sample[] = [
  ...(await Promise.all(globSync('test/fixtures/rules/*', { cwd: inProject() }).map(async (path) => {
    const name = path.endsWith('.Dockerfile') ? 'Dockerfile' : path.endsWith('.compose.yaml') ? 'compose.yaml' : basename(path);
    const cases = readFixture(readFileSync(inProject(path), 'utf8'));
    return Promise.all(cases.flatMap(({ text, fixed, cluster }) => [text, ...fixed.map((one) => one.text)].map(async (one) => ({ path: name, text: one, cluster: await recordedCluster(cluster) }))));
  }))).flat(),
  ...unusual,
  custom,
];

/** The linter of a bundle or of the source, and all that it finds in a text, with the fixes. */
function finder({ createLinter: create }: { readonly createLinter: typeof createLinter }, pack: SchemaPack): (sample: Sample) => readonly unknown[] {
  let cluster: ClusterSnapshot | undefined;
  const linter = create({ pack, cluster: () => cluster });
  return (sample) => {
    cluster = sample.cluster;
    return linter.lint(sample).findings.map((finding) => ({ ...finding, fixes: finding.fixes?.() }));
  };
}

describe('the bundle, from which much is left out', () => {
  let folder = '';
  let pack: SchemaPack;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'slipway-bundle-'));
    pack = await packedSchemas();
    await writeCore(folder, pack);
  });
  after(() => rm(folder, { recursive: true }));

  /** The bundle as it starts in the editor, with a way to ask which scripts it has loaded. */
  function start(code: string): { readonly find: (sample: Sample) => readonly unknown[]; readonly program: Program; readonly loaded: () => Promise<readonly string[]> } {
    const program = new Program(join(folder, code), nullLog);
    const find = finder(program.load(join(folder, 'linter.cjs')) as { readonly createLinter: typeof createLinter }, pack);
    const loaded = async (): Promise<readonly string[]> => {
      await program.keep();
      return readdirSync(join(folder, code)).map((name) => basename(name, '.cjs.code')).toSorted();
    };
    return { find, program, loaded };
  }

  test('finds what the source finds, also from kept code', async (context) => {
    const inSource = finder({ createLinter }, pack);
    const expected = samples.map(inSource);
    for (const time of ['first', 'second']) {
      const { find, program, loaded } = start('code');
      samples.forEach((sample, index) => assert.deepEqual(find(sample), expected[index], `${time} start: ${sample.text}`));
      assert.deepEqual(await loaded(), ['linter', ...Object.keys(deferredEntries)].toSorted());
      program.dispose();
    }
    const found = expected.flat().length;
    context.diagnostic(`${samples.length} texts, ${found} findings`);
    assert.ok(found > 200);
    assert.ok(inSource(custom).length > 0);
  });

  test('loads what only some texts need when there is such a text', async () => {
    const { find, program, loaded } = start('other');
    const first = inProject('scripts', 'build', 'first.yaml');
    find({ path: 'first.yaml', text: readFileSync(first, 'utf8') });
    assert.deepEqual(await loaded(), ['linter']);
    find({ path: 'Dockerfile', text: 'FORM a\n' });
    assert.deepEqual(await loaded(), ['docker', 'linter']);
    find({ path: 'a.yaml', text: 'kind: Pod\napiVersion: v1\nmetadata: {name: a\n' });
    assert.deepEqual(await loaded(), ['docker', 'linter', 'yaml']);
    program.dispose();
  });
});
