import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSubjects } from '../../../../scripts/judge/subjects.ts';

test('every object of files, lists and fixtures is judged by itself; templates are marked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'judge-'));
  try {
    const write = (name: string, text: string): Promise<void> => writeFile(join(folder, name), text);
    await write('a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: "{{ .Values.name }}"}\n');
    await write('list.yaml', 'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Pod, metadata: {name: b}}\n  - {apiVersion: v1, kind: Secret, metadata: {name: c}}\n');
    await write('rule.yaml', '# --- bad: one\napiVersion: v1\nkind: Pod\nmetadata: {name: d}\n#^^^ a-rule\n# --- fixed\napiVersion: v1\nkind: Pod\nmetadata: {name: e}\n');
    await write('other.yaml', 'a: 1\n');
    await write('z.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: &m {name: f}\ndata:\n  <<: &d {a: b}\n  a: c\n');
    const subjects = await readSubjects([folder]);
    assert.deepEqual(subjects.map(({ object, isTemplate }) => `${object.kind} ${object.name ?? '-'}${isTemplate ? ' template' : ''}`), ['ConfigMap a', 'ConfigMap - template', 'Pod b', 'Secret c', 'Pod d', 'Pod e', 'ConfigMap f']);
    assert.equal(subjects[2]?.body, '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"b"}}');
    assert.equal(subjects[6]?.body, '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"f"},"data":{"a":"c"}}');
    assert.match(subjects[0]?.where ?? '', /a\.yaml:1$/);
    assert.match(subjects[4]?.where ?? '', /rule\.yaml bad: one$/);
    assert.equal(subjects[4]?.body.includes('^^^'), false);
  } finally {
    await rm(folder, { recursive: true });
  }
});
