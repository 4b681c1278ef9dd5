import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from '../../../src/base/remembered.ts';

test('an answer is worked out once, until there are too many', () => {
  const asked: string[] = [];
  const answer = remembered((text) => {
    asked.push(text);
    return text === '' ? undefined : text.length;
  }, 2);
  assert.deepEqual(['a', '', 'a', '', 'bb', 'bb', 'a'].map(answer), [1, undefined, 1, undefined, 2, 2, 1]);
  assert.deepEqual(asked, ['a', '', 'bb', 'a']);
});
