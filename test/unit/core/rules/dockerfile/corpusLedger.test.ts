import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inProject } from '../../../../../scripts/project.ts';
import { lintCompose } from '../../../../../src/core/compose/lintCompose.ts';
import { lintDockerfile } from '../../../../../src/core/dockerfile/lintDockerfile.ts';
import { fileKind } from '../../../../../src/core/lint/fileKind.ts';
import { composeRules, dockerfileRules } from '../../../../../src/core/rules/rules.gen.ts';

/** Every finding in the Dockerfiles and compose files of the corpus, looked at by hand: where, what, and why it is true. */
const ledger: readonly (readonly [place: string, finding: string, why: string])[] = [
  ['kserve__kserve/docs/kfp/Dockerfile:1', 'warning base-image-eol', 'python:3.9 ended on 2025-10-31'],
  ['kserve__kserve/docs/kfp/Dockerfile:9', 'info env-legacy-format', 'ENV APP_HOME /app'],
  ['kserve__kserve/docs/samples/explanation/aif/germancredit/server/Dockerfile:5', 'info env-legacy-format', 'ENV APP_HOME /app'],
  ['kserve__kserve/docs/samples/explanation/aix/mnist/rfserver/rf.Dockerfile:1', 'warning base-image-eol', 'python:3.7 ended on 2023-06-27'],
  ['kserve__kserve/docs/samples/kafka/transformer.Dockerfile:1', 'warning base-image-eol', 'python:3.9'],
  ['kserve__kserve/docs/samples/v1beta1/custom/torchserve/torchserve-image/Dockerfile:21', 'warning base-image-eol', 'the default of BASE_IMAGE is ubuntu:18.04'],
  ['kserve__kserve/docs/samples/v1beta1/custom/torchserve/torchserve-image/Dockerfile:23', 'info env-legacy-format', 'ENV PYTHONUNBUFFERED TRUE'],
  ['kserve__kserve/docs/samples/v1beta1/custom/torchserve/torchserve-image/Dockerfile:57', 'info env-legacy-format', 'ENV PYTHONUNBUFFERED TRUE'],
  ['kserve__kserve/docs/samples/v1beta1/torchserve/model-archiver/model-archiver-image/Dockerfile:1', 'warning base-image-eol', 'ubuntu:18.04 ended on 2023-05-31'],
  ['kserve__kserve/docs/samples/v1beta1/transformer/feast/driver_transformer.Dockerfile:1', 'warning base-image-eol', 'python:3.9'],
  ['kserve__kserve/docs/samples/v1beta1/transformer/feast/feast_server.Dockerfile:1', 'warning base-image-eol', 'python:3.9'],
  ['kserve__kserve/docs/samples/v1beta1/transformer/feast/feature_store_initializer.Dockerfile:1', 'warning base-image-eol', 'python:3.9'],
  ['kserve__kserve/docs/samples/v1beta1/triton/fastertransformer/transformer/Dockerfile:1', 'info image-without-command', 'copies transformer.py, which its manifest must start'],
  ['kserve__kserve/docs/samples/v1beta1/triton/fastertransformer/transformer/Dockerfile:1', 'warning base-image-eol', 'python:3.9'],
  ['kubeflow__trainer/cmd/runtimes/xgboost/Dockerfile:15', 'info cuda-image-eol', '12.4.0, while 12.4.1 is the last of 12.4'],
  ['kubernetes-sigs__jobset/sdk/python/Dockerfile:2', 'info image-without-command', 'copies everything on python:3.13 and starts nothing'],
  ['kubernetes-sigs__jobset/site/static/examples/pytorch/cnn-mnist/Dockerfile:1', 'warning base-image-unpinned', 'pytorch/pytorch:latest'],
];

test('the Dockerfiles and compose files of the corpus have exactly the findings of the ledger', (context) => {
  const folder = inProject('..', 'shared', 'corpus');
  if (!existsSync(folder)) {
    context.skip('../shared/corpus is not beside this checkout');
    return;
  }
  const found: string[] = [];
  let files = 0;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const kind = /dockerfile|containerfile|compose/i.test(path) ? fileKind(path, '') : 'other';
    if (kind !== 'dockerfile' && kind !== 'compose') continue;
    const text = readFileSync(`${folder}/${path}`, 'utf8');
    const findings = kind === 'dockerfile' ? lintDockerfile(text, dockerfileRules) : lintCompose(text, composeRules).findings;
    files++;
    for (const { span, severity, rule } of findings) found.push(`${path}:${text.slice(0, span.start).split('\n').length} ${severity} ${rule}`);
  }
  assert.deepEqual([...found].sort(), ledger.map(([place, finding]) => `${place} ${finding}`).sort());
  assert.ok(files > 20, `${files} files`);
  assert.ok(ledger.every(([, , why]) => why !== ''));
});
