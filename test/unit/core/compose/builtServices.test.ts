import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { createWorkspace } from '../../../../src/core/workspace/workspace.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

/** What is said about the compose file `deploy/compose.yaml` with one service of these fields, beside a Dockerfile. */
function said(fields: string, dockerfile: { readonly path: string; readonly text: string }): readonly string[] {
  const file = { path: '/w/deploy/compose.yaml', text: `services:\n  llm:\n    ${fields.replaceAll('\n', '\n    ')}\n` };
  const surveyed = linter.survey(file);
  const { findings } = surveyed.finish(createWorkspace([surveyed.facts, linter.survey({ ...dockerfile, path: `/w/${dockerfile.path}` }).facts]));
  return findings.map(({ rule, severity, span, message }) => `${severity} ${rule} «${file.text.slice(span.start, span.end)}» ${message.slice(0, message.indexOf(','))}`);
}

const onServer = { path: 'deploy/Dockerfile', text: 'FROM vllm/vllm-openai:v0.9.1\nCOPY chat.jinja /\n' };
const warning = 'warning compose-gpu-not-reserved «build» This image is built on vllm/vllm-openai:v0.9.1: vLLM needs a GPU and this service is given none, so the server ends at its start. Add gpus: all.';

test('a service that is built on a server needs the GPU of that server', () => {
  for (const fields of ['build: .', 'build: ./', 'build: {context: .}', 'image: team/llm:1\nbuild: {context: ., dockerfile: Dockerfile}']) assert.deepEqual(said(fields, onServer).map((one) => warning.startsWith(one)), [true], fields);
  assert.equal(said('build: {context: .., dockerfile: gpu.Dockerfile}', { ...onServer, path: 'gpu.Dockerfile' }).length, 1);
  assert.equal(said('build: ../server', { ...onServer, path: 'server/Dockerfile' }).length, 1);
  assert.equal(said('build: .', { ...onServer, text: `${onServer.text}CMD ["--model", "org/m"]\n` }).length, 1);
  assert.equal(said('build: .', { ...onServer, text: `${onServer.text}ENTRYPOINT ["vllm", "serve"]\n` }).length, 1);
  assert.equal(said('build: .\ncommand: vllm serve org/m', { ...onServer, text: `${onServer.text}ENTRYPOINT []\n` }).length, 1);
});

test('not where it gets one, starts something else, or nobody knows what is built', () => {
  for (const fields of ['build: .\ngpus: all', 'build: .\nentrypoint: ["python3", "prepare.py"]', 'build: {context: ., target: tools}', 'build: ${CONTEXT}', 'build: https://example.com/llm.git', 'build: ./other', 'image: vllm/vllm-openai:v0.9.1\nbuild: ./other', 'build: .\nprofiles: [cpu]'])
    assert.deepEqual(said(fields, onServer), [], fields);
  assert.deepEqual(said('build: .', { ...onServer, text: `${onServer.text}ENTRYPOINT ["python3", "prepare.py"]\n` }), []);
  assert.deepEqual(said('build: .', { ...onServer, text: 'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nCMD ["a"]\n' }), []);
  assert.deepEqual(said('build: .', { ...onServer, text: 'FROM {{ base }}\n' }), []);
  for (const build of ['{context: ., dockerfile_inline: "FROM alpine"}', '{context: ., args: {BASE: alpine}}', '{context: ., additional_contexts: {vllm/vllm-openai: "docker-image://vllm/vllm-openai-cpu"}}']) assert.deepEqual(said(`build: ${build}`, onServer), [], build);
  const cleared = { ...onServer, text: `${onServer.text}ENTRYPOINT []\nCMD ["python3", "/app.py"]\n` };
  assert.deepEqual(said('build: .', cleared), []);
  const sglang = { ...onServer, text: 'FROM lmsysorg/sglang:v0.4.6\nCMD ["python3", "-m", "sglang.launch_server", "--model-path", "m"]\n' };
  assert.deepEqual([said('build: .', sglang).length, said('build: .\ncommand: pytest', sglang).length], [1, 0]);
});
