import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandsOf } from '../../../../src/core/dockerfile/commands.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { startCommand, startedCommands } from '../../../../src/core/dockerfile/startCommand.ts';
import { usedFiles } from '../../../../src/core/dockerfile/usedFiles.ts';

function used(line: string): string[] {
  const file = parseDockerfile(`FROM a:1\nRUN ${line}\n`);
  const run = file.instructions.at(-1);
  return run ? commandsOf(file.text, run).flatMap(usedFiles).map((word) => word.text) : [];
}

test('programs name the files that they read at once', () => {
  assert.deepEqual(used('pip install -r a.txt -c b.txt --requirement=c.txt x'), ['a.txt', 'b.txt', 'c.txt']);
  assert.deepEqual(used('python -u -W ignore src/a.py b.py'), ['src/a.py']);
  assert.deepEqual(used('exec python3.11 a.py'), ['a.py']);
  assert.deepEqual(used('tini -s -- python a.py'), ['a.py']);
  assert.deepEqual(used('torchrun --nproc_per_node=4 a.py --config b.py'), ['a.py']);
  assert.deepEqual(used('python -m torch.distributed.run --nnodes 2 a.py'), ['a.py']);
  assert.deepEqual(used('accelerate launch a.py'), ['a.py']);
  assert.deepEqual(used('bash -ex a.sh'), ['a.sh']);
  assert.deepEqual(used('./a.sh'), ['./a.sh']);
  assert.deepEqual(used('chmod +x a.sh && node b.mjs && streamlit run c.py'), ['a.sh', 'b.mjs', 'c.py']);
  assert.deepEqual(used('conda env create -n x -f e.yml'), ['e.yml']);
  assert.deepEqual(used('bash -c "python a.py"'), ['a.py']);
});

test('what is no file of the image is left out', () => {
  for (const line of ['python -m a b.py', 'python -c "a.py"', 'python', 'start.sh', 'pip install x', 'pip install -r https://a.b/r.txt', 'pip install -r /dev/stdin', 'python $A.py', 'python ~/a.py', 'bash', 'cat a.py', 'chmod 755 *.sh', 'pip freeze']) assert.deepEqual(used(line), [], line);
});

function started(lines: string): string[][] {
  const file = parseDockerfile(`${lines}\n`);
  return startedCommands(file, startCommand(file)).map((command) => command.words.map((word) => word.text));
}

test('the start is the entrypoint with the words of the command, through the stages', () => {
  assert.deepEqual(started('FROM a:1\nCMD ["x"]\nCMD y z'), [['y', 'z']]);
  assert.deepEqual(started('FROM a:1\nENTRYPOINT ["python"]\nCMD ["a.py"]'), [['python', 'a.py']]);
  assert.deepEqual(started('FROM a:1\nENTRYPOINT python\nCMD ["a.py"]'), [['python']]);
  assert.deepEqual(started('FROM a:1 AS b\nCMD ["x"]\nFROM b\nENTRYPOINT ["y"]'), [['y']]);
  assert.deepEqual(started('FROM a:1 AS b\nENTRYPOINT ["y"]\nFROM b\nCMD ["x"]'), [['y', 'x']]);
  assert.deepEqual(started('FROM a:1'), []);
});
