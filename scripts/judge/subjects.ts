import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type JsonObject, asObject } from '../../src/core/json.ts';
import type { ManifestObject } from '../../src/core/kubernetes/manifest.ts';
import { readObjects } from '../../src/core/kubernetes/readObjects.ts';
import { fileKind } from '../../src/core/lint/fileKind.ts';
import type { YamlNode } from '../../src/core/yaml/node.ts';
import { parseDocument } from '../../src/core/yaml/parseDocument.ts';
import { splitDocuments } from '../../src/core/yaml/splitDocuments.ts';
import { toJson } from '../../src/core/yaml/toJson.ts';
import { readFixture } from '../../test/unit/core/rules/ruleFixture.ts';

/** One object to be judged. */
export interface Subject {
  /** File and line, or file and case of a fixture. */
  readonly where: string;
  /** The document that the object stands in: what the linter reads. */
  readonly text: string;
  readonly root: YamlNode;
  readonly object: ManifestObject;
  /** What the server is sent: the document as it is, or as JSON, what is an item of a list or has merges. */
  readonly body: string;
  /** True where only a template's output could be judged. */
  readonly isTemplate: boolean;
}

/** A text that holds manifests. */
export interface Source {
  /** How it is called in a report. */
  readonly where: string;
  /** Decides what kind of file it is. */
  readonly path: string;
  readonly text: string;
}

/** Every object of the manifests in files and folders; of a rule's fixture, the objects of its cases. */
export async function readSubjects(paths: readonly string[]): Promise<readonly Subject[]> {
  const files = (await Promise.all(paths.map(filesBelow))).flat().sort();
  const sources = await Promise.all(files.map(async (path) => sourcesOf(path, await readFile(path, 'utf8'))));
  return sources.flat().flatMap(subjectsOf);
}

async function filesBelow(path: string): Promise<readonly string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function sourcesOf(path: string, text: string): readonly Source[] {
  const where = relative(process.cwd(), path);
  if (!/\.(?:ya?ml|json)$/.test(path) || !text.startsWith('# --- ')) return [{ where, path, text }];
  return readFixture(text).flatMap((one) => [
    { where: `${where} ${one.kind}: ${one.title}`, path, text: one.text },
    ...one.fixed.map((fixed) => ({ where: `${where} fixed: ${one.title}`, path, text: fixed.text })),
  ]);
}

/** The objects of one text. */
export function subjectsOf({ where, path, text }: Source): readonly Subject[] {
  if (fileKind(path, text) !== 'manifest') return [];
  return splitDocuments(text).flatMap((span) => {
    const chunk = text.slice(span.start, span.end);
    const { root, state } = parseDocument(chunk);
    const objects = readObjects(root, state === 'fragment');
    const line = text.slice(0, span.start).split('\n').length;
    return !root ? [] : objects.map((object): Subject => ({
      where: where.includes(' ') ? where : `${where}:${line}`,
      text: chunk,
      root,
      object,
      // The server's own YAML reader refuses a merge that sets a key again; kubectl, which sends JSON, resolves it before.
      body: object.node === root && !/<<[ \t]*:/.test(chunk) ? chunk : JSON.stringify(toJson(object.node)),
      isTemplate: hasTemplate(chunk, root),
    }));
  });
}

/** `{{`, `{%`, `${NAME}`, and what the linter's reader calls unknown, are not the text that reaches a server. */
function hasTemplate(text: string, root: YamlNode): boolean {
  return /\{\{|\{%|\$\{/.test(text) || hasUnknown(root);
}

function hasUnknown(node: YamlNode): boolean {
  if (node.kind === 'map') return node.entries.some((entry) => hasUnknown(entry.keyNode) || hasUnknown(entry.value));
  if (node.kind === 'seq') return node.items.some(hasUnknown);
  return node.kind === 'scalar' && node.dynamic && !node.text.includes('$(');
}

/** The object as plain JSON. */
export function jsonOf(subject: Subject): JsonObject {
  return asObject(toJson(subject.object.node));
}
