import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce } from '../../../../src/base/steps.ts';
import { LineIndex } from '../../../../src/base/text.ts';
import { createLinter, type Linter } from '../../../../src/core/lint/linter.ts';
import { builtFrom } from '../../../../src/core/workspace/builtImages.ts';
import type { FileFacts } from '../../../../src/core/workspace/facts.ts';
import { factSteps } from '../../../../src/core/workspace/readFacts.ts';
import { mayShareNamespace, nearest, objectsNamed, podsSelected } from '../../../../src/core/workspace/relations.ts';
import { createWorkspace, type WorkspaceIndex } from '../../../../src/core/workspace/workspace.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

const pod = (name: string, labels = `app: ${name}`, port = 8000): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {${labels}}}\nspec: {containers: [{name: a, image: "registry.example.com/team/${name}:1", ports: [{containerPort: ${port}}]}]}\n`;
const service = (name: string, port: number): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {app: ${name}}, ports: [{port: 80, targetPort: ${port}}]}\n`;

function workspaceOf(files: Readonly<Record<string, string>>, using: Linter = linter): WorkspaceIndex {
  return createWorkspace(Object.entries(files).map(([path, text]) => using.survey({ path, text }).facts));
}

function factsOf(text: string): FileFacts {
  return linter.survey({ path: 'a.yaml', text }).facts;
}

function pathsOf(...paths: readonly string[]): readonly { readonly path: string }[] {
  return paths.map((path) => ({ path }));
}

/** What the rules about several files say of one of them. */
function rulesIn(files: Readonly<Record<string, string>>, path: string): readonly string[] {
  return linter.lint({ path, text: files[path] ?? '' }, workspaceOf(files)).findings.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule);
}

test('a Service is judged by the pods of another file, and tells where they stand', () => {
  const files = { 'k8s/service.yaml': `# a comment\n---\n${service('llm', 9000)}`, 'k8s/pod.yaml': `# another\n---\n${pod('llm')}` };
  const [finding] = linter.lint({ path: 'k8s/service.yaml', text: files['k8s/service.yaml'] }, workspaceOf(files)).findings;
  assert.equal(finding?.rule, 'port-chain-mismatch');
  assert.equal(files['k8s/service.yaml'].slice(finding.span.start, finding.span.end), '9000');
  const [related] = finding.related ?? [];
  assert.equal(related?.file, 'k8s/pod.yaml');
  assert.equal(files['k8s/pod.yaml'].slice(related.span.start, related.span.end), '"registry.example.com/team/llm:1"');
  assert.deepEqual(related.position, new LineIndex(files['k8s/pod.yaml']).positionAt(related.span.start));
  assert.deepEqual(rulesIn({ 'k8s/service.yaml': files['k8s/service.yaml'] }, 'k8s/service.yaml'), [], 'alone nobody knows');
});

test('copies of an application in other folders are not mixed with it', () => {
  const files = { 'one/service.yaml': service('llm', 8000), 'one/pod.yaml': pod('llm'), 'two/service.yaml': service('llm', 8000), 'two/pod.yaml': pod('llm', 'app: llm', 9000) };
  assert.deepEqual(rulesIn(files, 'one/service.yaml'), []);
  assert.deepEqual(rulesIn(files, 'two/service.yaml'), ['port-chain-mismatch']);
});

test('where several workloads of the nearest place are selected, all must have the fault', () => {
  const files = { 'a/service.yaml': service('llm', 8000), 'a/one.yaml': pod('one', 'app: llm', 9000), 'a/two.yaml': pod('two', 'app: llm', 8000) };
  assert.deepEqual(rulesIn(files, 'a/service.yaml'), []);
  assert.deepEqual(rulesIn({ ...files, 'a/two.yaml': pod('two', 'app: llm', 9001) }, 'a/service.yaml'), ['port-chain-mismatch']);
});

test('what a patch or a kustomization changes is not judged', () => {
  const files = { 'base/service.yaml': service('llm', 9000), 'base/pod.yaml': pod('llm') };
  assert.deepEqual(rulesIn(files, 'base/service.yaml'), ['port-chain-mismatch']);
  assert.deepEqual(rulesIn({ ...files, 'overlay/ports.yaml': '$patch: merge\napiVersion: v1\nkind: Pod\nmetadata: {name: llm}\nspec: {containers: [{name: a, ports: [{containerPort: 9000}]}]}\n' }, 'base/service.yaml'), []);
  assert.deepEqual(rulesIn({ ...files, 'overlay/kustomization.yaml': 'resources: [../base]\npatches: [{path: ports.json}]\n' }, 'base/service.yaml'), []);
  assert.deepEqual(rulesIn({ ...files, 'base/kustomization.yaml': 'resources: [pod.yaml, service.yaml]\nnamePrefix: a-\n' }, 'base/service.yaml'), ['port-chain-mismatch']);
});

