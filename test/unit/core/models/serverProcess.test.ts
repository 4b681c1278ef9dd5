import assert from 'node:assert/strict';
import { test } from 'node:test';
import { flagOf, hidesFlags, numberOf } from '../../../../src/core/models/commandFlags.ts';
import { gpusNeeded, parallelismOf } from '../../../../src/core/models/parallelism.ts';
import { portsOf, type ServerProcess, serverProcessOf } from '../../../../src/core/models/serverProcess.ts';
import { containerIn, podText } from './containerSamples.ts';

function processOf(lines: string): ServerProcess | undefined {
  const text = podText(lines);
  return serverProcessOf(containerIn(text), text);
}

function known(lines: string): ServerProcess {
  const process = processOf(lines);
  assert.ok(process, lines);
  return process;
}

test('an official image that starts by itself takes its arguments as flags', () => {
  const process = known('image: vllm/vllm-openai:v0.8.5\nargs: [--model, m, --port=8001]');
  assert.equal(process.server.name, 'vLLM');
  assert.deepEqual(process.words.map((word) => word.text), ['--model', 'm', '--port=8001']);
  assert.equal(process.complete, true);
});

test('a command names its server in any image, by module, by path, behind exec and in scripts', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['image: own:1\ncommand: [python3, -m, vllm.entrypoints.openai.api_server]', 'vllm'],
    ['image: own:1\ncommand: [vllm]\nargs: [serve, m]', 'vllm'],
    ['image: own:1\ncommand: [bash, -lc, "set -e; exec /usr/bin/python3 -m sglang.launch_server --tp 2 | tee log"]', 'sglang'],
    ['image: own:1\ncommand: [/opt/tritonserver/bin/tritonserver]', 'triton'],
    ['image: nvcr.io/nvidia/tritonserver:25.01-py3\nargs: [tritonserver, --http-port=9000]', 'triton'],
    ['image: own:1\ncommand: [sh, -c]\nargs:\n  - |\n    export A=1\n    trtllm-serve m --host 0.0.0.0', 'tensorrt-llm'],
  ];
  for (const [lines, id] of cases) assert.equal(processOf(lines)?.server.id, id, lines);
});

test('a script or a command of somebody\'s own starts nothing that is known here', () => {
  const cases = [
    'image: vllm/vllm-openai:v0.8.5\ncommand: [/start.sh]',
    'image: vllm/vllm-openai:v0.8.5\ncommand: [bash, -c, "echo vllm serve m"]',
    'image: own/vllm:1\nargs: [--model, m]',
    'image: lmsysorg/sglang:v0.4.6',
    'image: vllm/vllm-openai:v0.8.5\nargs: ${ARGS}',
    'image: "{{ .Values.image }}"',
  ];
  for (const lines of cases) assert.equal(processOf(lines), undefined, lines);
});

test('flags are found in every way of writing, the last one counts', () => {
  const { words } = known('image: own:1\ncommand: [vllm, serve, m, --tensor_parallel_size, "2", -pp=3, --port, "1", --port=2, --quiet, --seed]');
  assert.equal(numberOf(flagOf(words, ['--tensor-parallel-size'])), 2);
  assert.equal(numberOf(flagOf(words, ['-pp'])), 3);
  assert.equal(numberOf(flagOf(words, ['--port'])), 2);
  assert.equal(flagOf(words, ['--quiet'])?.value, undefined);
  assert.equal(flagOf(words, ['--seed'])?.value, undefined);
  assert.equal(flagOf(words, ['--host']), undefined);
});

test('variables of the same container are filled in, others may hide flags', () => {
  const environment = 'env: [{name: TP, value: "4"}, {name: PORT, value: "9000"}]\n';
  const filled = known(`${environment}image: own:1\ncommand: [sh, -c, "vllm serve $MODEL -tp \${TP} --port $(PORT)"]`);
  assert.equal(numberOf(flagOf(filled.words, ['-tp'])), 4);
  assert.deepEqual(portsOf(filled), [9000]);
  assert.equal(filled.complete, true);
  for (const open of ['$EXTRA_ARGS', '--trust-remote-code $VLLM_FLAGS', '--config /etc/v.yaml', '--seed 1 $MORE', '"$@"']) {
    assert.equal(known(`image: own:1\ncommand: [sh, -c, 'vllm serve m ${open}']`).complete, false, open);
  }
  assert.equal(hidesFlags(known('image: own:1\ncommand: [vllm, serve, $(MODEL), --seed, $(SEED)]').words), false);
  assert.equal(known('image: vllm/vllm-openai:v0.9.1\nargs: ["--model m --tensor-parallel-size 4"]').complete, false);
  assert.equal(known('image: vllm/vllm-openai:v0.9.1\nargs: [--override-generation-config, "{\\"a\\": 1}"]').complete, true);
});

