import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LineIndex } from '../../../../src/base/text.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { sharedMistakes } from '../../../../src/core/lint/otherLinters.ts';
import { type EditorPosition, repeatsAmong, type ShownProblem } from '../../../../src/core/lint/repeated.ts';
import { ruleCatalogue } from '../../../../src/core/lint/ruleCatalogue.ts';
import { type RecordedDiagnostic, recordings } from '../../../e2e/otherLinters/recording.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

/** What Slipway finds in a text. */
function ownProblems(path: string, text: string): readonly ShownProblem[] {
  const lines = new LineIndex(text);
  const at = (offset: number): EditorPosition => {
    const { line, column } = lines.positionAt(offset);
    return { line, character: column };
  };
  return linter.lint({ path, text }).findings.map(({ rule, message, span }) => ({ source: 'slipway', code: rule, message, range: { start: at(span.start), end: at(span.end) } }));
}

function shown({ source = '', code = '', message, range }: RecordedDiagnostic): ShownProblem {
  return { source, code: String(code), message, range };
}

/** What is hidden of each text, by the linter that was recorded: line and rule, and how the other one calls it. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  'server.yaml yaml-language-server 1.25.0': [
    '8 schema/type: Incorrect type.',
    '17 schema/required: Missing property',
    '18 schema/unknown-field: Property imagePullPolcy',
    '19 schema/unknown-field: Property gpus',
    '22 schema/enum: Value is',
    '27 schema/type: Incorrect type.',
  ],
  'broken.yaml yaml-language-server 1.25.0': ['5 yaml/duplicate-key: Map keys', '11 yaml/bad-indent: All mapping', '18 yaml/missing-char: Missing closing'],
  'warnings.Dockerfile dockerfile-utils 0.16.3': ['3 dockerfile/blank-continuation: Empty continuation', '7 dockerfile/duplicate-stage-name: duplicate name', '10 dockerfile/array-not-json: Instruction written'],
  'broken.Dockerfile dockerfile-utils 0.16.3': [
    '2 dockerfile/unknown-instruction: Unknown instruction:',
    '3 dockerfile/missing-argument: COPY requires',
    '4 dockerfile/missing-argument: Instruction has',
    '5 dockerfile/invalid-flag: Unknown flag:',
    "6 dockerfile/invalid-trigger: FROM isn't",
    '7 dockerfile/exec-form: SHELL requires',
    '8 dockerfile/invalid-stage-name: invalid name',
    '9 dockerfile/missing-argument: Instruction has',
  ],
  'warnings.Dockerfile hadolint 2.15.1': ['7 base-image-unpinned: Using latest', '7 dockerfile/duplicate-stage-name: FROM aliases', '8 hf-token-in-dockerfile: Potentially sensitive'],
  'broken.Dockerfile hadolint 2.15.1': ['2 dockerfile/unknown-instruction: missing whitespace'],
  'warnings.Dockerfile buildkit 0.34.2': ['2 env-legacy-format: Legacy key/value', '3 dockerfile/blank-continuation: Empty continuation', '7 dockerfile/duplicate-stage-name: Stage names', '8 hf-token-in-dockerfile: Sensitive data'],
  'broken.Dockerfile buildkit 0.34.2': ['2 dockerfile/unknown-instruction: dockerfile parse'],
  'service.json vscode-json-languageservice 5.7.2': ['8 yaml/missing-char: Expected comma'],
};

describe('what other linters were recorded to report is hidden once, and nothing else', () => {
  for (const { file, linter: name, text, diagnostics } of recordings()) {
    test(`${file}: ${name}`, () => {
      const repeats = repeatsAmong(ownProblems(file, text), diagnostics.map(shown));
      assert.deepEqual(
        repeats.map(({ ours, other }) => `${ours.range.start.line + 1} ${ours.code}: ${other.message.split(' ').slice(0, 2).join(' ')}`),
        hidden[`${file} ${name}`],
      );
    });
  }

  test('every recording is expected, and every expectation has one', () => {
    assert.equal(recordings().length, Object.keys(hidden).length);
  });
});

test('the rules that are named exist', () => {
  const known = ruleCatalogue().map(({ id }) => id);
  for (const rule of sharedMistakes.flatMap(({ rules }) => rules)) assert.ok(known.some((id) => (rule.endsWith('/') ? id.startsWith(rule) : id === rule)), rule);
});

test('of the catalogue only rules that say no more than others give way', () => {
  const catalogue = new Set(sharedMistakes.flatMap(({ rules }) => rules).filter((rule) => !rule.includes('/')));
  assert.deepEqual([...catalogue].sort(), ['base-image-unpinned', 'env-legacy-format', 'hf-token-in-dockerfile']);
});

function problem(code: string, line: number, from: number, to: number, more: Partial<ShownProblem> = {}): ShownProblem {
  return { source: 'slipway', code, message: code, range: { start: { line, character: from }, end: { line, character: to } }, ...more };
}

const type = (line: number, from = 4): ShownProblem => problem('schema/type', line, from, from + 3);
const incorrect = (line: number, from = 4): ShownProblem => problem('0', line, from, from + 3, { source: 'yaml-schema: Kubernetes', message: 'Incorrect type. Expected "integer".' });

describe('the same mistake', () => {
  test('is at the same place: what only touches is, what stands elsewhere on the line is not', () => {
    assert.equal(repeatsAmong([type(1)], [incorrect(1, 7)]).length, 1);
    assert.equal(repeatsAmong([type(1)], [incorrect(1, 9)]).length, 0);
    assert.equal(repeatsAmong([type(1)], [incorrect(2)]).length, 0);
  });

  test('has the same cause', () => {
    assert.equal(repeatsAmong([problem('schema/unknown-field', 1, 4, 7)], [incorrect(1)]).length, 0);
    assert.equal(repeatsAmong([problem('nonstring-scalar', 1, 4, 7)], [incorrect(1)]).length, 0);
  });

  test('is told by a linter that is known', () => {
    assert.equal(repeatsAmong([type(1)], [{ ...incorrect(1), source: 'spelling' }]).length, 0);
    assert.equal(repeatsAmong([type(1)], []).length, 0);
  });

  test('may be told by an extension that has its name in the message alone', () => {
    const old = problem('', 0, 0, 20, { source: '', message: '[hadolint] Using latest is prone to errors (DL3007)' });
    assert.equal(repeatsAmong([problem('base-image-unpinned', 0, 5, 18)], [old]).length, 1);
    assert.equal(repeatsAmong([problem('base-image-unpinned', 0, 5, 18)], [{ ...old, message: '[hadolint] Pin versions in apt get install (DL3008)' }]).length, 0);
  });
});

const named = (name: string, line: number): ShownProblem => problem('schema/unknown-field', line, 4, 8, { message: `no field ${name}` });

describe('while the others have not looked at the new text yet', () => {
  const theirs = incorrect(1);
  const before = repeatsAmong([type(1)], [theirs]);

  test('what moved stays hidden', () => {
    assert.deepEqual(repeatsAmong([type(2)], [theirs], before), [{ ours: type(2), other: theirs }]);
    assert.deepEqual(repeatsAmong([type(2)], [theirs]), [], 'without the memory it would flicker');
  });

  test('each of their problems hides one of ours', () => {
    assert.deepEqual(repeatsAmong([type(2), type(5)], [theirs], before).map(({ ours }) => ours.range.start.line), [2]);
    assert.deepEqual(repeatsAmong([type(1), type(5)], [theirs], before).map(({ ours }) => ours.range.start.line), [1]);
  });

  test('what moved to the old place of another one is not taken for it', () => {
    const reported = ['a', 'b'].map((name, line) => problem('513', line, 4, 8, { source: 'yaml-schema: Kubernetes', message: `Property ${name} is not allowed.` }));
    const both = repeatsAmong([named('a', 0), named('b', 1)], reported);
    const shifted = repeatsAmong([named('a', 1), named('b', 2), named('c', 0)], reported, both);
    assert.deepEqual(shifted.map(({ ours, other }) => [ours.message, other.message]), [['no field a', 'Property a is not allowed.'], ['no field b', 'Property b is not allowed.']]);
  });

  test('what they do not show any more hides nothing', () => {
    assert.deepEqual(repeatsAmong([type(2)], [incorrect(9)], before), []);
  });
});
