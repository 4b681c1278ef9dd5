import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../../../src/core/lint/finding.ts';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { createWorkspace } from '../../../../src/core/workspace/workspace.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });
const wanted = /^torch-c/;

type Texts = Readonly<Record<string, string>>;

/** What is said about torch in each file of a folder. */
function findingsIn(texts: Texts): ReadonlyMap<string, readonly Finding[]> {
  const surveyed = Object.entries(texts).map(([path, text]) => ({ path, file: linter.survey({ path, text }) }));
  const workspace = createWorkspace(surveyed.map(({ file }) => file.facts));
  return new Map(surveyed.map(({ path, file }) => [path, file.finish(workspace).findings.filter(({ rule }) => wanted.test(rule))]));
}

/** The rules and the underlined texts in each file. */
function told(texts: Texts): Readonly<Record<string, readonly string[]>> {
  const found = [...findingsIn(texts)].filter(([, findings]) => findings.length > 0);
  return Object.fromEntries(found.map(([path, findings]) => [path, findings.map(({ rule, severity, span }) => `${severity} ${rule} «${texts[path]?.slice(span.start, span.end)}»`)]));
}

const cuda = 'FROM nvidia/cuda:12.6.3-runtime-ubuntu24.04\n';
const cpu = '--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.8.0\n';
const install = 'RUN pip install -r requirements.txt\n';
const finding = 'error torch-cpu-wheel-on-gpu-image «requirements.txt»';

test('a requirements file that chooses the CPU build is named where it is installed, with the place in it', () => {
  const texts = { 'app/Dockerfile': `${cuda}WORKDIR /app\nCOPY requirements.txt .\n${install}`, 'app/requirements.txt': cpu };
  assert.deepEqual(told(texts), { 'app/Dockerfile': [finding] });
  const [found] = findingsIn(texts).get('app/Dockerfile') ?? [];
  assert.deepEqual(found?.related, [{ file: 'app/requirements.txt', span: { start: 18, end: 54 }, position: { line: 0, column: 18 }, message: 'https://download.pytorch.org/whl/cpu is asked for here.' }]);
  assert.match(found?.message ?? '', /^This file asks for https:\/\/download\.pytorch\.org\/whl\/cpu, the CPU build of torch on the CUDA base nvidia\/cuda: .*Take a CUDA build, for example from https:\/\/download\.pytorch\.org\/whl\/cu126\./);
  assert.deepEqual(found?.fixes?.(), []);
});

test('the file may come by another path, from a folder above, by a mount or by way of another file', () => {
  for (const [lines, path] of [
    ['COPY deploy/requirements.txt /tmp/\nRUN pip install -r /tmp/requirements.txt\n', 'deploy/requirements.txt'],
    ['COPY . /srv/app\nRUN pip install -r /srv/app/requirements.txt\n', 'requirements.txt'],
    ['COPY . .\nRUN uv pip install --system --requirement requirements.txt\n', 'app/requirements.txt'],
    ['COPY requirements*.txt ./\nRUN pip install -r requirements-gpu.txt\n', 'requirements-gpu.txt'],
    ['RUN --mount=type=bind,source=requirements.txt,target=/tmp/requirements.txt pip install -r /tmp/requirements.txt\n', 'app/requirements.txt'],
    ['RUN --mount=type=bind,target=/src pip install -r /src/requirements.txt\n', 'requirements.txt'],
  ] as const) assert.equal(told({ 'app/Dockerfile': cuda + lines, [path]: cpu })['app/Dockerfile']?.length, 1, lines);
  const reading = { Dockerfile: `${cuda}COPY . .\n${install}`, 'requirements.txt': '--extra-index-url https://download.pytorch.org/whl/cpu\n-r more/requirements-base.txt\n', 'more/requirements-base.txt': 'torch==2.8.0\n' };
  assert.deepEqual(told(reading), { Dockerfile: [finding] });
});

test('options of the command and of the file count together', () => {
  const command = `${cuda}COPY requirements.txt .\nRUN pip install -r requirements.txt --index-url https://download.pytorch.org/whl/`;
  assert.deepEqual(told({ Dockerfile: `${command}cpu\n`, 'requirements.txt': 'torch==2.8.0\n' }), { Dockerfile: ['error torch-cpu-wheel-on-gpu-image «https://download.pytorch.org/whl/cpu»'] });
  assert.deepEqual(told({ Dockerfile: `${command}cu124\n`, 'requirements.txt': 'torch==2.9.1\n' }), { Dockerfile: ['error torch-cuda-tag-unavailable «cu124»'] });
  assert.deepEqual(told({ Dockerfile: `${command}cpu\n`, 'requirements.txt': '--index-url https://download.pytorch.org/whl/cu126\ntorch==2.8.0\n' }), {});
});

test('a build that was never published is told once, where it is chosen', () => {
  const texts = { Dockerfile: `${cuda}COPY requirements.txt .\n${install}`, 'requirements.txt': '-i https://download.pytorch.org/whl/cu124\ntorch==2.9.1\n' };
  assert.deepEqual(told(texts), { 'requirements.txt': ['error torch-cuda-tag-unavailable «cu124»'] });
});