test('two servers in one container, or a patch, leave the flags open', () => {
  assert.equal(known('image: own:1\ncommand: [sh, -c, "vllm serve a & vllm serve b"]').complete, false);
});

test('the port is the flag\'s, the variable\'s or the image\'s', () => {
  const tgi = 'image: ghcr.io/huggingface/text-generation-inference:3.0\n';
  assert.deepEqual(portsOf(known(tgi)), [80, 9000]);
  assert.deepEqual(portsOf(known(`${tgi}env: [{name: PORT, value: "8080"}]`)), [8080, 9000]);
  assert.equal(portsOf(known(`${tgi}env: [{name: PORT, valueFrom: {fieldRef: {fieldPath: a}}}]`)), undefined);
  assert.equal(portsOf(known(`${tgi}envFrom: [{configMapRef: {name: a}}]`)), undefined);
  assert.equal(portsOf(known('image: own:1\ncommand: [text-generation-launcher]')), undefined);
  assert.equal(portsOf(known('image: vllm/vllm-openai:v1\nargs: [--port, $(P)]')), undefined);
  assert.deepEqual(portsOf(known('image: ollama/ollama:1\nenv: [{name: OLLAMA_HOST, value: "0.0.0.0:8000"}]')), [8000]);
  assert.deepEqual(portsOf(known('image: own:1\ncommand: [tritonserver]')), [8000, 8001, 8002]);
  assert.deepEqual(portsOf(known('image: own:1\ncommand: [tritonserver, --http-port=9000, --grpc_port, "9001", --metrics-port=9002]')), [9000, 8001, 8002, 9001, 9002]);
  assert.equal(portsOf(known('image: own:1\ncommand: [tritonserver, --grpc-port, $(GRPC)]')), undefined, 'nobody knows one of them');
});

function needed(lines: string, pod = podText(lines)): number | undefined {
  const container = containerIn(pod);
  const process = serverProcessOf(container, pod);
  return process && gpusNeeded(container, process);
}

function job(mode: string): string {
  return `apiVersion: batch/v1\nkind: Job\nspec:\n  ${mode}template:\n    spec:\n      containers: [{name: c, image: "own:1", command: [vllm, serve, m, -tp, "2"]}]\n`;
}

test('the GPUs of one container, unless other pods take part', () => {
  assert.equal(needed('image: own:1\ncommand: [vllm, serve, m]'), 1);
  assert.equal(needed('image: own:1\ncommand: [vllm, serve, m, -tp, "2", -dp, "3"]'), 6);
  assert.equal(needed('image: own:1\ncommand: [vllm, serve, m, -tp, "2", --distributed-executor-backend, mp]'), 2);
  assert.equal(needed('image: own:1\ncommand: [vllm, serve, m, -tp, "2", --distributed-executor-backend, ray]'), undefined);
  assert.equal(needed('image: own:1\ncommand: [sh, -c, "ray start --head; vllm serve m -tp 16"]'), undefined);
  assert.equal(needed('image: own:1\ncommand: [python3, -m, sglang.launch_server, --tp, "8", --dp, "8", --enable-dp-attention]'), 8);
  assert.equal(needed('image: own:1\ncommand: [python3, -m, sglang.launch_server, --tp, "8", --nnodes, "1"]'), 8);
  assert.equal(needed('image: own:1\nenv: [{name: CUDA_VISIBLE_DEVICES, value: "0"}]\ncommand: [vllm, serve, m]'), undefined);
  assert.equal(needed('', job('')), 2);
  assert.equal(needed('', job('completionMode: Indexed\n  ')), undefined);
});

test('text-generation-inference takes all GPUs unless it is told how many', () => {
  const tgi = 'image: ghcr.io/huggingface/text-generation-inference:3.0\n';
  assert.equal(parallelismOf(known(tgi)), undefined);
  assert.equal(parallelismOf(known(`${tgi}args: [--num-shard, "2"]`))?.tensor, 2);
  assert.equal(parallelismOf(known(`${tgi}env: [{name: NUM_SHARD, value: "4"}]`))?.tensor, 4);
});
