import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { applyFix } from './applyFix.ts';

const pack = await packedSchemas();
const linter = createLinter({ pack });

/** `rule «underlined»` of every finding. */
function found(text: string, path = 'a.yaml', one = linter): readonly string[] {
  return one.lint({ path, text }).findings.map(({ rule, span }) => `${rule} «${text.slice(span.start, span.end)}»`);
}

const service = (value: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: ${value}}]}\n`;

test('the newest version of the pack is the default', () => {
  assert.equal(linter.kubernetesVersion, pack.versions.at(-1));
  assert.equal(createLinter({ pack, kubernetesVersion: '1.31' }).kubernetesVersion, '1.31');
});

test('spans count in the file, whatever stands before the document', () => {
  const bad = service('"x"');
  assert.deepEqual(found(`\uFEFF${service('80')}---\r\n# note\r\n---\n${bad}`), ['schema/type «"x"»']);
});

test('fixes and related places move with their document', () => {
  const text = `${service('80')}---\napiVersion: v1\nkind: Service\nmetadata: {name: b, name: c}\nspec: {ports: [{port: "80"}]}\n`;
  const { findings } = linter.lint({ path: 'a.yaml', text });
  const [duplicate, wrongPort] = findings;
  const related = duplicate?.related?.[0]?.span;
  assert.equal(text.slice(related?.start, (related?.start ?? 0) + 7), 'name: b');
  const fix = wrongPort?.fixes?.()[0];
  assert.ok(fix);
  assert.equal(applyFix(text, fix), text.replace('"80"', '80'));
});

test('a broken document mutes itself and no other', () => {
  const names = found(`${service('"x"')}---\napiVersion: v1\nkind: Service\n\tmetadata: {}\n`);
  assert.equal(names[0], 'schema/type «"x"»');
  assert.equal(names.length, 2);
  assert.match(names[1] ?? '', /^yaml\//);
});

test('a half-typed line is reported alone', () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: "x"\n  typ\n';
  assert.deepEqual(found(text), ['schema/type «"x"»', 'yaml/missing-char «typ»']);
});

test('what changed is linted anew, what did not gives the same', () => {
  const one = createLinter({ pack });
  const texts = [service('80'), service('"x"'), service('true')];
  const first = found(texts.join('---\n'), 'b.yaml', one);
  assert.deepEqual(found(texts.join('---\n'), 'b.yaml', one), first);
  assert.deepEqual(found([...texts].reverse().join('---\n'), 'b.yaml', one), [...first].reverse());
  assert.deepEqual(found(texts[0] ?? '', 'b.yaml', one), []);
  one.forget('b.yaml');
  assert.deepEqual(found(texts.join('---\n'), 'b.yaml', one), first);
});

test('more files than are kept do not disturb each other', () => {
  const one = createLinter({ pack });
  for (let index = 0; index < 80; index++) assert.equal(found(service('"x"'), `${index}.yaml`, one).length, 1);
  assert.equal(found(service('"x"'), '0.yaml', one).length, 1);
});

test('other files have no findings', () => {
  assert.deepEqual(linter.lint({ path: 'x.md', text: 'a: [' }), { kind: 'other', findings: [] });
});

test('compose files go to the compose rules, whose comments silence a whole service', () => {
  const rulesOf = (text: string): readonly string[] => linter.lint({ path: 'compose.yaml', text }).findings.map((finding) => finding.rule);
  const mistaken = '  a:\n    image: x:1\n    gpus: 2\n';
  assert.deepEqual(rulesOf(`services:\n${mistaken}`), ['compose-gpu-invalid']);
  assert.deepEqual(rulesOf(`services:\n  # slipway-disable-next-line compose-* -- Compose of ours\n${mistaken}`), []);
  assert.deepEqual(rulesOf(`name: b\nservices: {}\n---\nservices:\n${mistaken}`), ['compose-gpu-invalid']);
  assert.equal(linter.lint({ path: 'docker-compose.gpu.yml', text: 'services: [' }).kind, 'compose');
  assert.ok(rulesOf('services: [').every((rule) => rule.startsWith('yaml/')));
});

