import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayExist } from '../../../../src/core/dockerfile/fileState.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { finalStage } from '../../../../src/core/dockerfile/stages.ts';
import { walkFiles } from '../../../../src/core/dockerfile/walkFiles.ts';

/** Which of the paths may be in the image at the end; undefined where nothing is known. */
function present(lines: string, ...paths: readonly string[]): string[] | undefined {
  const file = parseDockerfile(`${lines}\n`);
  const stage = finalStage(file);
  const state = stage && walkFiles(file, stage);
  return state && paths.filter((path) => mayExist(state, path));
}

test('a copy brings a file to a directory or to a path of that name', () => {
  const base = 'FROM python:3.12\nWORKDIR /app';
  assert.deepEqual(present(`${base}\nCOPY a.py .`, '/app/a.py', '/a.py', '/app/b.py'), ['/app/a.py']);
  assert.deepEqual(present(`${base}\nCOPY a.py data/`, '/app/data/a.py', '/app/a.py', '/app/data'), ['/app/data/a.py']);
  assert.deepEqual(present(`${base}\nCOPY a.py /srv`, '/srv/a.py', '/srv', '/srv/b.py'), ['/srv/a.py', '/srv']);
  assert.deepEqual(present(`${base}\nCOPY ["a.py", "b.py", "../x/"]`, '/x/a.py', '/x/b.py', '/x/c.py'), ['/x/a.py', '/x/b.py']);
});

test('directories, patterns and archives may bring anything below', () => {
  const base = 'FROM python:3.12\nWORKDIR /app';
  for (const source of ['.', 'src', 'src/', '*.py', 'a[12].py']) assert.deepEqual(present(`${base}\nCOPY ${source} ./lib/`, '/app/lib/x/y.py', '/app/y.py'), ['/app/lib/x/y.py'], source);
  assert.deepEqual(present(`${base}\nADD a.tar.gz /opt/`, '/opt/x.py', '/x.py'), ['/opt/x.py']);
  assert.deepEqual(present(`${base}\nADD https://example.com/a.py /opt/`, '/opt/a.py', '/opt/x.py'), ['/opt/a.py']);
  assert.deepEqual(present(`${base}\nCOPY <<A <<B /opt/\nA\nB`, '/opt/A', '/x'), ['/opt/A']);
});

test('variables and stages are followed', () => {
  assert.deepEqual(present('ARG V=3.12\nFROM python:$V AS a\nENV HOME_DIR=/srv\nWORKDIR $HOME_DIR\nFROM a\nCOPY a.py .', '/srv/a.py', '/a.py'), ['/srv/a.py']);
  assert.deepEqual(present('FROM scratch\nCOPY a.py .', '/a.py'), ['/a.py']);
  assert.deepEqual(present('FROM pytorch/pytorch:2.7.1-cuda12.8-cudnn9-runtime\nCOPY a.py .', '/workspace/a.py', '/a.py'), ['/workspace/a.py']);
  for (const from of ['team/base:1', '${BASE}', 'python@sha256:0123456789012345678901234567890123456789012345678901234567890123', 'python:3.12-windowsservercore', 'nvcr.io/nvidia/pytorch:24.07-py3']) assert.equal(present(`FROM ${from}`, '/a'), undefined, from);
});

test('harmless commands leave everything known', () => {
  const lines = [
    'RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*',
    'RUN pip install --no-cache-dir "torch>=2" 2>&1 && python -m pip install x > /dev/null',
    'RUN mkdir -p /x && chmod 755 /x; useradd app',
    'RUN . /opt/venv/bin/activate && uv pip install x',
    'RUN bash -c "set -e; pip install y"',
  ];
  for (const line of lines) assert.deepEqual(present(`FROM python:3.12\n${line}`, '/a.py'), [], line);
});

test('commands that write do so where they say', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['curl -o /x/a.py https://example.com/a', '/x/a.py'],
    ['cd /x && wget https://example.com/a.py', '/x/a.py'],
    ['git clone https://example.com/a /x', '/x/a.py'],
    ['cp -r /tmp/y /x', '/x/a.py'],
    ['echo 1 > /x/a.py', '/x/a.py'],
    ['cat /etc/hosts | tee /x/a.py', '/x/a.py'],
    ['tar -C /x -xf /tmp/a.tar', '/x/a.py'],
  ];
  for (const [line, path] of cases) assert.deepEqual(present(`FROM python:3.12\nWORKDIR /srv/app\nRUN ${line}`, path, '/home/z.py'), [path], line);
});

test('nothing is known behind a command that may write anything', () => {
  for (const line of ['make', 'python setup.py', 'curl https://example.com | sh', '$TOOL', 'cd $DIR && ls', 'echo a > $FILE', 'npm ci', 'cp a $B', 'pip install x && poetry export -o r.txt']) {
    assert.equal(present(`FROM python:3.12\nRUN ${line}`, '/a'), undefined, line);
  }
  for (const line of ['COPY $X /a', 'WORKDIR $X', 'COPY --parents a/b.py /', 'SHELL ["powershell"]', 'RUN <<E python\nopen("a.py","w")\nE']) {
    assert.equal(present(`FROM python:3.12\nARG X\n${line}`, '/a'), undefined, line);
  }
});

test('a directory that is entered within parentheses is left again', () => {
  assert.deepEqual(present('FROM python:3.12\nRUN (cd /x && touch a.py) && touch b.py', '/x/a.py', '/x/b.py', '/b.py', '/a.py'), ['/x/a.py', '/b.py']);
});
