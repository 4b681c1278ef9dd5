import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeOf, hasForeignSyntax, readDirectives } from '../../../../src/core/dockerfile/directives.ts';
import { readExecForm } from '../../../../src/core/dockerfile/execForm.ts';
import { type EscapeCharacter, readLogicalLine } from '../../../../src/core/dockerfile/logicalLine.ts';
import { mountFields } from '../../../../src/core/dockerfile/mounts.ts';
import { plainWords, quotedWords, readFlags, trimmedWord } from '../../../../src/core/dockerfile/words.ts';

function quoted(text: string, escape: EscapeCharacter = '\\'): string[] {
  const line = readLogicalLine(text, 0, escape);
  return quotedWords(line, trimmedWord(line, 0), escape).map((word) => word.text);
}

test('quotes and escapes keep blanks within a word, and stay', () => {
  assert.deepEqual(quoted('a="b c" d=e\\ f'), ['a="b c"', 'd=e\\ f']);
  assert.deepEqual(quoted("a='b \\' c"), ["a='b \\'", 'c']);
  assert.deepEqual(quoted('a="b \\" c" d'), ['a="b \\" c"', 'd']);
  assert.deepEqual(quoted('a=C:\\dir` x b', '`'), ['a=C:\\dir` x', 'b']);
  assert.deepEqual(quoted('a="open b'), ['a="open b']);
});

test('plain words know no quotes', () => {
  const line = readLogicalLine('  "a b"\tc ', 0, '\\');
  assert.deepEqual(plainWords(line, trimmedWord(line, 0)).map((word) => word.text), ['"a', 'b"', 'c']);
});

function flags(text: string): unknown {
  const line = readLogicalLine(text, 0, '\\');
  const read = readFlags(line, 0, '\\');
  return [read.flags.map((flag) => [flag.name, flag.value]), trimmedWord(line, read.next).text];
}

test('flags stand in front, and -- ends them', () => {
  assert.deepEqual(flags('--a=b --c d --e'), [[['a', 'b'], ['c', undefined]], 'd --e']);
  assert.deepEqual(flags('-- --a b'), [[], '--a b']);
  assert.deepEqual(flags('--a="b c",\'d e\' f'), [[['a', 'b c,d e']], 'f']);
  assert.deepEqual(flags('--a=b\\ c d'), [[['a', 'b c']], 'd']);
  assert.deepEqual(flags('-a b'), [[], '-a b']);
  assert.deepEqual(flags('--a='), [[['a', '']], '']);
});

test('a mount is a list of keys and values, with the places of the keys', () => {
  const text = '--mount=type=secret,id=t,required,Target=/x x';
  const [flag] = readFlags(readLogicalLine(text, 0, '\\'), 0, '\\').flags;
  const fields = flag ? mountFields(flag) : [];
  assert.deepEqual(fields.map(({ key, value }) => [key, value]), [['type', 'secret'], ['id', 't'], ['required', undefined], ['target', '/x']]);
  assert.deepEqual(fields.map(({ span }) => text.slice(span.start, span.end)), ['type', 'id', 'required', 'Target']);
});

function exec(text: string): unknown {
  const line = readLogicalLine(text, 0, '\\');
  const form = readExecForm(line, trimmedWord(line, 0));
  return form.kind === 'strings' ? form.words.map((word) => word.text) : form.kind;
}

test('only an array of strings is exec form', () => {
  assert.deepEqual(exec('["a", "b\\"c", "\\u0064"]'), ['a', 'b"c', 'd']);
  assert.deepEqual(exec('[ ]'), []);
  for (const other of ['["a"', "['a']", '["a",]', '["a"] b', '{"a": 1}', '"a"', '[a]']) assert.equal(exec(other), 'none', other);
  for (const mixed of ['[1]', '["a", null]', '[["a"]]']) assert.equal(exec(mixed), 'notStrings', mixed);
});

test('directives end at the first line that is none', () => {
  const text = '#syntax = docker/dockerfile:1  \n  # Check=skip=all\n# other=1\n# escape=`\n';
  const { directives, next } = readDirectives(text, 0);
  assert.deepEqual(directives.map(({ name, value, valueSpan }) => [name, value, text.slice(valueSpan.start, valueSpan.end)]), [['syntax', 'docker/dockerfile:1', 'docker/dockerfile:1'], ['check', 'skip=all', 'skip=all']]);
  assert.equal(text.slice(next).split('\n')[0], '# other=1');
  assert.equal(escapeOf(directives), '\\');
});

function foreign(syntax: string): boolean {
  return hasForeignSyntax(readDirectives(`# syntax=${syntax}\n`, 0).directives);
}

test("only Docker's own frontend is judged", () => {
  for (const own of ['docker/dockerfile:1', 'docker/dockerfile', 'docker.io/docker/dockerfile:1.7-labs', 'docker/dockerfile-upstream:master', 'docker/dockerfile@sha256:0']) assert.equal(foreign(own), false, own);
  for (const other of ['example.org/docker/dockerfile:1', 'docker/dockerfilex', 'tonistiigi/x']) assert.equal(foreign(other), true, other);
  assert.equal(hasForeignSyntax([]), false);
});