test('Dockerfiles go to the Dockerfile rules', () => {
  const { kind, findings } = linter.lint({ path: 'Dockerfile', text: 'FROM nvidia/cuda:latest\n' });
  assert.equal(kind, 'dockerfile');
  assert.deepEqual(findings.map((finding) => finding.rule), ['cuda-tag-invalid']);
});

function port(before: string, behind = ''): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n${before}  ports:\n    - port: "x"${behind}\n      name: ex\n    - port: "y"\n      name: why\n`;
}

test('comments silence a line, the entry below, or the file', () => {
  assert.deepEqual(found(port('')), ['schema/type «"x"»', 'schema/type «"y"»']);
  assert.deepEqual(found(port('', ' # slipway-disable-line schema/type -- because')), ['schema/type «"y"»']);
  assert.deepEqual(found(port('  # slipway-disable-next-line schema/type\n')), []);
  assert.deepEqual(found(port('  # slipway-disable-next-line schema/*, other\n\n  # more\n')), ['suppression/unused «other»']);
  assert.deepEqual(found(port('  # slipway-disable-next-line schema/enum\n')).slice(0, 1), ['suppression/unused «# slipway-disable-next-line schema/enum»']);
  assert.deepEqual(found(port('# slipway-disable-file *\n')), []);
  assert.deepEqual(found(port('  # slipway-disable-next-line -- schema/type\n')).length, 3);
});

test('a key without characters has something to underline', () => {
  assert.deepEqual(found('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  : x\n  containers: [{name: a, image: "r.example.com/a:1", resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}}]\n'), ['schema/unknown-field «:»']);
});

test('behind a half-typed head nothing is called missing', () => {
  assert.deepEqual(found('apiVersion: v1\nkind Pod\nmetadata: {name: a}\nspec: {containers: []}\n'), ['yaml/multiline-implicit-key «kind Pod»']);
});

test('a misspelt restart policy is not missed as well', () => {
  const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      restartPolicy: Never\n      containers: [{name: a, image: "r.example.com/a:1", resources: {requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}}]\n';
  assert.deepEqual(found(job), []);
  assert.deepEqual(found(job.replace('restartPolicy', 'restartpolicy')), ['schema/unknown-field «restartpolicy»']);
});

test('an unchanged document is not linted again: its findings are the same objects', () => {
  const one = createLinter({ pack });
  const before = one.lint({ path: 'a.yaml', text: `${service('"x"')}---\n${service('80')}` }).findings;
  const after = one.lint({ path: 'a.yaml', text: `${service('"x"')}---\n${service('81')}` }).findings;
  assert.equal(before.length, 1);
  assert.ok(after[0] === before[0]);
  assert.ok(createLinter({ pack }).lint({ path: 'a.yaml', text: service('"x"') }).findings[0] !== before[0]);
});

test('a manifest in JSON is judged at the exact characters, tabs and all', () => {
  assert.deepEqual(found('{\n\t"apiVersion": "v1",\n\t"kind": "Service",\n\t"metadata": {"name": "a"},\n\t"spec": {"ports": [{"port": "x"}]}\n}\n', 'a.json'), ['schema/type «"x"»']);
});

test('the items of a list and what anchors and merges bring are judged where they are written', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Service\n    metadata: {name: a}\n    spec: {ports: [&p {port: "x"}, {<<: *p, name: b}]}\n`;
  assert.deepEqual(found(list).filter((one) => one.startsWith('schema/type')), ['schema/type «"x"»']);
});

test('a rule that is off does not run: what it would stand in for is told, and a comment about it is not called unused', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  # slipway-disable-next-line gpu-quantity-not-integer\n  - {name: a, image: "r.example/a:1", resources: {limits: {nvidia.com/gpu: 0.5}}}\n  - {name: b, image: "r.example/a:1", env: [{name: A, value: 1}]}\n';
  const rules = (off: readonly string[]): readonly string[] => createLinter({ pack, off }).lint({ path: 'a.yaml', text }).findings.map(({ rule }) => rule);
  assert.deepEqual(rules([]), ['nonstring-scalar']);
  assert.deepEqual(rules(['nonstring-scalar']), ['schema/type']);
  assert.deepEqual(rules(['gpu-quantity-not-integer']), ['nonstring-scalar']);
  assert.deepEqual(rules(['gpu-limit-zero']), ['nonstring-scalar']);
});
