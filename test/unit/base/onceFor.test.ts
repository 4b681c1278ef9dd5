import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onceFor } from '../../../src/base/onceFor.ts';

test('an answer is worked out once for each object, also where it is nothing', () => {
  const asked: object[] = [];
  const answer = onceFor((key: { readonly name?: string }, _more: number) => {
    asked.push(key);
    return key.name;
  });
  const [one, same, nothing] = [{ name: 'a' }, { name: 'a' }, {}];
  assert.deepEqual([one, same, nothing, one, nothing].map((key, index) => answer(key, index)), ['a', 'a', undefined, 'a', undefined]);
  assert.deepEqual(asked, [one, same, nothing]);
});
