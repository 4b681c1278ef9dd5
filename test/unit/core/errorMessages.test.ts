import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { AppError, type ErrorCode } from '../../../src/base/errors.ts';
import { errorMessage } from '../../../src/core/errorMessages.ts';
import { inProject } from '../../../scripts/project.ts';

/** The codes and the facts each sentence quotes, read from the source so that a new code cannot be forgotten here. */
function sentences(): readonly (readonly [ErrorCode, readonly string[]])[] {
  const text = readFileSync(inProject('src', 'core', 'errorMessages.ts'), 'utf8');
  const table = text.slice(text.indexOf('const sentences'));
  return [...table.matchAll(/^ {2}(\w+): (.*(?:\n {4}.*)*)/gm)].map((match) => {
    const facts = [...(match[2] ?? '').matchAll(/f\['(\w+)'\]/g)].map((fact) => fact[1] ?? '');
    return [match[1] as ErrorCode, facts] as const;
  });
}

test('every code has one clear sentence that quotes its facts', () => {
  const all = sentences();
  assert.ok(all.length >= 34, `${all.length} sentences found`);
  for (const [code, facts] of all) {
    const message = errorMessage(new AppError(code, Object.fromEntries([...facts, 'reason'].map((fact) => [fact, `<${fact}>`]))));
    assert.match(message, /^(["A-Z<]).*[.>]?$/, code);
    assert.doesNotMatch(message, /undefined/, code);
    for (const fact of facts) assert.ok(message.includes(`<${fact}>`), `${code} does not quote ${fact}`);
  }
});

test('a sentence without a reason still ends', () => {
  assert.equal(errorMessage(new AppError('pushFailed', { image: 'a/b:1' })), 'Pushing a/b:1 failed.');
  assert.equal(errorMessage(new AppError('pushFailed', { image: 'a/b:1', reason: 'denied.' })), 'Pushing a/b:1 failed: denied.');
  assert.equal(errorMessage(new AppError('pushFailed', { image: 'a/b:1', reason: 'is it there?' })), 'Pushing a/b:1 failed: is it there?');
});
