import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../../../src/base/steps.ts';
import { completionsAt } from '../../../src/core/assist/completionsAt.ts';
import { hoverAt } from '../../../src/core/assist/hoverAt.ts';
import { knownAt } from '../../unit/core/assist/known.ts';

const known = knownAt();
const path = 'a.yaml';

/** A served model with all that hover and completion know something about; behind it comes what nobody can read. */
const text = `# before
---
apiVersion: leaderworkerset.x-k8s.io/v1
kind: LeaderWorkerSet
metadata: {name: served}
spec:
  replicas: 2
  leaderWorkerTemplate:
    workerTemplate:
      spec:
        nodeSelector: {nvidia.com/gpu.product: NVIDIA-H200}
        containers:
          - {name: server, image: "vllm/vllm-openai:v0.9.1", args: [--model, org/m-8B, --quantization]}
          - name: beside
            env: [{name: MODEL_ID, value: org/m-8B}, {name: }]
            resources: {limits: {nvidia.com/gpu: 1, memory: 16Gi}}
            {{ b }}
---
{{ x }}
a: [b, {c: &d e}]
f: *d
---
kind: Service
\t- x
`;

test('hover throws at no offset of any text, also of one that ends there', () => {
  let answers = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    if (atOnce(hoverAt({ path, text }, offset, known))) answers++;
    atOnce(hoverAt({ path, text: text.slice(0, offset) }, Math.max(0, offset - 3), known));
  }
  assert.ok(answers > 100, `${answers} answers`);
});

test('completion throws at no offset of any text, also of one that ends there', () => {
  let answers = 0;
  for (let offset = 0; offset <= text.length; offset++) {
    atOnce(completionsAt({ path, text }, offset, known));
    if (atOnce(completionsAt({ path, text: text.slice(0, offset) }, offset, known)).length > 0) answers++;
  }
  assert.ok(answers > 20, `${answers} answers`);
});