test('nothing is called missing in an object that a patch or a kustomization adds to, also by way of another one', () => {
  const server = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: chat}\nspec:\n  selector: {matchLabels: {app: chat}}\n  template:\n    metadata: {labels: {app: chat}}\n    spec: {containers: [{name: a, image: "vllm/vllm-openai:v0.8.5", imagePolicy: x}]}\n';
  const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: chat}\nspec: {template: {spec: {containers: [{name: a, resources: {limits: {nvidia.com/gpu: 1}}}]}}}\n';
  const base = { 'base/server.yaml': server, 'base/kustomization.yaml': 'resources: [server.yaml]\n' };
  const [alone, patched] = [['gpu-server-without-gpu', 'schema/unknown-field'], ['schema/unknown-field']];
  assert.deepEqual(rulesIn(base, 'base/server.yaml'), alone);
  assert.deepEqual(rulesIn({ ...base, 'gpu/patch.yaml': patch }, 'base/server.yaml'), patched);
  assert.deepEqual(rulesIn({ ...base, 'gpu/kustomization.yaml': 'resources: [../base]\npatches: [{path: patch.json}]\n' }, 'base/server.yaml'), patched);
  const between = { ...base, 'named/kustomization.yaml': 'resources: [../base]\nnamePrefix: a-\n' };
  assert.deepEqual(rulesIn(between, 'base/server.yaml'), alone);
  assert.deepEqual(rulesIn({ ...between, 'gpu/kustomization.yaml': 'resources: [../named]\ncomponents: [../with-gpu]\n' }, 'base/server.yaml'), patched);
});

test('a service gets its GPU from another compose file of the folder', () => {
  const compose = 'services:\n  chat:\n    image: vllm/vllm-openai:v0.8.5\n';
  const gpu = 'services:\n  chat:\n    deploy: {resources: {reservations: {devices: [{driver: nvidia, count: all, capabilities: [gpu]}]}}}\n';
  const found = (files: Readonly<Record<string, string>>): readonly string[] => rulesIn({ 'a/compose.yaml': compose, ...files }, 'a/compose.yaml');
  assert.deepEqual(found({}), ['compose-gpu-not-reserved']);
  assert.deepEqual(found({ 'a/compose.gpu.yaml': gpu }), []);
  assert.deepEqual(found({ 'b/compose.gpu.yaml': gpu }), ['compose-gpu-not-reserved'], 'of another folder');
  assert.deepEqual(found({ 'a/compose.gpu.yaml': gpu.replace('chat', 'other') }), ['compose-gpu-not-reserved'], 'of another service');
  assert.deepEqual(found({ 'a/compose.dev.yaml': compose }), ['compose-gpu-not-reserved'], 'no GPU there either');
});

test('an object is judged anew when the file that patches it comes and goes', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: chat}\nspec: {containers: [{name: a, image: "vllm/vllm-openai:v0.8.5"}]}\n';
  const index = workspaceOf({ 'base/pod.yaml': text });
  const found = (): readonly string[] => linter.lint({ path: 'base/pod.yaml', text }, index).findings.map(({ rule }) => rule);
  assert.deepEqual(found(), ['gpu-server-without-gpu']);
  index.set(linter.survey({ path: 'gpu/kustomization.yaml', text: 'resources: [../base]\npatches: [{path: patch.json}]\n' }).facts);
  assert.deepEqual(found(), []);
  index.delete('gpu/kustomization.yaml');
  assert.deepEqual(found(), ['gpu-server-without-gpu']);
});

test('a comment silences a finding whose reason is in another file, and is not called unused', () => {
  const text = service('llm', 9000).replace('spec:', '# slipway-disable-next-line port-chain-mismatch -- a proxy is injected\nspec:');
  const workspace = workspaceOf({ 'a/service.yaml': text, 'a/pod.yaml': pod('llm') });
  assert.deepEqual(linter.lint({ path: 'a/service.yaml', text }, workspace).findings, []);
});

