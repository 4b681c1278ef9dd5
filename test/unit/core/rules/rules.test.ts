import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { generatedFiles } from '../../../../scripts/generate.ts';
import { inProject } from '../../../../scripts/project.ts';
import type { ClusterSnapshot } from '../../../../src/core/clusters/scheduling/clusterSnapshot.ts';
import type { Finding, Fix } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { explained } from '../../../../src/core/lint/ruleExplanations.ts';
import type { RuleText } from '../../../../src/core/lint/rule.ts';
import { composeRules, dockerfileRules, liveRules, manifestRules, requirementsRules, workspaceRules } from '../../../../src/core/rules/rules.gen.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';
import { recordedCluster } from './recordedCluster.ts';
import { type FixtureCase, readFixture } from './ruleFixture.ts';

const folder = inProject('test/fixtures/rules');
let cluster: ClusterSnapshot | undefined;
const linter = createLinter({ pack: await packedSchemas(), cluster: () => cluster });
const fixtureNames = await readdir(folder);

const linted = new Map<ClusterSnapshot | undefined, Map<string, readonly Finding[]>>();

/** What a person sees without asking for hints, in the cluster of the case. The same text is asked about several times. */
function lint(path: string, text: string, known?: ClusterSnapshot): readonly Finding[] {
  const ofCluster = linted.get(known) ?? new Map<string, readonly Finding[]>();
  linted.set(known, ofCluster);
  const key = `${path}\n${text}`;
  const before = ofCluster.get(key);
  if (before) return before;
  cluster = known;
  const findings = linter.lint({ path, text }).findings.filter((finding) => finding.severity !== 'hint');
  ofCluster.set(key, findings);
  return findings;
}

/** A case with the cluster that it names. */
interface KnownCase extends FixtureCase {
  readonly known: ClusterSnapshot | undefined;
}

interface RuleWithFixture {
  readonly rule: RuleText;
  readonly extension: 'yaml' | 'live.yaml' | 'Dockerfile' | 'compose.yaml' | 'requirements.txt';
}

const all: readonly RuleWithFixture[] = [
  ...manifestRules.map((rule) => ({ rule, extension: 'yaml' as const })),
  ...workspaceRules.map((rule) => ({ rule, extension: 'yaml' as const })),
  ...liveRules.map((rule) => ({ rule, extension: 'live.yaml' as const })),
  ...dockerfileRules.map((rule) => ({ rule, extension: 'Dockerfile' as const })),
  ...composeRules.map((rule) => ({ rule, extension: 'compose.yaml' as const })),
  ...requirementsRules.map((rule) => ({ rule, extension: 'requirements.txt' as const })),
];

test('the registry and the tables are as the generator writes them', async () => {
  for (const [path, text] of await generatedFiles()) assert.equal(await readFile(inProject(path), 'utf8'), text, `${path} is stale: run node scripts/generate.ts`);
});

test('every fixture belongs to a rule', () => {
  const expected = new Set(all.map(({ rule, extension }) => `${rule.id}.${extension}`));
  assert.deepEqual(fixtureNames.filter((name) => !expected.has(name)), []);
});

test('ids are in the style of the catalogue and unique per kind of file', () => {
  for (const { rule } of all) assert.match(rule.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  for (const list of [[...manifestRules, ...workspaceRules], liveRules, dockerfileRules, composeRules, requirementsRules]) assert.equal(new Set(list.map((rule: RuleText) => rule.id)).size, list.length);
});

for (const { rule, extension } of all) {
  describe(rule.id, async () => {
    const source = await readFile(`${folder}/${rule.id}.${extension}`, 'utf8').catch(() => '');
    const cases = await Promise.all((source === '' ? [] : readFixture(source)).map(async (one) => ({ ...one, known: await recordedCluster(one.cluster) })));
    const path = { yaml: 'case.yaml', 'live.yaml': 'case.yaml', Dockerfile: 'Dockerfile', 'compose.yaml': 'compose.yaml', 'requirements.txt': 'requirements.txt' }[extension];

    test(`${extension} fixture has bad and good cases and a fixed text for its fixes`, () => {
      assert.ok(cases.some((one) => one.kind === 'bad' && one.marks.some((mark) => mark.rule === rule.id)), 'no bad case');
      assert.ok(cases.some((one) => one.kind === 'good'), 'no good case');
      const offersFixes = cases.some((one) => lint(path, one.text, one.known).some((finding) => finding.rule === rule.id && (finding.fixes?.() ?? []).length > 0));
      if (offersFixes) assert.ok(cases.some((one) => one.fixed.length > 0), 'no fixed text');
      const { summary, why, sources } = explained(rule);
      assert.ok(summary !== '' && why !== '' && sources.length > 0);
    });

    for (const one of cases) {
      test(`${one.kind}: ${one.title}`, () => {
        checkMarks(path, one);
        checkFixes(path, one, rule.id);
        const isGuessed = manifestRules.some(({ id }) => id === rule.id);
        if (one.known && !isGuessed) assert.deepEqual(lint(path, one.text).filter((finding) => finding.rule === rule.id), [], 'it speaks without a cluster');
      });
    }
  });
}

/** The findings are exactly the marked ones: the same rules at the same ranges, and nothing beside them. */
function checkMarks(path: string, one: KnownCase): void {
  const show = (rule: string, start: number, end: number): string => `${rule} «${one.text.slice(start, end)}» at ${start}`;
  const findings = lint(path, one.text, one.known);
  assert.deepEqual(
    findings.map((finding) => show(finding.rule, finding.span.start, finding.span.end)),
    [...one.marks].sort((a, b) => a.start - b.start || a.end - b.end).map((mark) => show(mark.rule, mark.start, mark.end)),
  );
  for (const mark of one.marks) {
    const finding = findings.find((candidate) => candidate.rule === mark.rule && candidate.span.start === mark.start);
    if (mark.severity) assert.equal(finding?.severity, mark.severity);
    assert.ok(finding?.message.includes(mark.message), `"${finding?.message}" does not say "${mark.message}"`);
  }
}

/** Every fix removes its finding and brings no error of another kind; the written texts are what the fixes make. */
function checkFixes(path: string, one: KnownCase, rule: string): void {
  const findings = lint(path, one.text, one.known);
  const before = new Set(findings.map((finding) => finding.rule));
  const offered: Fix[] = [];
  for (const finding of findings.filter((candidate) => candidate.rule === rule)) {
    for (const fix of finding.fixes?.() ?? []) {
      offered.push(fix);
      const after = lint(path, applyFix(one.text, fix), one.known);
      const left = after.filter((candidate) => candidate.rule === rule).length;
      assert.ok(left < findings.filter((candidate) => candidate.rule === rule).length, `"${fix.title}" leaves its finding`);
      assert.deepEqual(after.map((candidate) => candidate.rule).filter((id) => !before.has(id)), [], `"${fix.title}" makes new findings`);
    }
  }
  for (const { title, text } of one.fixed) {
    const fix = title === '' ? offered.find((candidate) => candidate.preferred) ?? offered[0] : offered.find((candidate) => candidate.title === title);
    assert.ok(fix, `no fix is called "${title}"`);
    assert.equal(applyFix(one.text, fix), text);
  }
}
