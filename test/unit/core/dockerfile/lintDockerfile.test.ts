import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintDockerfile } from '../../../../src/core/dockerfile/lintDockerfile.ts';
import { parseDockerfile } from '../../../../src/core/dockerfile/parseDockerfile.ts';
import { alone } from './alone.ts';
import { torchWheelTag } from '../../../../src/core/python/torchWheelTag.ts';
import { dockerfileRules } from '../../../../src/core/rules/rules.gen.ts';

function rulesOf(text: string): string[] {
  return lintDockerfile(parseDockerfile(text), dockerfileRules, alone).map((finding) => finding.rule);
}

const cpu = 'RUN echo a && \\\n  pip install torch --index-url https://download.pytorch.org/whl/cpu\n';
const cuda = 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\n';

test('findings of the parser and of the rules come in the order of the text', () => {
  assert.deepEqual(rulesOf(`FROM nvidia/cuda:latest AS a\nFOO\n${cuda}${cpu}COPY --from=a /x /x\nCMD ["/x"]\n`), ['cuda-tag-invalid', 'dockerfile/unknown-instruction', 'torch-cpu-wheel-on-gpu-image']);
});

test('a comment silences the whole instruction below it, its line, or the file', () => {
  assert.deepEqual(rulesOf(`${cuda}${cpu}`), ['torch-cpu-wheel-on-gpu-image']);
  assert.deepEqual(rulesOf(`${cuda}# slipway-disable-next-line torch-cpu-wheel-on-gpu-image -- only for tests\n${cpu}`), []);
  assert.deepEqual(rulesOf(`${cuda}# slipway-disable-next-line torch-*\n${cpu}`), []);
  assert.deepEqual(rulesOf(`# slipway-disable-file torch-cpu-wheel-on-gpu-image\n${cuda}${cpu}`), []);
  assert.deepEqual(rulesOf(`${cuda}# slipway-disable-next-line torch-cpu-wheel-on-gpu-image\nRUN echo\n${cpu}`), ['suppression/unused', 'torch-cpu-wheel-on-gpu-image']);
  assert.deepEqual(rulesOf('# slipway-disable-next-line dockerfile/unknown-instruction\nFOO\nFROM a:1\n'), []);
});

test('rules leave the source of a template alone', () => {
  assert.deepEqual(rulesOf('FROM nvidia/cuda:latest\nENV A={{ a }}\nFOO\n'), []);
});

test('the wheel that is suggested suits the base', () => {
  assert.equal(torchWheelTag('2.6.0', '12.4'), 'cu124');
  assert.equal(torchWheelTag('2.6', '12.8'), 'cu126');
  assert.equal(torchWheelTag('2.9.1', '12.4'), 'cu126', 'the oldest newer one of the same major');
  assert.equal(torchWheelTag('2.9.1', '13.2'), 'cu130');
  assert.equal(torchWheelTag('2.6.0', '13.0'), undefined, 'no wheel of that major');
  assert.equal(torchWheelTag('1.10.1', '11.3'), undefined, 'a version that is not in the table');
  assert.equal(torchWheelTag('2.10.0', '12.8'), 'cu128', '2.10 is not 2.1');
  assert.equal(torchWheelTag(undefined, undefined), 'cu126');
});

test('about an instruction that Docker cannot read only that is said', () => {
  assert.deepEqual(rulesOf(`FROM nvidia/cuda :12.6.3-runtime-ubuntu24.04\nCMD ["a"]\n`), ['dockerfile/extra-argument']);
  assert.deepEqual(rulesOf(`${cuda}ENV HF_TOKEN=hf_abcdefghijklmnopqrstuvwxyzABCDEFGH oops\nCMD ["a"]\n`), ['dockerfile/extra-argument']);
});

function app(copy: string, cmd: string, workdir = 'WORKDIR /app'): string {
  return `FROM python:3.12-slim-bookworm\n${workdir}\n${copy} requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY serve.py ./\n${cmd} ["python", "serve.py"]\n`;
}

test('what a misspelt instruction would have brought is not missed', () => {
  assert.deepEqual(rulesOf(app('COPY', 'CMD')), []);
  assert.deepEqual(rulesOf(app('COPPY', 'CMD')), ['dockerfile/unknown-instruction']);
  assert.deepEqual(rulesOf(app('COPY', 'CM')), ['dockerfile/unknown-instruction']);
  assert.deepEqual(rulesOf(app('COPY', 'CMD', 'WORKDIR')), ['dockerfile/missing-argument']);
});
