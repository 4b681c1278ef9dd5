import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instruction } from '../../../../src/core/dockerfile/dockerfile.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { mark } from './marked.ts';

/** The instructions as `NAME word|word`, exec form in brackets. */
function outline(text: string): string[] {
  return parseDockerfile(text).instructions.map((instruction) => describe(instruction));
}

function describe({ name, words, exec, flags, trigger }: Instruction): string {
  const flagged = flags.map((flag) => `--${flag.name}${flag.value === undefined ? '' : `=${flag.value}`} `).join('');
  if (trigger) return `${name} ${describe(trigger)}`;
  const joined = words.map((word) => word.text).join('|');
  return `${name} ${flagged}${exec ? `[${joined}]` : joined}`;
}

/** The text with «» around every instruction. */
function places(text: string): string {
  return mark(text, parseDockerfile(text).instructions.map((instruction) => instruction.span));
}

test('lines become instructions, whatever their case and indentation', () => {
  assert.deepEqual(outline('FROM a\n  run  ls -l\n\tWorkdir\t/app\n'), ['FROM a', 'RUN ls -l', 'WORKDIR /app']);
  assert.equal(places('FROM a  \n  run  ls -l \n'), '«FROM a»  \n  «run  ls -l» \n');
});

test('comments and blank lines are no instructions, and those directly above are kept with one', () => {
  const { instructions, comments } = parseDockerfile('# one\n\n# two\n  # three\nFROM a\n');
  assert.deepEqual(comments.map((comment) => comment.text), ['# one', '# two', '# three']);
  assert.deepEqual(instructions[0]?.comments.map((comment) => comment.text), ['# two', '# three']);
});

test('a continued instruction is one, with the comments between its lines left out', () => {
  const text = 'FROM a\nRUN one && \\\n  # why\n  two \\\n# at the margin\n  three\nCMD x\n';
  assert.deepEqual(outline(text), ['FROM a', 'RUN one &&   two   three', 'CMD x']);
  assert.equal(places(text), '«FROM a»\n«RUN one && \\\n  # why\n  two \\\n# at the margin\n  three»\n«CMD x»\n');
  assert.deepEqual(parseDockerfile(text).comments.map((comment) => comment.text), ['# why', '# at the margin']);
});

test('a word may be continued too, and its span covers the line break', () => {
  const text = 'FROM py\\\nthon:3\nRU\\\nN x\n';
  const [from, run] = parseDockerfile(text).instructions;
  assert.equal(from?.words[0]?.text, 'python:3');
  assert.equal(text.slice(from?.words[0]?.span.start, from?.words[0]?.span.end), 'py\\\nthon:3');
  assert.equal(run?.name, 'RUN');
});

test('blanks may follow the sign of continuation; a doubled one does not continue', () => {
  assert.deepEqual(outline('FROM a\nRUN x \\ \t\n y\n'), ['FROM a', 'RUN x  y']);
  assert.deepEqual(outline('FROM a\nRUN x \\\\\nCMD y\n'), ['FROM a', 'RUN x \\\\', 'CMD y']);
  assert.deepEqual(outline('FROM a\n\\\nRUN x\n'), ['FROM a', 'RUN x']);
  assert.deepEqual(outline('FROM a\nRUN x \\'), ['FROM a', 'RUN x']);
});

test('Windows line ends, a byte order mark and tabs change nothing', () => {
  const unix = 'FROM a\nRUN x \\\n  && y\nCOPY <<EOF /f\nbody\nEOF\n';
  assert.deepEqual(outline(`\ufeff${unix.replaceAll('\n', '\r\n')}`), outline(unix));
  assert.equal(places('\ufeffFROM a\r\nRUN x\r\n'), '\ufeff«FROM a»\r\n«RUN x»\r\n');
});

test('directives stand at the very top, and escape chooses the sign of continuation', () => {
  const { directives, escape, instructions } = parseDockerfile('# syntax=docker/dockerfile:1\n#  Escape = `\nFROM a\nRUN x `\n  y\nCOPY a C:\\\nCMD z\n');
  assert.deepEqual(directives.map(({ name, value }) => [name, value]), [['syntax', 'docker/dockerfile:1'], ['escape', '`']]);
  assert.equal(escape, '`');
  assert.deepEqual(instructions.map((instruction) => describe(instruction)), ['FROM a', 'RUN x   y', 'COPY a|C:\\', 'CMD z']);
});

