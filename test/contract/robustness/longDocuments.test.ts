import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readYaml } from '../../../src/core/yaml/readYaml.ts';
import { problems } from '../../unit/core/yaml/documentProblems.ts';

/** How many steps a mapping of so many lines takes. */
function steps(lines: number): number {
  return [...readYaml(`data:\n${Array.from({ length: lines }, (_, line) => `  key-${line}: value number ${line}\n`).join('')}`)].length;
}

test('reading stops on the way as often as the text is long', () => {
  assert.ok(steps(4000) > 120, `${steps(4000)} steps for 4,000 lines`);
  assert.ok(steps(20) < 5, `${steps(20)} steps for 20 lines`);
});

test('what stays open is underlined where it opens, in a document as well that is too long for the quick reader', () => {
  const many = Array.from({ length: 2000 }, (_, index) => `k${index}: [a, b]\n`).join('');
  assert.deepEqual(problems(`${many}a: ["x"\n${many.replaceAll('k', 'l')}`), ['yaml/missing-char «["x"»']);
});
