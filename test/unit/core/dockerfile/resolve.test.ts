import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { resolve } from '../../../../src/core/dockerfile/resolve.ts';
import { parseWord, variablesOf } from '../../../../src/core/dockerfile/wordParts.ts';

/** What `word` becomes at the last instruction of the file. */
function atEnd(file: string, word: string): string | undefined {
  const dockerfile = parseDockerfile(`${file}\nRUN end`);
  const last = dockerfile.instructions.at(-1);
  assert.ok(last);
  return resolve(dockerfile, word, last);
}

test('ENV and ARG give values, ENV wins, and values are taken as they were when they were set', () => {
  assert.equal(atEnd('FROM scratch\nENV A=1 B="x y"', '$A-${B}'), '1-x y');
  assert.equal(atEnd('FROM scratch\nENV A=1\nARG A=2', '$A'), '1');
  assert.equal(atEnd('FROM scratch\nARG A=1\nENV B=$A\nARG A=2', '$B$A'), '12');
  assert.equal(atEnd('FROM scratch\nENV A=1\nENV A=2 B=$A', '$B'), '1');
  assert.equal(atEnd('FROM scratch\nENV OLD some value', '$OLD'), 'some value');
});

test('an ARG above the first FROM counts in a stage only where it is declared again', () => {
  assert.equal(atEnd('ARG V=1.2\nFROM scratch\nARG V', '$V'), '1.2');
  assert.equal(atEnd('ARG V=1.2\nFROM scratch', '${V:-none}'), 'none');
  assert.equal(atEnd('ARG V=1.2\nFROM scratch\nARG V=3', '$V'), '3');
});

test('what somebody else decides is unknown', () => {
  assert.equal(atEnd('FROM python\nENV A=1', '$PATH'), undefined);
  assert.equal(atEnd('FROM python', '${X:-y}'), undefined);
  assert.equal(atEnd('FROM scratch\nARG X', '$X'), undefined);
  assert.equal(atEnd('FROM scratch\nARG X', '${X:-y}'), 'y');
  assert.equal(atEnd('FROM scratch\nARG TARGETARCH', '$TARGETARCH'), undefined);
  assert.equal(atEnd('FROM scratch\nENV A=$B$PATH', 'x$A'), undefined);
});

test('modifiers and quotes are understood, also when nested', () => {
  const file = 'FROM scratch\nENV SET=s EMPTY=';
  assert.equal(atEnd(file, '${SET:-d}${SET-d}${NO:-d}${EMPTY:-d}${EMPTY-d}'), 'ssdd');
  assert.equal(atEnd(file, '${SET:+a}${NO:+a}${EMPTY:+a}${EMPTY+a}'), 'aa');
  assert.equal(atEnd(file, '${NO:-${NEITHER:-${SET}}}'), 's');
  assert.equal(atEnd(file, '"$SET x" \'$SET\' \\$SET'), 's x $SET $SET');
  assert.equal(atEnd(file, '${NO:?message}'), undefined);
  assert.equal(atEnd(file, '${SET#x}'), undefined);
  assert.equal(atEnd(file, '${SET'), undefined);
});

test('a stage inherits ENV, but no ARG, from the stage below', () => {
  const file = 'FROM scratch AS base\nENV A=1\nARG B=2\nENV C=$B\nFROM base';
  assert.equal(atEnd(file, '$A$C'), '12');
  assert.equal(atEnd(file, '${B:-gone}'), 'gone');
  assert.equal(atEnd('FROM python AS base\nENV A=1\nFROM base', '$A'), '1');
  assert.equal(atEnd('FROM python AS base\nFROM base', '${B:-x}'), undefined);
});

test('the variables of a word are found where they stand', () => {
  const text = '$A-${B:-${C}}"$D"\'$E\'\\$F$';
  const variables = variablesOf(parseWord(text, '\\').parts);
  assert.deepEqual(variables.map(({ name, at, end, modifier }) => [name, text.slice(at, end), modifier]), [['A', '$A', ''], ['B', '${B:-${C}}', ':-'], ['C', '${C}', ''], ['D', '$D', '']]);
});