test('nothing is said where it is not known which file is meant or what it installs', () => {
  const copied = `${cuda}COPY requirements.txt .\n`;
  for (const texts of [
    { 'app/Dockerfile': copied + install, 'app/requirements.txt': cpu, 'requirements.txt': 'torch\n' },
    { Dockerfile: `${cuda}COPY --from=other requirements.txt .\n${install}`, 'requirements.txt': cpu },
    { Dockerfile: cuda + install, 'requirements.txt': cpu },
    { Dockerfile: `${copied}RUN pip install -c requirements.txt transformers\n`, 'requirements.txt': cpu },
    { Dockerfile: `${copied}${install}RUN pip install torch==2.8.0 --index-url https://download.pytorch.org/whl/cu126\n`, 'requirements.txt': cpu },
    { Dockerfile: `${copied}RUN if [ -z "$GPU" ]; then pip install -r requirements.txt; fi\n`, 'requirements.txt': cpu },
    { Dockerfile: `FROM python:3.12-slim\nCOPY requirements.txt .\n${install}`, 'requirements.txt': cpu },
    { Dockerfile: copied + install, 'requirements.txt': '--extra-index-url https://download.pytorch.org/whl/cpu\ntorch==2.8.0 ; sys_platform == "darwin"\n' },
    { Dockerfile: copied + install, 'requirements.txt': '-r requirements.txt\n' },
  ]) assert.deepEqual(told(texts), {}, JSON.stringify(texts));
});

test('nor where the file may be another one by then', () => {
  for (const lines of [
    `COPY requirements.txt .\nRUN sed -i '/^torch/d' requirements.txt && pip install -r requirements.txt\n`,
    `COPY requirements.txt .\nRUN sed -i '/^torch/d' requirements.txt\n${install}`,
    `COPY requirements.txt .\nRUN grep -v torch requirements.txt > x && mv x requirements.txt\n${install}`,
    `COPY . .\nRUN cp requirements-gpu.txt requirements.txt && pip install -r requirements.txt\n`,
    `COPY . .\nRUN poetry export -o requirements.txt && pip install -r requirements.txt\n`,
    `COPY . .\nCOPY requirements-gpu.txt requirements.txt\n${install}`,
    `COPY . .\nCOPY --from=req /tmp/requirements.txt requirements.txt\n${install}`,
    `COPY . .\nCOPY <<EOF requirements.txt\ntorch\nEOF\n${install}`,
    'COPY . .\nRUN --mount=type=bind,source=requirements/gpu.txt,target=requirements.txt pip install -r requirements.txt\n',
    'COPY . .\nRUN --mount=type=bind,from=req,target=requirements.txt pip install -r requirements.txt\n',
    'COPY . /app\nRUN git clone https://example.com/y /y && cd /y && pip install -r requirements.txt\n',
    `COPY . .\nRUN git clone https://example.com/y /opt/y\nWORKDIR /opt/y\nCOPY other.txt .\n${install}`,
    'COPY requirements.txt /app/\nRUN git clone https://example.com/y /y && pip install -r /y/requirements.txt\n',
    `ARG HOME\nWORKDIR $HOME\nCOPY requirements.txt .\n${install}`,
  ]) assert.deepEqual(told({ Dockerfile: cuda + lines, 'requirements.txt': cpu }), {}, lines);
});

test('nor where pip keeps or takes a CUDA build', () => {
  const copied = `${cuda}COPY requirements.txt .\n`;
  const first = 'RUN pip install torch==2.8.0 --index-url https://download.pytorch.org/whl/cu126\n';
  for (const texts of [
    { Dockerfile: copied + first + install, 'requirements.txt': cpu },
    { Dockerfile: `FROM pytorch/pytorch:2.8.0-cuda12.6-cudnn9-runtime\nCOPY requirements.txt .\n${install}`, 'requirements.txt': cpu.replace('==2.8.0', '>=2') },
    { Dockerfile: `${copied}RUN pip install --index-url https://download.pytorch.org/whl/cu126 -r requirements.txt\n`, 'requirements.txt': cpu },
    { Dockerfile: copied + install, 'requirements.txt': `--extra-index-url https://download.pytorch.org/whl/cu126\n${cpu}` },
    { Dockerfile: `${copied}RUN uv pip install --torch-backend=cu126 -r requirements.txt\n`, 'requirements.txt': cpu },
  ]) assert.deepEqual(told(texts), {}, JSON.stringify(texts));
  assert.deepEqual(told({ Dockerfile: copied + first + install, 'requirements.txt': 'torch==2.8.0+cpu\n' }), { Dockerfile: [finding] });
});

test('files that read each other many times are each read once', () => {
  assert.deepEqual(told({ Dockerfile: `${cuda}COPY requirements.txt .\n${install}`, 'requirements.txt': '-r requirements.txt\n'.repeat(60) }), {});
});
