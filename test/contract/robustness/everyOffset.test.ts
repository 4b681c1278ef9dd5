import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../../../src/base/steps.ts';
import { completionsAt } from '../../../src/core/assist/completionsAt.ts';
import { hoverAt } from '../../../src/core/assist/hoverAt.ts';
import { knownAt } from '../../unit/core/assist/known.ts';

const known = knownAt();
const path = 'a.yaml';

const deployment = `# before
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: m }
spec:
  strategy: { type: Recreate }
  template:
    spec:
      nodeSelector: {a: b}
      containers:
        - name: m
          image: vllm/vllm-openai:v0.9.1
          imagePullPolicy: Always
          resources:
            limits:
              nvidia.com/gpu: 1
              memory: 16Gi
`;

const served = `apiVersion: v1
kind: Pod
metadata: {name: m}
spec:
  containers:
    - name: m
      image: vllm/vllm-openai:v0.9.1
      args: [--model, org/m-8B, --quantization]
      env: [{name: MODEL_ID, value: org/m-8B}, {name: }]
      {{ b }}
`;

/** Behind a manifest comes what nobody can read. */
const texts = [`${deployment}---\n{{ x }}\na: [b, {c: &d e}]\nf: *d\n`, `${served}---\nkind: Service\n\t- x\n`];

test('hover throws at no offset of any text, also of one that ends there', () => {
  let answers = 0;
  for (const text of texts) {
    for (let offset = 0; offset <= text.length; offset++) {
      if (atOnce(hoverAt({ path, text }, offset, known))) answers++;
      atOnce(hoverAt({ path, text: text.slice(0, offset) }, Math.max(0, offset - 3), known));
    }
  }
  assert.ok(answers > 100, `${answers} answers`);
});

test('completion throws at no offset of any text, also of one that ends there', () => {
  let answers = 0;
  for (const text of texts) {
    for (let offset = 0; offset <= text.length; offset++) {
      atOnce(completionsAt({ path, text }, offset, known));
      if (atOnce(completionsAt({ path, text: text.slice(0, offset) }, offset, known)).length > 0) answers++;
    }
  }
  assert.ok(answers > 20, `${answers} answers`);
});
