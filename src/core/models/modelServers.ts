import { parseImageRef } from '../images/imageRef.ts';

/** Repositories of well-known model servers, without the registry, and what people call them. */
const servers: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/(?:^|\/)(?:vllm-openai|vllm-cpu|vllm-openai-cpu|rocm\/vllm(?:-dev)?|vllm)$/, 'vLLM'],
  [/(?:^|\/)text-generation-inference$/, 'Text Generation Inference'],
  [/(?:^|\/)text-embeddings-inference$/, 'Text Embeddings Inference'],
  [/(?:^|\/)sglang$/, 'SGLang'],
  [/(?:^|\/)tritonserver$/, 'Triton'],
  [/^nim\//, 'NVIDIA NIM'],
  [/(?:^|\/)tensorrt-?llm(?:\/release)?$/, 'TensorRT-LLM'],
  [/(?:^|\/)tensorflow\/serving$/, 'TensorFlow Serving'],
  [/(?:^|\/)torchserve(?:-nightly)?$/, 'TorchServe'],
  [/(?:^|\/)ollama$/, 'Ollama'],
  [/(?:^|\/)huggingfaceserver$/, 'KServe Hugging Face'],
  [/(?:^|\/)llm-d-(?:cuda|rocm|xpu|cpu|hpu)$/, 'llm-d'],
  [/^rayproject\/ray(?:-ml|-llm)?$/, 'Ray'],
  [/(?:^|\/)llama\.cpp$/, 'llama.cpp'],
  [/(?:^|\/)mlserver$/, 'MLServer'],
];

/** The model server that an image is known to contain; undefined for all others. */
export function modelServerOf(image: string): string | undefined {
  const repository = parseImageRef(image)?.repository;
  return repository === undefined ? undefined : servers.find(([pattern]) => pattern.test(repository))?.[1];
}
