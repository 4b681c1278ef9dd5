import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../src/base/errors.ts';
import { errorMessage } from '../../../../src/core/errorMessages.ts';
import { at } from '../../../../src/core/json.ts';
import { readManifests } from '../../../../src/core/deploy/manifests/readManifests.ts';

const file = (path: string, text: string): { path: string; text: string } => ({ path, text });
const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: one\nspec:\n  containers:\n    - name: main\n      image: "registry.example.com/digits:1"\n';
const config = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n';

const item = (name: string): string => `  - apiVersion: v1\n    kind: Pod\n    metadata: {name: ${name}}\n    spec: {containers: [{image: i/${name}}]}\n`;

function refusal(...files: { path: string; text: string }[]): string {
  try {
    readManifests(files);
  } catch (error) {
    assert.ok(error instanceof AppError);
    return errorMessage(error);
  }
  return assert.fail('nothing was refused');
}

test('documents of a file keep their line, and images their exact place', () => {
  const text = `# a comment\n---\n${config}---\n${pod}---\n`;
  const { documents, leftOut } = readManifests([file('k8s/all.yaml', text)]);
  assert.deepEqual(leftOut, []);
  assert.deepEqual(documents.map(({ object, line }) => [object.kind, line]), [['ConfigMap', 3], ['Pod', 7]]);
  const [use] = documents[1]?.images ?? [];
  assert.equal(use?.text, 'registry.example.com/digits:1');
  assert.equal(text.slice(use.span.start, use.span.end), '"registry.example.com/digits:1"');
});

test('items of a List are documents of their own', () => {
  const text = `apiVersion: v1\nkind: List\nitems:\n${item('a')}${item('b')}`;
  const { documents } = readManifests([file('list.yaml', text)]);
  assert.deepEqual(documents.map(({ object, line }) => [object.metadata.name, line]), [['a', 4], ['b', 8]]);
  const spans = documents.flatMap(({ images }) => images.map(({ span }) => text.slice(span.start, span.end)));
  assert.deepEqual(spans, ['i/a', 'i/b']);
});

test('scalars are read as Kubernetes tools read them', () => {
  const text = `${config}data: {mode: 0644, on: no, time: 12:30, date: 2026-01-02, big: 1_000}\nother:\n  <<: &base {a: 1}\n  b: *base\n`;
  const [document] = readManifests([file('a.yaml', text)]).documents;
  assert.deepEqual(document?.object['data'], { mode: 420, true: false, time: '12:30', date: '2026-01-02', big: 1000 });
  assert.deepEqual(document?.object['other'], { a: 1, b: { a: 1 } });
});

test('an image behind an alias is found, at the place of the alias', () => {
  const text = `apiVersion: v1\nkind: Pod\nmetadata: {name: one}\nx: &c {image: i/a}\nspec:\n  containers:\n    - *c\n`;
  const [use] = readManifests([file('a.yaml', text)]).documents[0]?.images ?? [];
  assert.equal(use?.text, 'i/a');
  assert.equal(text.slice(use.span.start, use.span.end), '*c');
});

test('JSON manifests are manifests, with Windows line ends and a byte order mark too', () => {
  const json = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one' } });
  const { documents } = readManifests([file('a.json', json), file('b.yaml', `\uFEFF${config.replaceAll('\n', '\r\n')}`)]);
  assert.deepEqual(documents.map(({ object }) => object.kind), ['Pod', 'ConfigMap']);
});

test('files of other programs are left out, and it is said what they are', () => {
  const files = [
    file('compose.yaml', 'services: {}'), file('docker-compose.prod.yml', 'services: ['), file('kustomization.yaml', 'patches: [{path: ./patch.yaml}]'),
    file('patch.yaml', pod), file('chart/Chart.yaml', 'name: x'), file('chart/values.yaml', 'a: {{'), file('chart/templates/pod.yaml', 'kind: {{ .Values.kind }}'),
    file('.github/workflows/ci.yml', 'on: push'), file('.gitlab-ci.yml', 'x: ['), file('kubeconfig.yaml', 'apiVersion: v1\nkind: Config\nclusters: []'),
    file('kind.yaml', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster'), file('notes.yaml', '- one\n- two'), file('empty.yaml', '# nothing\n'), file('pod.yaml', pod),
  ];
  const { documents, leftOut } = readManifests(files);
  assert.deepEqual(documents.map((document) => document.file), ['pod.yaml']);
  assert.deepEqual(Object.fromEntries(leftOut.map(({ file: name, why }) => [name, why])), {
    'compose.yaml': 'a compose file', 'docker-compose.prod.yml': 'a compose file', 'kustomization.yaml': 'a kustomization, which is not rendered',
    'patch.yaml': 'a patch of a kustomization', 'chart/Chart.yaml': 'the description of a Helm chart', 'chart/values.yaml': 'values of a Helm chart',
    'chart/templates/pod.yaml': 'a template of a Helm chart', '.github/workflows/ci.yml': 'a CI file', '.gitlab-ci.yml': 'a CI file',
    'kubeconfig.yaml': 'a kubeconfig', 'kind.yaml': 'a configuration of kind.x-k8s.io', 'notes.yaml': 'no Kubernetes manifest', 'empty.yaml': 'empty',
  });
});

test('a manifest that is not YAML is refused with file, line and reason', () => {
  assert.match(refusal(file('ok.yaml', pod), file('k8s/bad.yaml', `${config}data: {a: [1\n`)), /^k8s\/bad\.yaml line \d is not a usable manifest: .+\.$/);
  assert.match(refusal(file('a.yaml', `${config}kind: Pod\n`)), /^a\.yaml line 4 is not a usable manifest: The key "kind" stands twice/);
});

test('so is one that is nested too deeply to be sent as it is', () => {
  assert.match(refusal(file('a.yaml', `${config}data:\n  a: ${'['.repeat(300)}${']'.repeat(300)}\n`)), /a\.yaml.*5.*nested more deeply/s);
});

test('a broken file that looks like no manifest stops nothing, unless it is all there is', () => {
  const broken = file('notes.yaml', 'a: [1\nb: {');
  assert.deepEqual(readManifests([file('pod.yaml', pod), broken]).leftOut, [{ file: 'notes.yaml', why: 'not readable as YAML' }]);
  assert.match(refusal(broken), /^notes\.yaml line \d/);
});

test('an object without kind, apiVersion or name is refused', () => {
  assert.match(refusal(file('a.yaml', 'apiVersion: v1\nmetadata: {name: x}\n')), /line 1 .*the object has no kind\.$/);
  assert.match(refusal(file('a.yaml', '\n\nkind: Pod\nmetadata: {name: x}\n')), /line 3 .*the object has no apiVersion\.$/);
  assert.match(refusal(file('a.yaml', 'apiVersion: v1\nkind: Pod\nmetadata: {generateName: x-}\n')), /the Pod has no metadata\.name/);
});

test('an alias bomb is refused instead of filling the memory', () => {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`);
  assert.match(refusal(file('a.yaml', `${config}l0: &l0 x\n${levels.join('\n')}\n`)), /^a\.yaml line \d+ is not a usable manifest: .*alias/i);
});

test('a List keeps what stands in its items', () => {
  const { documents } = readManifests([file('a.yaml', `apiVersion: v1\nkind: PodList\nitems:\n- ${pod.replaceAll('\n', '\n  ')}`)]);
  assert.equal(at(documents[0]?.object['spec'], 'containers') !== undefined, true);
});
