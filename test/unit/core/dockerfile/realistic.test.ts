import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../../scripts/project.ts';
import { commandsOf } from '../../../../src/core/dockerfile/commands.ts';
import type { Dockerfile } from '../../../../src/core/dockerfile/dockerfile.ts';
import { exposedPorts, externalImages } from '../../../../src/core/dockerfile/imageFacts.ts';
import { lintDockerfile } from '../../../../src/core/dockerfile/lintDockerfile.ts';
import { alone } from './alone.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { resolve } from '../../../../src/core/dockerfile/resolve.ts';
import { finalLineage } from '../../../../src/core/dockerfile/stages.ts';
import { dockerfileRules } from '../../../../src/core/rules/rules.gen.ts';

/** A file of test/fixtures/dockerfile, read with Unix and with Windows line ends. */
function read(name: string): { text: string; file: Dockerfile } {
  const text = readFileSync(inProject('test/fixtures/dockerfile', `${name}.Dockerfile`), 'utf8');
  const file = parseDockerfile(text);
  const windows = parseDockerfile(text.replaceAll('\n', '\r\n'));
  assert.deepEqual(windows.instructions.map(outline), file.instructions.map(outline), 'line ends change what is read');
  return { text, file };
}

function outline({ name, words, exec, flags, heredocs }: Dockerfile['instructions'][number]): unknown {
  return [name, words.map((word) => word.text), exec, flags.map((flag) => [flag.name, flag.value]), heredocs.map((heredoc) => heredoc.name)];
}

/** The findings as `severity rule`. */
function findings(text: string): string[] {
  return lintDockerfile(parseDockerfile(text), dockerfileRules, alone).map((finding) => `${finding.severity} ${finding.rule}`);
}

/** The first two words of every command of an instruction by its number. */
function programs({ text, file }: { text: string; file: Dockerfile }, index: number): string[] {
  const instruction = file.instructions[index];
  return instruction ? commandsOf(text, instruction).map((command) => command.words.slice(0, 2).map((word) => word.text).join(' ')) : [];
}

test('a server on a stock image', () => {
  const { text, file } = read('vllm');
  assert.deepEqual(findings(text), []);
  assert.deepEqual(file.instructions.map(({ name }) => name), ['ARG', 'FROM', 'ARG', 'ENV', 'RUN', 'COPY', 'EXPOSE', 'HEALTHCHECK', 'ENTRYPOINT']);
  assert.deepEqual(externalImages(file), { references: ['vllm/vllm-openai:v0.9.1'], complete: true });
  assert.deepEqual(exposedPorts(file), [{ port: 8000, protocol: 'tcp' }]);
  assert.deepEqual(file.instructions[3]?.assignments.map(({ name, value }) => [name.text, value?.text]), [['HF_HOME', '/models'], ['HF_HUB_OFFLINE', '1'], ['VLLM_CACHE_ROOT', '/models/.vllm']]);
  const start = file.instructions[5]?.heredocs[0];
  assert.equal(start?.expand, false);
  assert.match(text.slice(start?.body.start, start?.body.end), /^#!\/bin\/sh\n[^]*"\$@"\n$/);
  assert.deepEqual(programs({ text, file }, 4), ['uv pip']);
  assert.deepEqual(programs({ text, file }, 7), ['curl -fs', 'exit 1']);
});

test('stages that build on each other', () => {
  const { text, file } = read('multiStageCuda');
  assert.deepEqual(findings(text), []);
  assert.deepEqual(file.stages.map(({ name, origin }) => [name?.text, origin.kind === 'image' ? origin.reference : origin.kind === 'stage' ? origin.stage : origin.kind]), [
    ['Builder', 'nvidia/cuda:12.6.3-cudnn-devel-ubuntu24.04'],
    ['runtime', 'nvidia/cuda:12.6.3-runtime-ubuntu24.04'],
    ['serve', 1],
    ['debug', 2],
    [undefined, 2],
  ]);
  assert.deepEqual(finalLineage(file).map(({ index }) => index), [4, 2, 1]);
  assert.deepEqual(externalImages(file).references, ['nvidia/cuda:12.6.3-cudnn-devel-ubuntu24.04', 'nvidia/cuda:12.6.3-runtime-ubuntu24.04']);
  assert.deepEqual(exposedPorts(file).map(({ port }) => port), [9000, 9100, 9101, 9102]);
  const script = file.instructions.findIndex(({ heredocs }) => heredocs.length > 0);
  assert.deepEqual(programs({ text, file }, script), ['set -eux', 'apt-get update', 'apt-get install', 'rm -rf', 'python3 -m', '/venv/bin/pip install']);
  assert.deepEqual(programs({ text, file }, script + 2), ['[ -d', '/venv/bin/pip wheel', 'echo nothing to compile', 'exit 1']);
  const serve = file.stages[2]?.instructions.at(-1);
  assert.ok(serve);
  assert.equal(resolve(file, 'http://$PORT', serve), 'http://9000');
  assert.equal(resolve(file, '$PATH', serve), undefined);
});

test('old forms, arrays with blanks and Python in a heredoc', () => {
  const { text, file } = read('training');
  assert.deepEqual(findings(text), ['info env-legacy-format']);
  assert.equal(file.stages.length, 1);
  const byName = (name: string): unknown => file.instructions.filter((instruction) => instruction.name === name).map((instruction) => instruction.words.map((word) => word.text));
  assert.deepEqual(byName('COPY'), [['requirements.txt', 'constraints file.txt', './'], ['train.py', './']]);
  assert.deepEqual(byName('VOLUME'), [['/data', '/checkpoints'], ['/logs']]);
  assert.deepEqual(byName('MAINTAINER'), [['Somebody <somebody@example.org>']]);
  const old = file.instructions.find(({ assignments }) => assignments.some(({ legacy }) => legacy));
  assert.equal(old?.assignments[0]?.value?.text, '/data/sets and more');
  const python = file.instructions.findIndex(({ heredocs }) => heredocs.length > 0);
  assert.deepEqual(programs({ text, file }, python), ['python -']);
  assert.deepEqual(programs({ text, file }, python - 7), ['pip install', 'tee /var/log/pip.log']);
});

test('lower case, a blank line in a continued instruction, and triggers', () => {
  const { text, file } = read('triton');
  assert.deepEqual(findings(text), ['warning dockerfile/blank-continuation']);
  assert.deepEqual(file.instructions.map(({ name, trigger }) => trigger?.name ?? name), ['FROM', 'RUN', 'COPY', 'EXPOSE', 'EXPOSE', 'CMD', 'COPY', 'RUN']);
  assert.equal(file.stages[0]?.name?.text, 'triton');
  assert.deepEqual(exposedPorts(file).map(({ port }) => port), [8000, 8001, 8002]);
  assert.deepEqual(programs({ text, file }, 1), ['pip3 install']);
});

test('another escape character and a shell that is none of ours', () => {
  const { text, file } = read('windows');
  assert.deepEqual(findings(text), []);
  assert.equal(file.escape, '`');
  assert.deepEqual(file.directives.map(({ name, value }) => `${name}=${value}`), ['escape=`', 'check=skip=all']);
  assert.deepEqual(file.instructions.map(({ name }) => name), ['FROM', 'SHELL', 'COPY', 'RUN', 'WORKDIR', 'ENV', 'USER', 'CMD']);
  assert.deepEqual(file.instructions[5]?.assignments.map(({ value }) => value?.text), ['"C:\\app\\data"', 'C:\\other\\']);
});
