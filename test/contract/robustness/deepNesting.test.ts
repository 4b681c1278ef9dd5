import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../../src/core/yaml/parseDocument.ts';
import { problems } from '../../unit/core/yaml/documentProblems.ts';

test('nesting that nobody follows is told at the same place however full the stack is', () => {
  const within = (depth: number, work: () => readonly string[]): readonly string[] => (depth === 0 ? work() : within(depth - 1, work));
  for (const text of [`a: ${'['.repeat(3000)}`, `a: ${'['.repeat(3000)}${']'.repeat(3000)}\n`, `a: ${'{b: '.repeat(900)}`, `${'- '.repeat(1500)}a\n`, `${'? '.repeat(1500)}a\n`, `a:\n  b: ${'['.repeat(230)}${']'.repeat(230)}\n`]) {
    const told = problems(text);
    assert.equal(told.length, 1, text.slice(0, 20));
    assert.match(told[0] ?? '', /^yaml\/resource-exhaustion «\S»$/);
    for (const depth of [100, 2000, 4000]) assert.deepEqual(within(depth, () => problems(text)), told, `at depth ${depth}`);
    assert.equal(parseDocument(text).problems[0]?.start, parseDocument(`${text.trimEnd()} `).problems[0]?.start);
  }
});
