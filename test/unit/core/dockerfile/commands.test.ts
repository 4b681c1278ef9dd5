import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf } from '../../../../src/core/dockerfile/commands.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { pipInstall } from '../../../../src/core/dockerfile/pipInstall.ts';
import { packageName } from '../../../../src/core/python/requirement.ts';

/** The commands of the last instruction, as the source has their words. */
function sources(lines: string): string[] {
  const text = `FROM a\n${lines}\n`;
  const last = parseDockerfile(text).instructions.at(-1);
  return last ? commandsOf(text, last).map((command) => command.words.map((word) => text.slice(word.span.start, word.span.end)).join('|')) : [];
}

test('the words of a command point into the file, over continued lines', () => {
  assert.deepEqual(sources('RUN a "b c" && \\\n  # why\n  d e'), ['a|"b c"', 'd|e']);
  assert.deepEqual(sources('RUN --mount=type=cache,target=/x a b'), ['a|b']);
});

test('the exec form is one command, and a shell with -c has those of its script', () => {
  assert.deepEqual(sources('CMD ["python", "-m", "x"]'), ['"python"|"-m"|"x"']);
  assert.deepEqual(sources('RUN ["/bin/bash", "-c", "a && b c"]'), ['"/bin/bash"|"-c"|"a && b c"', 'a', 'b|c']);
  assert.deepEqual(sources('RUN bash -ec "a && b"'), ['bash|-ec|"a && b"', 'a', 'b']);
  assert.deepEqual(sources('CMD []'), []);
  assert.deepEqual(sources('HEALTHCHECK CMD curl x || exit 1'), ['curl|x', 'exit|1']);
});

test('a heredoc is a script when nothing or a shell reads it', () => {
  assert.deepEqual(sources('RUN <<EOF\na b\nc\nEOF'), ['a|b', 'c']);
  assert.deepEqual(sources('RUN bash -e <<EOF\na && b\nEOF'), ['bash|-e', 'a', 'b']);
  assert.deepEqual(sources('RUN <<EOF\n#!/usr/bin/env bash\na\nEOF'), ['a']);
  assert.deepEqual(sources('RUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF'), []);
  assert.deepEqual(sources('RUN python3 <<EOF\nimport x\nEOF'), ['python3']);
  assert.deepEqual(sources('RUN cat <<EOF > /f\na\nEOF'), ['cat']);
});

/** What pip is asked for in the only command of a RUN. */
function pip(line: string): unknown {
  const text = `FROM a\nRUN ${line}\n`;
  const run = parseDockerfile(text).instructions[1];
  const [command] = run ? commandsOf(text, run) : [];
  const install = command && pipInstall(command);
  return install && [install.index?.text, install.extraIndexes.map((word) => word.text), install.requirements.map((word) => word.text)];
}

test('installations are read from all the usual ways to call pip', () => {
  assert.deepEqual(pip('pip install --no-cache-dir torch==2.6.0 -r requirements.txt'), [undefined, [], ['torch==2.6.0']]);
  assert.deepEqual(pip('python3.11 -m pip install torch -i https://a/b'), ['https://a/b', [], ['torch']]);
  assert.deepEqual(pip('sudo /opt/venv/bin/pip3 install --index-url=https://a "torch>=2" numpy'), ['https://a', [], ['torch>=2', 'numpy']]);
  assert.deepEqual(pip('uv pip install --system --extra-index-url https://a torch'), [undefined, ['https://a'], ['torch']]);
  for (const other of ['pip download torch', 'apt-get install pip', 'pip uninstall torch', 'echo pip install torch', 'pipx install torch']) assert.equal(pip(other), undefined, other);
});

test('a requirement names its package', () => {
  assert.deepEqual(['torch', 'Torch==2.1', 'torch[opt]>=2', 'torch~=2.0', './torch', 'https://x/torch.whl', 'torchvision', 'torch @ https://x'].map(packageName), ['torch', 'torch', 'torch', 'torch', undefined, undefined, 'torchvision', 'torch']);
});
