import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';

/** The heredocs of the second instruction as [name, descriptor, expand, chomp, body], and the names of all instructions. */
function read(lines: string): { heredocs: unknown[]; names: string[] } {
  const text = `FROM a\n${lines}\nCMD end\n`;
  const { instructions } = parseDockerfile(text);
  const heredocs = (instructions[1]?.heredocs ?? []).map(({ name, descriptor, expand, chomp, body }) => [name, descriptor, expand, chomp, text.slice(body.start, body.end)]);
  return { heredocs, names: instructions.map((instruction) => instruction.name) };
}

const one = ['FROM', 'RUN', 'CMD'];

test('every way to write a heredoc is one instruction with its body', () => {
  assert.deepEqual(read('RUN <<EOF\nx\ny\nEOF'), { heredocs: [['EOF', undefined, true, false, 'x\ny\n']], names: one });
  assert.deepEqual(read('RUN cat <<"EOF" > /f\nFROM b\nEOF'), { heredocs: [['EOF', undefined, false, false, 'FROM b\n']], names: one });
  assert.deepEqual(read("RUN cat << 'E F' > /f\nx\nE F"), { heredocs: [['E F', undefined, false, false, 'x\n']], names: one });
  assert.deepEqual(read('RUN <<-EOF\n\tx\n\t\tEOF'), { heredocs: [['EOF', undefined, true, true, '\tx\n']], names: one });
  assert.deepEqual(read('RUN 3<<EOF cat <&3\nx\nEOF'), { heredocs: [['EOF', 3, true, false, 'x\n']], names: one });
  assert.deepEqual(read('RUN <<A cat <<B\na\nA\nb\nB'), { heredocs: [['A', undefined, true, false, 'a\n'], ['B', undefined, true, false, 'b\n']], names: one });
});

test('COPY and ONBUILD take heredocs; a continued line may announce one', () => {
  assert.deepEqual(read('COPY <<a.txt <<b.txt /dest/\none\na.txt\ntwo\nb.txt').names, ['FROM', 'COPY', 'CMD']);
  assert.deepEqual(read('ONBUILD RUN <<EOF\nx\nEOF').names, ['FROM', 'ONBUILD', 'CMD']);
  assert.deepEqual(read('RUN x && \\\n  cat <<EOF\nbody\nEOF').heredocs.length, 1);
});

test('what only looks like a heredoc is none', () => {
  for (const line of ['RUN cat<<EOF', 'RUN cat <<< word', 'RUN ["cat", "<<EOF"]', 'CMD cat <<EOF', "RUN echo '<<EOF'", 'RUN echo "a <<EOF b"', 'ENV A=<<EOF', 'RUN echo <\\<EOF']) {
    assert.deepEqual(read(line).heredocs, [], line);
  }
});

test('open quotes and substitutions that Docker does not know end its search for heredocs', () => {
  assert.deepEqual(read("RUN echo it's <<EOF").heredocs, []);
  assert.deepEqual(read('RUN echo ${A^^} <<EOF').heredocs, []);
  assert.equal(read('RUN echo ${A:-b} <<EOF\nEOF').heredocs.length, 1);
});

test('a heredoc that never ends stops at the next line that looks like an instruction', () => {
  const { heredocs, names } = read('RUN <<EOF\nx\nCOPY a b');
  assert.deepEqual(heredocs, [['EOF', undefined, true, false, 'x\n']]);
  assert.deepEqual(names, ['FROM', 'RUN', 'COPY', 'CMD']);
});

test('the span of the instruction reaches to the end of the terminator', () => {
  const text = 'FROM a\nRUN <<EOF\r\nx\r\nEOF\r\nCMD x\n';
  const run = parseDockerfile(text).instructions[1];
  assert.equal(text.slice(run?.span.start, run?.span.end), 'RUN <<EOF\r\nx\r\nEOF');
});
