import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { atOnce } from '../../../../src/base/steps.ts';
import { inProject } from '../../../../scripts/project.ts';
import { suppressionFixes } from '../../../../src/core/assist/suppressionFixes.ts';
import type { Finding, Fix } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';
import { readFixture } from '../rules/ruleFixture.ts';

const linter = createLinter({ pack: await packedSchemas() });

function lint(path: string, text: string): readonly Finding[] {
  return linter.lint({ path, text }).findings;
}

/** The text after the first finding was silenced in each way. */
function silenced(path: string, text: string): readonly string[] {
  const [finding] = lint(path, text);
  assert.ok(finding, 'the text has a finding');
  return atOnce(suppressionFixes({ path, text }, finding)).map((fix) => applyFix(text, fix));
}

function pod(field: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: r.example/b:1}]${field}}\n`;
}

describe('the comment', () => {
  test('stands above the entry with its indentation, or at the top of the file', () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - {name: a, image: r.example/b:1}\n  nodeNam: x\n';
    assert.deepEqual(silenced('a.yaml', text), [
      text.replace('  nodeNam', '  # slipway-disable-next-line schema/unknown-field\n  nodeNam'),
      `# slipway-disable-file schema/unknown-field\n${text}`,
    ]);
  });

  test('stands above the first line of an instruction and behind the parser directives', () => {
    const text = '# syntax=docker/dockerfile:1\nFROM ubuntu:24.04\nENV A \\\n  # why\n  1\nCMD ["x"]\n';
    assert.deepEqual(silenced('Dockerfile', text), [
      text.replace('ENV', '# slipway-disable-next-line env-legacy-format\nENV'),
      text.replace(':1\n', ':1\n# slipway-disable-file env-legacy-format\n'),
    ]);
  });

  test('keeps Windows line ends and the byte order mark', () => {
    const text = '\uFEFF# note\r\napiVersion: v1\r\nkind: Pod\r\nmetadata: {name: a}\r\nspec: {containers: [{name: a, image: r.example/b:1}], nodeNam: x}\r\n';
    const [line, file] = silenced('a.yaml', text);
    assert.equal(line, text.replace('spec', '# slipway-disable-next-line schema/unknown-field\r\nspec'));
    assert.equal(file, text.replace('# note', '# slipway-disable-file schema/unknown-field\r\n# note'));
  });

  test('stands at the start of the object or of the stage, where there are several', () => {
    const text = `# top\n${pod(', nodeNam: x')}--- # second\n# about it\n${pod('')}`;
    assert.equal(silenced('a.yaml', text)[1], `# slipway-disable-object schema/unknown-field\n${text}`);
    const second = `${pod('')}--- # second\n# about it\n${pod(', nodeNam: x')}`;
    assert.equal(silenced('a.yaml', second)[1], second.replace('# about', '# slipway-disable-object schema/unknown-field\n# about'));
    const stages = 'FROM ubuntu:24.04 AS x\nFROM ubuntu:24.04\nENV A 1\nCMD ["x"]\n';
    assert.equal(silenced('Dockerfile', stages)[1], stages.replace('x\nFROM', 'x\n# slipway-disable-object env-legacy-format\nFROM'));
    assert.deepEqual(silenced('a.yaml', `---\n# nothing\n---\n${pod(', nodeNam: x')}`).length, 2, 'an empty document is no object');
  });

  test('is not offered in JSON', () => {
    assert.deepEqual(silenced('a.json', '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [], "nodeNam": 1}}'), []);
  });
});

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
