import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LintRequest, parseWords, readLintRequest } from '../../../src/cli/lintRequest.ts';

function read(...words: readonly string[]): LintRequest | string {
  const { values, positionals } = parseWords(words);
  return readLintRequest(values, positionals, ['1.30', '1.31']);
}

/** The sentence that refuses the words. */
function refusal(...words: readonly string[]): string {
  const answer = read(...words);
  return typeof answer === 'string' ? answer : '';
}

test('everything has a default but the paths', () => {
  assert.deepEqual(read('a', 'b'), { paths: ['a', 'b'], format: 'text', maxWarnings: undefined, kubernetesVersion: undefined, stdinFilename: undefined, allowEmpty: false, printConfiguration: undefined, baseline: undefined, writeBaseline: undefined, threads: undefined, fixes: 'none' });
  assert.match(refusal(), /^Say which files/);
});

test('a Kubernetes version may be written as the cluster tells it', () => {
  for (const version of ['1.31', 'v1.31', '1.31.4', 'v1.31.0']) {
    const request = read('a', '--kube-version', version);
    assert.ok(typeof request !== 'string' && request.kubernetesVersion === '1.31', version);
  }
  for (const version of ['1.99', '1', '', 'newest']) assert.match(refusal('a', '--kube-version', version), /there are those of 1\.30, 1\.31\.$/, version);
});

test('numbers are numbers', () => {
  const request = read('a', '--max-warnings', '0');
  assert.ok(typeof request !== 'string' && request.maxWarnings === 0);
  for (const word of ['x', '1.5', '']) assert.match(refusal('a', `--max-warnings=${word}`), /takes a number/, word);
  const threaded = read('a', '--threads', '2');
  assert.ok(typeof threaded !== 'string' && threaded.threads === 2);
  for (const word of ['x', '0', '1.5', '1000', '']) assert.match(refusal('a', `--threads=${word}`), /takes a number from 1 to 999/, word);
});

test('formats are those that exist', () => {
  for (const format of ['text', 'json', 'sarif', 'github']) assert.equal(typeof read('a', '--format', format), 'object', format);
  assert.equal(refusal('a', '--format', 'xml'), 'There is no format "xml".');
});

test('standard input stands for the paths', () => {
  assert.equal(typeof read('--stdin-filename', 'a'), 'object');
  assert.match(refusal('b', '--stdin-filename', 'a'), /either/);
});

function fixes(...words: readonly string[]): string | undefined {
  const request = read('a', ...words);
  return typeof request === 'string' ? undefined : request.fixes;
}

test('fixes are made, shown or left', () => {
  assert.deepEqual([fixes(), fixes('--fix'), fixes('--fix-dry-run')], ['none', 'written', 'shown']);
  assert.match(refusal('a', '--fix-dry-run', '--format', 'json'), /prints a diff/);
  assert.match(refusal('--fix', '--stdin-filename', 'a'), /cannot be fixed/);
});

test('settings are shown for one file', () => {
  const request = read('--print-config', 'a');
  assert.ok(typeof request !== 'string' && request.printConfiguration === 'a');
  assert.match(refusal('b', '--print-config', 'a'), /no paths beside it/);
});

test('a baseline is used or written', () => {
  assert.match(refusal('a', '--baseline', 'x', '--write-baseline', 'x'), /exclude each other/);
  const request = read('a', '--baseline', 'x');
  assert.ok(typeof request !== 'string' && request.baseline === 'x' && request.writeBaseline === undefined);
});
