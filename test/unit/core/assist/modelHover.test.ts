import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { said } from './said.ts';

/** A pod whose one container has the given lines. */
const pod = (container: string, more = ''): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: m}\nspec:\n${more}  containers:\n    - name: m\n${container.split('\n').map((line) => `      ${line}\n`).join('')}`;
const vllm = (args: string, more = ''): string => pod(`image: vllm/vllm-openai:v0.9.1\nargs: ${args}`, more);
const affinity = (operator: string): string => `  affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: nvidia.com/gpu.product, operator: ${operator}, values: [NVIDIA-L40S, NVIDIA-H200]}]}]}}}\n`;

describe('hover at a served model', () => {
  test('tells parameters, weights and the GPUs that it takes at least', () => {
    assert.equal(
      said(vllm('[--model, meta-llama/Llama-3.1¦-70B-Instruct]')),
      '«meta-llama/Llama-3.1-70B-Instruct» `meta-llama/Llama-3.1-70B-Instruct`: 70 billion parameters by its name.\nWeights: about 140 GB (130 GiB) at 2 bytes per parameter, because nothing here says otherwise.\nWith 20 % headroom 168 GB: at least 7 × L4 24 GB, 4 × L40S 48 GB, 2 × A100 80 GB, 2 × H100 80 GB, 2 × H200 141 GB or 1 × B200 180 GB.\nEstimated from the name alone. Long contexts and many requests at once need more.',
    );
    assert.match(said(vllm('[--model=Qwen/Qwen2.5-1.5¦B]')) ?? '', /^«--model=Qwen\/Qwen2\.5-1\.5B» `Qwen\/Qwen2\.5-1\.5B`: 1\.5 billion parameters.*\nWeights: about 3 GB \(2\.79 GiB\).*\nWith 20 % headroom 3\.6 GB: at least 1 × T4 16 GB\.\n/);
    assert.match(said(vllm('[--model, HuggingFaceTB/SmolLM2-36¦0M]')) ?? '', /360 million parameters by its name\.\nWeights: about 0\.72 GB/);
  });

  test('counts all parameters of mixtures of experts', () => {
    assert.match(said(vllm('[--model, mistralai/Mixtral-8x7¦B-v0.1]')) ?? '', /about 47 billion parameters in total by its name, because its 8 experts share layers\.\nWeights: about 94 GB/);
    assert.match(said(vllm('[--model, Qwen/Qwen3-30B-A3¦B]')) ?? '', /30 billion parameters by its name, of which 3 billion work on each token; all must be in memory\.\nWeights: about 60 GB/);
  });

  test('knows quantised weights by the name, a flag or a variable', () => {
    assert.match(said(vllm('[--model, TheBloke/Llama-2-70B-A¦WQ, --dtype, half]')) ?? '', /Weights: about 38\.5 GB \(35\.9 GiB\) at 0\.55 bytes per parameter, because the name says AWQ\./);
    assert.match(said(vllm('[--model, meta-llama/Llama-3.1-8¦B, --quantization=fp8]')) ?? '', /about 8 GB .* at 1 byte per parameter, because of `--quantization=fp8`\./);
    assert.match(said(vllm('[--model, org/m-8B-BF1¦6, --quantization, fp8]')) ?? '', /at 1 byte per parameter, because of `--quantization fp8`\./);
    assert.match(said(vllm('[--model, org/m-8B-BF1¦6, --quantization, none]')) ?? '', /at 2 bytes per parameter, because the name says BF16\./);
    assert.match(said(vllm('[--model, org/m-8¦B, --dtype, float32]')) ?? '', /at 4 bytes per parameter, because of `--dtype float32`\./);
    assert.match(said(vllm('[--model, org/m-8¦B, --dtype, bfloat16]')) ?? '', /at 2 bytes per parameter, because of `--dtype bfloat16`\./);
    assert.match(said(vllm('[--model, openai/gpt-oss-120¦b, --dtype, bfloat16]')) ?? '', /at 0\.55 bytes per parameter, because it is published as MXFP4\./);
    assert.match(said(pod('image: ghcr.io/huggingface/text-generation-inference:3.3\nenv: [{name: MODEL_ID, value: org/m-¦8B}, {name: QUANTIZE, value: bitsandbytes}]')) ?? '', /about 8 GB .*, because of `QUANTIZE=bitsandbytes`\./);
  });

  test('says that the precision is unknown where a template or a format of many sizes hides it', () => {
    const unknown = /8 billion parameters by its name\.\nHow many bytes a parameter takes cannot be told here, so neither can the size of the weights\.\nEstimated from the name alone\.$/;
    for (const args of ['[--model, org/m-8¦B, --quantization, "{{ .Values.q }}"]', '[--model, org/m-8¦B, --dtype=$(TYPE)]', '[--model, org/m-8¦B, --quantization, compressed-tensors]', '[--model, /models/m-8b-q4_k¦_m.gguf]', '[--model, org/m-8¦B, --quantization]']) assert.match(said(vllm(args)) ?? '', unknown, args);
  });

  test('of every way to name it', () => {
    const cases: readonly string[] = [
      pod('image: vllm/vllm-openai:v0.11.0\ncommand: [vllm, serve, org/m-¦8B, --port, "8000"]'),
      vllm('[org/m-¦8B]'),
      pod('image: own/server:1\ncommand: [sh, -c, "exec vllm serve org/m-¦8B --max-model-len 4096"]'),
      pod('image: own/server:1\ncommand: [sh, -c]\nargs:\n  - |\n    pip list\n    python3 -m sglang.launch_server --model-path org/m-¦8B \\\n      --tp 2'),
      pod('image: own/server:1\nargs: [--model-id, org/m-¦8B]'),
      pod('image: ghcr.io/huggingface/text-generation-inference:3.3\nargs: [--model-id=org/m-¦8B]'),
      pod('image: ghcr.io/huggingface/text-generation-inference:3.3\nenv: [{name: MODEL_ID, value: org/m-¦8B}]'),
      pod('image: own/server:1\nenv:\n  - name: HF_MODEL_ID\n    value: org/m-¦8B'),
      vllm('[--model, $(MODEL_¦X)]\nenv: [{name: MODEL_X, value: org/m-8B}]'),
      pod('image: ghcr.io/ggml-org/llama.cpp:server-cuda\ncommand: [llama-server, -m, /models/m-¦8b-f16.gguf]'),
      'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\nspec:\n  predictor:\n    model:\n      modelFormat: {name: huggingface}\n      storageUri: hf://org/m-¦8B\n',
      'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata: {name: m}\nspec:\n  predictor:\n    model:\n      modelFormat: {name: huggingface}\n      args: [--model_id=org/m-¦8B]\n',
      'apiVersion: serving.kserve.io/v1alpha1\nkind: LLMInferenceService\nmetadata: {name: m}\nspec:\n  model:\n    uri: hf://org/m-¦8B\n',
      `# first\n---\n${vllm('[--model, org/m-¦8B]')}`,
    ];
    for (const text of cases) assert.match(said(text) ?? '', /8 billion parameters by its name\.\nWeights: about 16 GB \(14\.9 GiB\)/, text);
  });

  test('in JSON and in a shell script only the word is underlined', () => {
    const json = '{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"name": "m", "image": "vllm/vllm-openai", "args": ["--model", "org/m-¦8B"]}]}}';
    assert.match(said(json, 'a.json') ?? '', /^«"org\/m-8B"» `org\/m-8B`: 8 billion/);
    assert.match(said(pod('image: own/server:1\ncommand: [sh, -c, "exec vllm serve org/m-¦8B"]')) ?? '', /^«org\/m-8B» /);
    assert.equal(said(pod('image: own/server:1\ncommand: [sh, -c, "exec vl¦lm serve org/m-8B"]')), undefined);
  });

  test('counts the GPUs that the pod asks for', () => {
    const model = '[--model, org/m-70¦B]';
    assert.match(said(vllm(model, '  nodeSelector: {nvidia.com/gpu.product: NVIDIA-A100-SXM4-40GB}\n')) ?? '', /168 GB: at least 4 × A100 40 GB, which the pod asks for\.\n/);
    assert.match(said(vllm(model, affinity('In'))) ?? '', /at least 4 × L40S 48 GB or 2 × H200 141 GB, which the pod asks for\./);
    assert.match(said(vllm(model, affinity('NotIn'))) ?? '', /at least 7 × L4 24 GB,/);
    assert.match(said(vllm(model, '  nodeSelector: {nvidia.com/gpu.product: NVIDIA-L40S-SHARED}\n')) ?? '', /at least 7 × L4 24 GB,/);
    assert.match(said(vllm('[--model, inclusionAI/Ling-¦1T]')) ?? '', /With 20 % headroom 2400 GB: more than 8 × B200 180 GB, so several nodes\./);
  });

  test('names no GPU where the weights are not only on whole NVIDIA GPUs', () => {
    for (const text of [vllm('[--model, org/m-8¦B, --cpu-offload-gb, "10"]'), pod('image: vllm/vllm-openai-cpu:v0.9.1\nargs: [--model, org/m-8¦B]'), pod('image: rocm/vllm:1\ncommand: [vllm, serve, org/m-8¦B]'), pod('image: own/server:1\nargs: [--model, org/m-8¦B]\nresources: {limits: {amd.com/gpu: 1}}'), vllm('[--model, org/m-8¦B]\nresources: {limits: {nvidia.com/mig-1g.10gb: 1}}')]) {
      const hover = said(text) ?? '';
      assert.match(hover, /Weights: about 16 GB/, text);
      assert.doesNotMatch(hover, /headroom/, text);
    }
  });

  test('silence where no model stands, its name tells nothing or a template decides', () => {
    const cases = [
      vllm('[--model, deepseek-ai/DeepSeek-¦V3]'),
      vllm('[--model, meta-llama/Llama-4-Scout-17B-1¦6E]'),
      vllm('[--model, "{{ .Values.model }}-70¦B"]'),
      vllm('[--model, "${MODEL}-70¦B"]'),
      vllm('[--model, org/m-8B, --served-model-name, my-8¦B]'),
      vllm('[--mo¦del, org/m-8B]'),
      vllm('[--model, org/a-8¦B, --model, org/b-8B]'),
      vllm('{{ .Values.ar¦gs }}'),
      pod('image: own/server:1\nenv: [{name: OTHER, value: org/m-8¦B}]'),
      pod('image: own/server:1\nenv: [{name: MODEL_ID, value: "{{ .Values.m }}-8¦B"}]'),
      pod('image: own/server:1\nenv: [{name: MODEL¦_ID, value: org/m-8B}]'),
      pod('image: own/server:1\nargs: [org/m-8¦B]'),
      'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nspec:\n  predictor:\n    model:\n      storageUri: "{{ .Values.uri }}/m-8¦B"\n',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  x: org/m-8¦B\n',
    ];
    for (const text of cases) assert.equal(said(text), undefined, text);
  });
});