test('an index tells whether a change matters to other files', () => {
  const index = createWorkspace();
  const grows = (change: () => void): boolean => {
    const before = index.revision;
    change();
    return index.revision > before;
  };
  assert.equal(grows(() => index.set(factsOf(pod('llm')))), true);
  assert.equal(grows(() => index.set(factsOf(`# only a comment\n${pod('llm')}`))), false);
  assert.equal(grows(() => index.set(factsOf(pod('llm', 'app: other')))), true);
  assert.equal(index.withPodLabel('app=llm').length, 0);
  assert.equal(index.withPodLabel('app=other').length, 1);
  assert.equal(grows(() => index.delete('a.yaml')), true);
  assert.equal(grows(() => index.delete('a.yaml')), false);
  assert.deepEqual(index.podMakersNamed('llm'), []);
  assert.equal(grows(() => index.set(factsOf('kind: of nothing\n'))), false, 'a file without facts is no news');
});

test('facts are the same whether a file is judged or only read', () => {
  const texts = { 'a.yaml': `# head\n---\n${service('llm', 9000)}---\n${pod('llm')}`, Dockerfile: 'FROM python:3.12\nEXPOSE 80\n', 'kustomization.yaml': 'resources: [a.yaml]\npatches: [{path: b.yaml}]\n', 'compose.yaml': 'services: {a: {image: x}}\n' };
  for (const [path, text] of Object.entries(texts)) assert.deepEqual(atOnce(factSteps({ path, text })), linter.survey({ path, text }).facts, path);
});

test('facts can be sent to another thread and mean the same there', () => {
  const files = { 'a/service.yaml': service('llm', 9000), 'a/pod.yaml': pod('llm') };
  const sent = createWorkspace(structuredClone(workspaceOf(files).files()));
  assert.deepEqual(linter.lint({ path: 'a/service.yaml', text: files['a/service.yaml'] }, sent).findings.map(({ rule }) => rule), ['port-chain-mismatch']);
});

test('nearest: the file, the folder, the longest common way', () => {
  assert.deepEqual(nearest('a/b/x.yaml', pathsOf('a/b/x.yaml', 'a/b/y.yaml')), pathsOf('a/b/x.yaml'));
  assert.deepEqual(nearest('a/b/x.yaml', pathsOf('a/b/y.yaml', 'a/b/c/z.yaml', 'a/y.yaml')), pathsOf('a/b/y.yaml'));
  assert.deepEqual(nearest('a/b/x.yaml', pathsOf('a/c/y.yaml', 'd/y.yaml')), pathsOf('a/c/y.yaml'));
  assert.deepEqual(nearest('a/b/x.yaml', []), []);
});

test('objects without a namespace go where others of it are', () => {
  assert.equal(mayShareNamespace('', 'ml'), true);
  assert.equal(mayShareNamespace(undefined, 'ml'), true);
  assert.equal(mayShareNamespace('ml', 'web'), false);
  const workspace = workspaceOf({ 'a.yaml': pod('llm').replace('name: llm', 'name: llm, namespace: ml') });
  assert.equal(podsSelected(workspace, { path: 'a.yaml', namespace: 'web' }, { app: 'llm' }).length, 0);
  assert.equal(podsSelected(workspace, { path: 'a.yaml', namespace: '' }, { app: 'llm' }).length, 1);
  assert.equal(podsSelected(workspace, { path: 'a.yaml', namespace: '' }, {}).length, 0);
  assert.equal(objectsNamed(workspace, { path: 'b.yaml', namespace: 'ml' }, '', 'Pod', 'llm').length, 1);
});

test('a Dockerfile builds the image that is called like it or its folder', () => {
  const text = 'FROM nvidia/cuda:12.6.3-base-ubuntu24.04\nEXPOSE 8000 9000/udp\nCMD ["a"]\n';
  const workspace = workspaceOf({ 'train/Dockerfile': text, 'serve/Dockerfile': 'FROM scratch\nCMD ["a"]\n', 'templated/Dockerfile': 'FROM {{ base }}\n' });
  assert.deepEqual(builtFrom('registry.example.com/team/train:1', 'k8s/a.yaml', workspace)?.facts, { base: 'nvidia/cuda:12.6.3-base-ubuntu24.04', ports: [8000], cpuTorch: false, entrypoint: undefined, cmd: ['a'] });
  assert.equal(builtFrom('registry.example.com/team/other:1', 'k8s/a.yaml', workspace), undefined);
  const job = 'apiVersion: v1\nkind: Pod\nmetadata: {name: t}\nspec: {containers: [{name: t, image: "registry.example.com/team/train:1"}]}\n';
  assert.deepEqual(linter.lint({ path: 'k8s/a.yaml', text: job }, workspace).findings.map(({ rule }) => rule), ['cuda-image-without-gpu-limit']);
});

