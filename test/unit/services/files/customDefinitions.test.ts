import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type CustomDefinitions, openCustomDefinitions } from '../../../../src/services/files/customDefinitions.ts';
import { readText } from '../../../../src/services/files/readText.ts';
import { walkFolder } from '../../../../src/services/files/walkFolder.ts';
import { packedSchemas } from '../../packedSchemas.ts';
import { temporaryFolder } from '../temporaryFolder.ts';

const pack = await packedSchemas();

function definition(kind: string, type = 'string', group = 'example.com'): string {
  return `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: ${group}\n  names: {kind: ${kind}}\n  versions:\n  - name: v1\n    served: true\n    schema: {openAPIV3Schema: {type: object, properties: {size: {type: ${type}}}}}\n`;
}

const text = 'apiVersion: example.com/v1\nkind: Thing\n';

interface Opened {
  readonly folder: string;
  readonly definitions: CustomDefinitions;
  /** How often all files were asked for. */
  readonly searches: () => number;
  readonly reads: string[];
}

async function open(context: TestContext, files: Readonly<Record<string, string>>): Promise<Opened> {
  const folder = await temporaryFolder(context, files);
  const reads: string[] = [];
  let searches = 0;
  const definitions = openCustomDefinitions(pack, {
    files: async () => {
      searches++;
      return (await walkFolder(folder, new AbortController().signal)).map((path) => join(folder, path));
    },
    accepts: (path) => path.startsWith(folder) && path.endsWith('.yaml'),
    read: (path) => {
      reads.push(path.slice(folder.length + 1));
      return readText(path).catch(() => undefined);
    },
  });
  return { folder, definitions, searches: () => searches, reads };
}

async function kinds({ definitions, folder }: Opened, of = text, patterns?: readonly string[]): Promise<readonly string[]> {
  const found = await definitions.kindsFor(of, patterns && { folder, patterns });
  return found.kinds.map(({ kind, file }) => `${kind} ${file.slice(folder.length + 1)}`);
}

test('files are searched once, and only for a text with a custom resource', async (context) => {
  const opened = await open(context, { 'crds/thing.yaml': definition('Thing'), 'crds/other.yaml': definition('Other', 'string', 'other.example.com'), 'a.yaml': text });
  assert.deepEqual([await kinds(opened, 'apiVersion: v1\nkind: Pod\n'), opened.searches()], [[], 0]);
  assert.deepEqual(await kinds(opened), ['Thing crds/thing.yaml']);
  assert.deepEqual(await kinds(opened), ['Thing crds/thing.yaml']);
  assert.equal(opened.searches(), 1);
  assert.equal((await opened.definitions.kindsFor(text)).kinds, (await opened.definitions.kindsFor(text)).kinds, 'the same array, by which linters are kept');
  assert.equal(opened.reads.filter((path) => path === 'crds/other.yaml').length, 1, 'what nobody needs is not parsed');
  assert.equal((await opened.definitions.kindsFor(text)).from, 'search');
});

test('a configuration names the files instead', async (context) => {
  const opened = await open(context, { 'a/crds/thing.yaml': definition('Thing'), 'b/thing.yaml': definition('Thing', 'integer'), 'a/crds/notes.md': definition('Thing') });
  assert.deepEqual(await kinds(opened), [], 'two that differ');
  assert.deepEqual(await kinds(opened, text, ['a/crds/**']), ['Thing a/crds/thing.yaml']);
  assert.deepEqual(await kinds(opened, text, ['./b/*.yaml', '!b/x.yaml']), ['Thing b/thing.yaml']);
  assert.deepEqual(await kinds(opened, text, ['thing.yaml']), ['Thing a/crds/thing.yaml', 'Thing b/thing.yaml']);
  assert.deepEqual(await kinds(opened, text, ['crds/']), ['Thing a/crds/thing.yaml'], 'a folder anywhere');
  assert.deepEqual(await kinds(opened, text, []), [], 'none at all');
  assert.deepEqual(await kinds(opened, text, ['missing/*.yaml']), []);
  assert.equal((await opened.definitions.kindsFor(text, { folder: opened.folder, patterns: [] })).from, 'configuration');
});

test('changes of definitions are noticed, those of other files are none', async (context) => {
  const opened = await open(context, { 'a.yaml': text, 'thing.yaml': definition('Thing') });
  const { folder, definitions } = opened;
  assert.equal(await definitions.changed([join(folder, 'thing.yaml')]), false, 'nobody asked yet');
  assert.deepEqual(await kinds(opened), ['Thing thing.yaml']);
  assert.equal(await definitions.changed([join(folder, 'a.yaml'), join(folder, 'b.md')]), false);
  await writeFile(join(folder, 'thing.yaml'), definition('Thing2'));
  assert.equal(await definitions.changed([join(folder, 'thing.yaml')]), true);
  assert.deepEqual(await kinds(opened), ['Thing2 thing.yaml']);
  await writeFile(join(folder, 'new.yaml'), definition('New'));
  assert.equal(await definitions.changed([join(folder, 'new.yaml')]), true);
  assert.deepEqual(await kinds(opened), ['Thing2 thing.yaml', 'New new.yaml']);
  await rm(join(folder, 'thing.yaml'));
  assert.equal(await definitions.changed([join(folder, 'thing.yaml')]), true);
  assert.deepEqual(await kinds(opened), ['New new.yaml']);
  assert.equal(opened.searches(), 1);
});

test('what is a template, or no YAML, defines nothing', async (context) => {
  const opened = await open(context, { 'template.yaml': definition('Thing').replace('versions:', 'versions:\n  {{- range .Values.x }}'), 'broken.yaml': `${definition('Broken')}: [` });
  assert.deepEqual(await kinds(opened), []);
});
