import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { inProject } from '../../../scripts/project.ts';
import { atOnce } from '../../../src/base/steps.ts';
import { suppressionFixes } from '../../../src/core/assist/suppressionFixes.ts';
import type { Finding, Fix } from '../../../src/core/lint/finding.ts';
import { createLinter } from '../../../src/core/lint/linter.ts';
import { applyFix } from '../../unit/core/lint/applyFix.ts';
import { readFixture } from '../../unit/core/rules/ruleFixture.ts';
import { packedSchemas } from '../../unit/packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

function lint(path: string, text: string): readonly Finding[] {
  return linter.lint({ path, text }).findings;
}

test('every rule of every fixture can be silenced, for its line, its object and the file, and nothing else is', async () => {
  let count = 0;
  for (const name of await readdir(inProject('test/fixtures/rules'))) {
    const path = name.endsWith('.Dockerfile') ? 'Dockerfile' : name.endsWith('.compose.yaml') ? 'compose.yaml' : 'a.yaml';
    for (const { kind, title, text } of readFixture(await readFile(inProject('test/fixtures/rules', name), 'utf8'))) {
      if (kind !== 'bad') continue;
      const findings = lint(path, text);
      const firstOfRules = findings.filter((finding, index) => findings.findIndex(({ rule }) => rule === finding.rule) === index);
      for (const finding of firstOfRules) checkSilenced(path, text, findings, finding, `${name}: ${title}: ${finding.rule}`);
      count += firstOfRules.length;
    }
  }
  assert.ok(count > 100, String(count));
});

/** The finding is gone, others of its rule may be in the same entry, and those of other rules are all there still. */
function checkSilenced(path: string, text: string, findings: readonly Finding[], one: Finding, title: string): void {
  const fixes = atOnce(suppressionFixes({ path, text }, one));
  const [forLine, forObject, forFile] = [fixes[0], fixes.length > 2 ? fixes[1] : undefined, fixes.at(-1)];
  assert.ok(forLine && forFile, title);
  const by = applyFix(text, forLine).length - text.length;
  const left = lint(path, applyFix(text, forLine));
  assert.ok(!left.some(({ rule, span }) => rule === one.rule && span.start === one.span.start + by), title);
  const others = ({ rule }: Finding): boolean => rule !== one.rule;
  assert.equal(left.filter(others).length, findings.filter(others).length, title);
  assert.ok(lint(path, applyFix(text, forFile)).every(others), title);
  if (forObject) checkSilencedInObject(path, text, findings, one, forObject, title);
}

/** Those of the rule in its own object or stage are gone and no others. */
function checkSilencedInObject(path: string, text: string, findings: readonly Finding[], one: Finding, fix: Fix, title: string): void {
  const left = lint(path, applyFix(text, fix));
  const by = applyFix(text, fix).length - text.length;
  assert.ok(!left.some(({ rule, span }) => rule === one.rule && span.start === one.span.start + by), title);
  const [at] = fix.edits;
  const before = (all: readonly Finding[]): number => all.filter(({ span }) => span.start < (at?.start ?? 0)).length;
  assert.equal(before(left), before(findings), title);
  assert.equal(left.filter(({ rule }) => rule !== one.rule).length, findings.filter(({ rule }) => rule !== one.rule).length, title);
}