/** A training pod with a GPU, and the Dockerfile of its image. */
function trainingOn(dockerfile: string): Readonly<Record<string, string>> {
  return { 'train/Dockerfile': dockerfile, 'k8s/a.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: t}\nspec: {containers: [{name: t, image: "registry.example.com/team/train:1", resources: {limits: {nvidia.com/gpu: 1}}}]}\n' };
}

test('a Dockerfile with the CPU build of torch, or on a CPU image, wastes the GPU that a manifest asks for', () => {
  assert.deepEqual(rulesIn(trainingOn('FROM python:3.12-slim\nRUN pip install torch==2.6.0 --index-url https://download.pytorch.org/whl/cpu\nCMD ["a"]\n'), 'k8s/a.yaml'), ['gpu-limit-on-cpu-image']);
  assert.deepEqual(rulesIn(trainingOn('FROM tensorflow/tensorflow:2.16.1\nCMD ["a"]\n'), 'k8s/a.yaml'), ['gpu-limit-on-cpu-image']);
  assert.deepEqual(rulesIn(trainingOn('FROM python:3.12-slim\nRUN pip install torch==2.6.0\nCMD ["a"]\n'), 'k8s/a.yaml'), []);
});

test('where a container says no ports, those of its Dockerfile count', () => {
  const files = { 'llm/Dockerfile': 'FROM python:3.12-slim\nEXPOSE 8501\nCMD ["a"]\n', 'k8s/service.yaml': service('llm', 8000), 'k8s/pod.yaml': pod('llm').replace(', ports: [{containerPort: 8000}]', '') };
  assert.deepEqual(rulesIn(files, 'k8s/service.yaml'), ['port-chain-mismatch']);
  assert.deepEqual(rulesIn({ ...files, 'llm/Dockerfile': 'FROM python:3.12-slim\nEXPOSE 8000\nCMD ["a"]\n' }, 'k8s/service.yaml'), []);
});

test('an image that a kustomization writes another for is not judged', () => {
  const files = { 'base/pod.yaml': 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: "sentiment:latest"}]}\n' };
  assert.deepEqual(rulesIn(files, 'base/pod.yaml'), ['image-only-local']);
  assert.deepEqual(rulesIn({ ...files, 'overlay/kustomization.yaml': 'resources: [../base]\nimages: [{name: sentiment, newName: registry.example.com/team/sentiment}]\n' }, 'base/pod.yaml'), []);
  assert.deepEqual(rulesIn({ ...files, 'overlay/kustomization.yaml': 'resources: [../base]\nimages: [{name: other, newTag: "1"}]\n' }, 'base/pod.yaml'), ['image-only-local']);
});

test('a template of a chart with the same name is no patch of a manifest, a fragment elsewhere is', () => {
  const manifest = 'apiVersion: v1\nkind: Pod\nmetadata: {name: llm}\nspec: {containers: [{name: a, image: "vllm/vllm-openai:v0.8.5"}]}\n';
  const template = 'apiVersion: v1\nkind: Pod\nmetadata: {name: llm}\nspec:\n  {{- if .Values.gpu }}\n  nodeSelector: {gpu: "true"}\n  {{- end }}\n  containers: [{name: a}]\n';
  assert.ok(rulesIn({ 'k8s/pod.yaml': manifest, 'chart/templates/pod.yaml': template }, 'k8s/pod.yaml').includes('gpu-server-without-gpu'));
  assert.ok(!rulesIn({ 'k8s/pod.yaml': manifest, 'overlay/pod.yaml': template }, 'k8s/pod.yaml').includes('gpu-server-without-gpu'));
});

test('a patch that a kustomization names is no whole object, however it looks', () => {
  const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: llm}\nspec:\n  selector: {matchLabels: {app: llm}}\n  template:\n    metadata: {labels: {app: llm}}\n    spec: {containers: [{name: a, args: [--verbose]}]}\n';
  assert.deepEqual(rulesIn({ 'overlay/patch.yaml': patch }, 'overlay/patch.yaml'), ['schema/required']);
  for (const patches of ['patches: [{path: patch.yaml}]\n', 'patches: [{path: ./patch.yaml, target: {kind: Deployment}}]\n', 'patchesStrategicMerge: [patch.yaml]\n', 'patchesJson6902: [{path: patch.yaml}]\n']) {
    assert.deepEqual(rulesIn({ 'overlay/patch.yaml': patch, 'overlay/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [../base]\n${patches}` }, 'overlay/patch.yaml'), [], patches);
  }
});
