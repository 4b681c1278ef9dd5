import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, errorText, toAppError } from '../../../src/base/errors.ts';

test('errorText follows the causes', () => {
  assert.equal(errorText(new Error('outer', { cause: new Error('inner') })), 'outer: inner');
  assert.equal(errorText('plain'), 'plain');
});

test('toAppError keeps what is one already', () => {
  const error = new AppError('pushFailed', { image: 'a' });
  assert.equal(toAppError(error), error);
});

test('toAppError gives the rest a code and keeps the cause', () => {
  const cause = new Error('boom');
  const error = toAppError(cause);
  assert.equal(error.code, 'unexpected');
  assert.equal(error.facts['reason'], 'boom');
  assert.equal(error.cause, cause);
  assert.equal(toAppError(new DOMException('stop', 'AbortError')).code, 'cancelled');
});
