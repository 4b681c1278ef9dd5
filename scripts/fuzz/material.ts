import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { readObjects } from '../../src/core/kubernetes/readObjects.ts';
import { fileKind } from '../../src/core/lint/fileKind.ts';
import { parseDocument } from '../../src/core/yaml/parseDocument.ts';
import { splitDocuments } from '../../src/core/yaml/splitDocuments.ts';
import { toJson } from '../../src/core/yaml/toJson.ts';
import { readFixture } from '../../test/unit/core/rules/ruleFixture.ts';
import { filledSnippet } from '../../test/unit/snippets/filledSnippet.ts';
import { inProject, root } from '../project.ts';

/** A text that the linter reads, to be spoiled. */
export interface Material {
  /** File, and case of a fixture. */
  readonly name: string;
  /** What the linter is told the file is called; decides what it is read as. */
  readonly path: string;
  readonly text: string;
}

/** Every case of the rules' fixtures and the sample Dockerfiles. */
export async function readFixtureMaterial(): Promise<readonly Material[]> {
  return linted((await Promise.all(['rules', 'dockerfile'].map((name) => readBelow(inProject('test', 'fixtures', name))))).flat());
}

/** Objects of a real API server, as JSON manifests. */
export async function readRecordedMaterial(): Promise<readonly Material[]> {
  return linted(await readBelow(inProject('test', 'fixtures', 'recorded')));
}

/** The snippets with their placeholders filled. */
export async function readSnippetMaterial(): Promise<readonly Material[]> {
  const files = await Promise.all([['manifests.json', 'snippet.yaml'], ['dockerfile.json', 'Dockerfile']].map(async ([file = '', path = '']) => {
    const snippets = JSON.parse(await readFile(inProject('snippets', file), 'utf8')) as Readonly<Record<string, { readonly body: readonly string[] }>>;
    return Object.entries(snippets).map(([name, { body }]): Material => ({ name: `snippet ${name}`, path, text: filledSnippet(body) }));
  }));
  return files.flat();
}

/** The folders of real files that may lie beside the checkout, and are not there on every machine. */
export const sharedFolders = ['corpus', 'seed-examples'].map((name) => inProject('..', 'shared', name));

/** Real manifests and Dockerfiles, of the folders beside the checkout that are there. */
export async function readSharedMaterial(): Promise<readonly Material[]> {
  return linted((await Promise.all(sharedFolders.filter(existsSync).map(readBelow))).flat());
}

/** The first object of a manifest as a JSON manifest; undefined where there is none. */
export function asJsonManifest({ name, path, text }: Material): Material | undefined {
  const first = splitDocuments(text)[0];
  if (fileKind(path, text) !== 'manifest' || !first) return undefined;
  const [object] = readObjects(parseDocument(text.slice(first.start, first.end)).root, false);
  return object && { name: `${name} as JSON`, path: 'object.json', text: `${JSON.stringify(toJson(object.node), undefined, 2)}\n` };
}

async function readBelow(folder: string): Promise<readonly Material[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const files = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return (await Promise.all(files.map(async (file) => partsOf(file, await readFile(file, 'utf8'))))).flat();
}

function partsOf(file: string, text: string): readonly Material[] {
  const name = relative(root, file);
  if (!text.startsWith('# --- ')) return [{ name, path: basename(file), text }];
  const path = file.endsWith('.compose.yaml') ? 'compose.yaml' : basename(file);
  return readFixture(text).map((one) => ({ name: `${name} ${one.kind}: ${one.title}`, path, text: one.text }));
}

function linted(all: readonly Material[]): readonly Material[] {
  return all.filter(({ path, text }) => fileKind(path, text) !== 'other');
}
