import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { atOnce } from '../../../../src/base/steps.ts';
import { suppressionFixes } from '../../../../src/core/assist/suppressionFixes.ts';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from '../lint/applyFix.ts';

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

  test('stands above the line of a requirements file', () => {
    const text = '# for GPUs\n--index-url https://download.pytorch.org/whl/cu124\ntorch==2.9.1\n';
    const comment = '# slipway-disable-next-line torch-cuda-tag-unavailable\n';
    assert.deepEqual(silenced('requirements.txt', text), [text.replace('--index', `${comment}--index`), `${comment.replace('next-line', 'file')}${text}`]);
    assert.deepEqual(lint('requirements.txt', text.replace('--index', `${comment}--index`)), []);
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
