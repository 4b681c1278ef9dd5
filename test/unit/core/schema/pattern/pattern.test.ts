import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compilePattern } from '../../../../../src/core/schema/pattern/compilePattern.ts';
import { occursIn } from '../../../../../src/core/schema/pattern/program.ts';

function occurs(pattern: string, text: string): boolean | undefined {
  const program = compilePattern(pattern);
  return program && occursIn(program, text);
}

const texts = ['', 'a', 'abc', 'A-b', 'a.b', 'a..b', 'http://x/y', '1h30m', '10Gi', '-1', '1.5', '100%', 'a/b', 'foo.json', 'x1', 'é', '😀', 'a_b:c', '\t', 'a\nb', '+5%', '{', '1.', 'aaaa'];

test('the same as RegExp where both can read the expression', () => {
  for (const pattern of [
    '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$', '^(http|https)://.+$', '^(([0-9]+)h)?(([0-9]+)m)?$', '^[^:]+$', 'a|b', '', '^$', 'a{2,3}', '^a{2,}$', '^a{4}$',
    '^(?:a|b)*?$', '[\\w.-]', '\\d+\\.?\\d*', '^[!-~]+$', '\\bb\\b', 'a\\Bb', '^\\s$', '[^\\d]', '^.$', '\\x61', '[\\x61-\\x63]$', '(?<name>a)b', '\\.', '[-+]', '^[a-]$', '\\{', 'a{,2}',
  ]) {
    const oracle = new RegExp(pattern);
    for (const text of texts) if (text !== '😀') assert.equal(occurs(pattern, text), oracle.test(text), `${pattern} in ${JSON.stringify(text)}`);
  }
});

test('what RegExp cannot read: flags, classes by name, whole characters', () => {
  assert.equal(occurs('^(?i)abc$', 'ABC'), true);
  assert.equal(occurs('^((?i)sun|mon)day$', 'MONday'), true);
  assert.equal(occurs('^((?i)sun|mon)day$', 'MONDAY'), false);
  assert.equal(occurs('^(?i:a)b$', 'Ab'), true);
  assert.equal(occurs('^(?i)a(?-i)b$', 'AB'), false);
  assert.equal(occurs('^[[:alpha:]]+[[:^digit:]]$', 'ab'), true);
  assert.equal(occurs('^(?s).$', '\n'), true);
  assert.equal(occurs('(?m)^b$', 'a\nb'), true);
  assert.equal(occurs('^.$', '😀'), true);
  assert.equal(occurs('\\Aa\\z', 'a'), true);
  assert.equal(occurs('^[]a]$', ']'), true);
});

test('what is wrong, rare or too long is not read', () => {
  for (const pattern of ['(', ')', '[', '[b-a]', '*a', '(?=a)', '(?<!a)', '\\pL', '\\1', '\\Q', 'a{2,1}', 'a{1001}', '((a{1000}){1000})', `${'('.repeat(200)}${')'.repeat(200)}`, '(?x)a', '\\'])
    assert.equal(compilePattern(pattern), undefined, pattern);
});

test('no expression takes long', () => {
  const long = `${'a'.repeat(2000)}!`;
  const started = Date.now();
  for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(a*)*$', '^(([a-z0-9][a-z0-9\\-]*[a-z0-9])|[a-z0-9]+\\.)*([a-z]+|xn)\\.?$', '(.*)(.*)(.*)x$']) assert.equal(occurs(pattern, long), false, pattern);
  assert.ok(Date.now() - started < 5000);
});
