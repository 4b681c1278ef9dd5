import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sizeInName } from '../../../../src/core/models/modelName.ts';
import { precisionInName, precisionOfMethod, precisionOfType, publishedPrecision } from '../../../../src/core/models/weightPrecision.ts';

/** Billions of parameters, and those that work on each token where the name says it. */
const sizes: readonly (readonly [string, string])[] = [
  ['meta-llama/Llama-3.1-70B-Instruct', '70'],
  ['meta-llama/Llama-3.1-405B-Instruct-FP8', '405'],
  ['Qwen/Qwen2.5-1.5B-Instruct', '1.5'],
  ['Qwen/Qwen2.5-7B-Instruct-1M', '7'],
  ['Qwen/Qwen3-30B-A3B-Instruct-2507', '30 active 3'],
  ['Qwen/Qwen3-235B-A22B', '235 active 22'],
  ['mistralai/Mixtral-8x7B-Instruct-v0.1', '47 of 8'],
  ['mistralai/Mixtral-8x22B-v0.1', '141 of 8'],
  ['mlabonne/Beyonder-4x7B-v2', '24 of 4'],
  ['allenai/OLMoE-1B-7B-0924', '7'],
  ['deepseek-ai/DeepSeek-R1-Distill-Qwen-32B', '32'],
  ['HuggingFaceTB/SmolLM2-360M-Instruct', '0.36'],
  ['TinyLlama/TinyLlama-1.1B-intermediate-step-1431k-3T', '1.1'],
  ['inclusionAI/Ling-1T', '1000'],
  ['bigscience/bloomz-7b1', '7.1'],
  ['openai/gpt-oss-120b', '120'],
  ['/models/qwen2-5-0-5b-instruct', '0.5'],
  ['/models/llama3.1:8b-instruct', '8'],
  ['/mnt/llama-70b/checkpoint', '70'],
  ['/cache/models--meta-llama--Llama-3.1-8B/snapshots/0e9e39f249a16976918f6564b8830bc894c89659', '8'],
  ['hf://Qwen/Qwen2.5-14B-Instruct:a1b2c3', '14'],
  ['s3://weights/gemma-2-9b/', '9'],
];

test('the size that a name tells', () => {
  for (const [name, expected] of sizes) {
    const size = sizeInName(name);
    assert.equal(size && `${size.total}${size.active === undefined ? '' : ` active ${size.active}`}${size.experts === undefined ? '' : ` of ${size.experts}`}`, expected, name);
  }
});

test('no size where the name tells none, or only that of a part', () => {
  const names = ['deepseek-ai/DeepSeek-V3', 'meta-llama/Llama-4-Maverick-17B-128E-Instruct', 'Qwen/Qwen1.5-MoE-A2.7B', 'google/gemma-3n-E4B-it', 'BAAI/bge-m3', '/mnt/models', 'microsoft/Phi-3-mini-128k-instruct', 'THUDM/glm-4-chat-1m', 'models/llama_3_8b', 'a-0b', 'x-1x7b', 'org/model-4bit', 'v1.70b2', 'org/llama-3-8b-sql-lora', '', '/'];
  for (const name of names) assert.equal(sizeInName(name), undefined, name);
});

test('the precision that a name tells', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['neuralmagic/Meta-Llama-3.1-8B-Instruct-FP8-dynamic', 'FP8 1'],
    ['TheBloke/Llama-2-70B-AWQ', 'AWQ 0.55'],
    ['Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4', 'INT4 0.55'],
    ['Qwen/Qwen2.5-7B-Instruct-GPTQ-Int8', 'INT8 1'],
    ['TheBloke/Llama-2-7B-GPTQ', 'GPTQ 0.55'],
    ['RedHatAI/Meta-Llama-3.1-70B-Instruct-quantized.w4a16', 'INT4 0.55'],
    ['RedHatAI/Meta-Llama-3.1-70B-Instruct-quantized.w8a8', 'INT8 1'],
    ['nvidia/Llama-3.3-70B-Instruct-NVFP4', 'FP4 0.55'],
    ['unsloth/llama-3-8b-bnb-4bit', 'INT4 0.55'],
    ['nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16', 'BF16 2'],
    ['/models/llama-3-8b-f16.gguf', 'FP16 2'],
    ['/models/llama-3-8b-q4_k_m.gguf', 'unknown'],
    ['turboderp/Llama-3-8B-exl2', 'unknown'],
    ['mlx-community/Llama-3-8B-6bit', 'unknown'],
    ['meta-llama/Llama-3.1-8B', undefined],
  ];
  for (const [name, expected] of cases) {
    const found = precisionInName(name);
    assert.equal(typeof found === 'object' ? `${found.called} ${found.bytes}` : found, expected, name);
  }
  assert.deepEqual(publishedPrecision('openai/gpt-oss-20b'), { called: 'MXFP4', bytes: 0.55 });
  assert.equal(publishedPrecision('deepseek-ai/DeepSeek-R1-671B')?.bytes, 1);
  assert.equal(publishedPrecision('deepseek-ai/DeepSeek-R1-Distill-Llama-70B'), undefined);
});

function bytes(method: string, server = 'vllm'): number | string {
  const found = precisionOfMethod(method, server);
  return found === 'unknown' ? found : found.bytes;
}

test('the precision that the values of flags tell', () => {
  assert.deepEqual(['fp8', 'awq_marlin', 'gptq', 'modelopt', 'modelopt_fp4', 'w8a8_int8', 'bitsandbytes'].map((method) => bytes(method)), [1, 0.55, 0.55, 1, 0.55, 1, 0.55]);
  assert.deepEqual(['bitsandbytes', 'bitsandbytes-nf4', 'eetq'].map((method) => bytes(method, 'tgi')), [1, 0.55, 1]);
  assert.deepEqual(['compressed-tensors', 'gguf', 'quark'].map((method) => bytes(method)), ['unknown', 'unknown', 'unknown']);
  assert.deepEqual(['auto', 'half', 'bfloat16', 'float32', 'float'].map((type) => precisionOfType(type)?.bytes), [undefined, 2, 2, 4, 4]);
});
