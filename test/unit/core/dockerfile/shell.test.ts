import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitShell } from '../../../../src/core/dockerfile/shell.ts';

/** Commands as `joint depth: word|word`, words that the shell fills in with a star. */
function commands(script: string): string[] {
  return splitShell(script).map(({ joint, depth, words, assignments }) => {
    const all = [...assignments.map((word) => `${word.text}!`), ...words.map((word) => `${word.text}${word.dynamic ? '*' : ''}`)];
    return `${joint.replace('\n', 'line')}${depth > 0 ? depth : ''}: ${all.join('|')}`;
  });
}

test('operators separate commands', () => {
  assert.deepEqual(commands('a b&&c || d; e | f & g'), [': a|b', '&&: c', '||: d', ';: e', '|: f', '&: g']);
  assert.deepEqual(commands('a\nb;\nc'), [': a', 'line: b', ';: c']);
});

test('quotes and escapes make one word', () => {
  assert.deepEqual(commands(`echo "a && b" 'c|d' e\\ f "g\\"h" i\\;j`), [': echo|a && b|c|d|e f|g"h|i;j']);
  assert.deepEqual(commands('a \\\n  b'), [': a|b']);
  assert.deepEqual(commands(`echo 'open && x`), [': echo|open && x']);
});

test('variables and patterns are marked, not replaced', () => {
  assert.deepEqual(commands('a $B "${C:-d e}" *.txt \'$f\' `g`'), [': a|$B*|${C:-d e}*|*.txt*|$f|`g`*']);
});

test('assignments in front are set apart', () => {
  assert.deepEqual(commands('A=1 B="x y" c d=e'), [': A=1!|B=x y!|c|d=e']);
  assert.deepEqual(commands('A=1'), [': A=1!']);
});

test('groups and substitutions are deeper', () => {
  assert.deepEqual(commands('(a; b) && c'), ['1: a', ';1: b', '&&: c']);
  assert.deepEqual(commands('x $(pip install y) "$(z)"'), ['1: pip|install|y', '1: z', ': x|$(pip install y)*|$(z)*']);
  assert.deepEqual(commands('echo $((1 + 2))'), [': echo|$((1 + 2))*']);
});

test('words of the language are no programs', () => {
  assert.deepEqual(commands('if [ -f x ]; then a; else b; fi'), [': [|-f|x|]', ';: a', ';: b']);
  assert.deepEqual(commands('! a && { b; }'), [': a', '&&: b']);
});

test('redirections and comments are left out', () => {
  assert.deepEqual(commands('a > /dev/null 2>&1 < in b >>c # d && e'), [': a|b']);
  assert.deepEqual(commands('a #b\nc#d'), [': a', 'line: c#d']);
});

test('the body of a heredoc is no command', () => {
  assert.deepEqual(commands('cat <<EOF > f\nrm x\nEOF\necho'), [': cat', 'line: echo']);
  assert.deepEqual(commands("cat <<-'E'\n\trm\n\tE\nx <<< y z"), [': cat', 'line: x|z']);
});

test('words know their places', () => {
  const script = 'a "b c" && d';
  assert.deepEqual(splitShell(script).flatMap((command) => command.words.map((word) => script.slice(word.at, word.end))), ['a', '"b c"', 'd']);
});

test('anything is accepted', () => {
  for (const script of ['', ')', '(', '&&', '"', "'", '`', '$(', '${', '<<', '>', '\\', '$((', '#', '<<<', '2>']) assert.ok(Array.isArray(splitShell(script)), script);
  assert.ok(splitShell('"$('.repeat(20_000)).length < 200);
});