test('a comment, a blank line or an unknown directive ends the directives', () => {
  for (const first of ['# hello\n', '\n', '# foo=bar\n']) assert.equal(parseDockerfile(`${first}# escape=\`\nFROM a\n`).escape, '\\');
});

test('each instruction splits its arguments in its own way', () => {
  const lines = ['FROM a AS b', 'ENV A="x y" B=z\\ z C=\'q w\'', 'ENV OLD some value', 'LABEL a=b "c d"=e', 'ARG A B=c', 'EXPOSE 80 443/tcp', 'COPY --from=x a b /c/', 'COPY ["a b", "/c"]', 'USER a b', 'VOLUME ["/a"]', 'RUN echo "a b"', 'CMD ["a", "b\\"c"]', 'CMD ["a", b]', 'SHELL ["sh", "-c"]', 'HEALTHCHECK --interval=5s CMD curl x', 'HEALTHCHECK CMD ["curl", "x"]', 'ONBUILD COPY a b', 'STOPSIGNAL 9'];
  assert.deepEqual(outline(lines.join('\n')), [
    'FROM a|AS|b',
    'ENV A="x y"|B=z\\ z|C=\'q w\'',
    'ENV OLD|some|value',
    'LABEL a=b|"c d"=e',
    'ARG A|B=c',
    'EXPOSE 80|443/tcp',
    'COPY --from=x a|b|/c/',
    'COPY [a b|/c]',
    'USER a b',
    'VOLUME [/a]',
    'RUN echo "a b"',
    'CMD [a|b"c]',
    'CMD ["a", b]',
    'SHELL [sh|-c]',
    'HEALTHCHECK --interval=5s CMD|curl x',
    'HEALTHCHECK [CMD|curl|x]',
    'ONBUILD COPY a|b',
    'STOPSIGNAL 9',
  ]);
});

test('assignments have names and values, also in the old form', () => {
  const { instructions } = parseDockerfile('FROM a\nENV A="x y" B=\nENV OLD  some value\nARG C D=e\n');
  const found = instructions.flatMap((instruction) => instruction.assignments.map(({ name, value, legacy }) => [name.text, value?.text, legacy]));
  assert.deepEqual(found, [['A', '"x y"', false], ['B', '', false], ['OLD', 'some value', true], ['C', undefined, false], ['D', 'e', false]]);
});

test('flags know the places of their names and values', () => {
  const text = 'FROM a\nRUN --mount=type=secret,id="a b" --network=none ls\n';
  const flags = parseDockerfile(text).instructions[1]?.flags ?? [];
  assert.deepEqual(flags.map((flag) => [flag.name, flag.value]), [['mount', 'type=secret,id=a b'], ['network', 'none']]);
  assert.equal(mark(text, flags.flatMap((flag) => [flag.nameSpan, ...(flag.valueSpan ? [flag.valueSpan] : [])])), 'FROM a\nRUN «--mount»=«type=secret,id="a b"» «--network»=«none» ls\n');
});

test('words of the exec form keep the places of their quotes', () => {
  const text = 'FROM a\nCMD ["py\\u0074hon", \\\n  "-m"]\n';
  const words = parseDockerfile(text).instructions[1]?.words ?? [];
  assert.deepEqual(words.map((word) => word.text), ['python', '-m']);
  assert.equal(mark(text, words.map((word) => word.span)), 'FROM a\nCMD [«"py\\u0074hon"», \\\n  «"-m"»]\n');
});

test('the source of a template engine is recognised and left alone', () => {
  for (const text of ['FROM {{ base }}\nRUN x\n', '{% if gpu %}\nFROM a\n{% endif %}\n', 'FROM a\nENV A={{ .Values.a }}\n']) {
    const { template, problems } = parseDockerfile(text);
    assert.equal(template, true, text);
    assert.deepEqual(problems, []);
  }
  assert.equal(parseDockerfile("FROM a\nRUN docker inspect -f '{{.Id}}' x\nLABEL a='{{ b }}'\n").template, false);
});
