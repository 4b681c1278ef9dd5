import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../../../src/base/steps.ts';
import { completionsAt } from '../../../src/core/assist/completionsAt.ts';
import { applyEdits } from '../../../src/core/lint/fixText.ts';
import { createLinter } from '../../../src/core/lint/linter.ts';
import { atMark, knownAt } from '../../unit/core/assist/known.ts';
import { packedSchemas } from '../../unit/packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

test('every field that is offered is one that the linter knows', () => {
  const { text, offset } = atMark('apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: a:1\n      ¦\n');
  const offered = atOnce(completionsAt({ path: 'a.yaml', text }, offset, knownAt()));
  assert.ok(offered.length > 20, `${offered.length} fields`);
  for (const { label, span, insert, extra } of offered) {
    const chosen = applyEdits(text, [{ ...span, text: insert }, ...(extra ? [extra] : [])]);
    const { findings } = linter.lint({ path: 'a.yaml', text: chosen });
    assert.deepEqual(findings.filter(({ rule }) => rule === 'schema/unknown-field').map(({ message }) => message), [], label);
  }
});
