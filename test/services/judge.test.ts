import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JudgeCluster } from '../../scripts/judge/cluster.ts';
import { judgeFiles, judgeSubjects } from '../../scripts/judge/judgeFiles.ts';
import { report } from '../../scripts/judge/report.ts';
import { subjectsOf } from '../../scripts/judge/subjects.ts';
import { inProject } from '../../scripts/project.ts';
import { removedApis } from '../../src/core/data/tables.gen.ts';
import { demandRows } from '../matrix/demandRows.ts';
import { gpuRows } from '../matrix/gpuRows.ts';
import { reservedPorts } from '../sandbox/ports.ts';

const { signal } = new AbortController();

/** Cases that the API server refuses while no error stands at the place, each with the reason. */
const knownMisses: ReadonlyMap<string, string> = new Map([
  ['env-shell-syntax-literal.yaml bad: the data of a Secret', 'text with $(…) may still be filled in by a tool, so that the rule only warns'],
  ['nonstring-scalar.yaml good: the schema of a custom resource only describes such fields', 'the definition in the case has no type at its root, which is no matter of the rule'],
]);

test('the cases of every rule: the API server refuses what carries an error, and takes the rest', async (context) => {
  const judgements = await judgeFiles([inProject('test/fixtures/rules')], signal);
  const { text } = report(judgements);
  context.diagnostic(text);
  assert.ok(judgements.filter(({ outcome }) => outcome === 'accepted').length > 50, text);
  assert.ok(judgements.filter(({ outcome }) => outcome === 'found').length > 10, text);
  const wrong = judgements.filter(({ outcome, subject }) => outcome === 'falseError' || (outcome === 'missed' && ![...knownMisses.keys()].some((known) => subject.where.endsWith(known))));
  assert.deepEqual(wrong.map(({ subject }) => subject.where), [], text);
});

test('every row of the matrix: the API server does what it says', async (context) => {
  const rows = [...gpuRows, ...demandRows];
  const judgements = await judgeSubjects(rows.flatMap(({ title, manifest }) => subjectsOf({ where: `row: ${title}`, path: 'row.yaml', text: manifest })), signal);
  assert.equal(judgements.length, rows.length);
  const answers = judgements.map(({ subject, complaints }) => `${complaints?.length === 0 ? 'accepts' : 'refuses'} ${subject.where}`);
  const { text } = report(judgements);
  context.diagnostic(text);
  assert.deepEqual(answers, rows.map(({ title, server }) => `${server} row: ${title}`), text);
  // An error that stands elsewhere than at the field the server names is no answer to its complaint.
  assert.deepEqual(judgements.filter(({ outcome }) => outcome === 'falseError' || outcome === 'missed').map(({ subject }) => subject.where), [], text);
});

test('the table of removed APIs: the API server has what replaces them, and not them', async () => {
  const cluster = new JudgeCluster(await reservedPorts(signal), signal);
  assert.ok(await cluster.resource('apps/v1', 'Deployment'));
  for (const { apiVersion, kinds, use } of removedApis.rows) {
    for (const kind of kinds) {
      assert.equal(await cluster.resource(apiVersion, kind), undefined, `${apiVersion} ${kind}`);
      if (use !== '') assert.ok(await cluster.resource(use, kind), `${use} ${kind}`);
    }
  }
});
