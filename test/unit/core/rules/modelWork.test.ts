import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

/** Whether a container of that name counts as one that holds a model. */
function counts(name: string): boolean {
  const text = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  selector: {matchLabels: {app: a}}\n  template:\n    metadata: {labels: {app: a}}\n    spec:\n      containers:\n        - {name: a, image: "r.example/${name}:1"}\n`;
  return linter.lint({ path: 'a.yaml', text }).findings.some(({ rule }) => rule === 'model-without-resources');
}

test('every word for a model is found, whatever is asked first', () => {
  const words = ['model', 'ai-models', 'mymodel', 'llm', 'llms', 'slm', 'gpt', 'gpt-4', 'bert', 'llama', 'llama-3', 'llama3', 'mistral', 'qwen', 'qwen2', 'gemma', 'gemma-2', 'whisper', 'diffusion', 'inference', 'predictor', 'classifier', 'embedding', 'embeddings', 'reranker', 'resnet', 'resnet50', 'yolo', 'yolov8', 'mnist'];
  assert.deepEqual(words.filter((word) => !counts(word)), []);
  assert.deepEqual(words.filter((word) => !counts(`team-${word}`)), []);
  assert.deepEqual(['web', 'remodeled', 'gpts', 'model-registry', 'llm-gateway', 'alberto'].filter(counts), []);
});
