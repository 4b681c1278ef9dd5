import { AppError } from '../../../base/errors.ts';
import { asArray, asObject, asString, type JsonObject, type JsonValue } from '../../json.ts';
import type { KubernetesObject, ObjectMeta } from '../../kubernetes/object.ts';
import type { LeftOut, ManifestDocument, WorkspaceFile } from '../plan.ts';
import { chartFolders, foreignFile, foreignObject } from './foreignFiles.ts';
import { imageLocations } from './imageLocations.ts';
import type { ObjectPath } from './objectPath.ts';
import { listItems, type YamlDocument, yamlDocuments } from './yamlDocuments.ts';

/** The Kubernetes objects of a folder, and the files that hold none. */
export interface ReadManifests {
  readonly documents: readonly ManifestDocument[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads the manifests among `files`. Files of other programs and objects of kinds that no cluster stores are left out,
 * with the reason. Throws manifestInvalid {file, line, reason} for a manifest that is not YAML or has no name; a broken
 * file that does not look like a manifest stops nothing as long as there is something else to deploy.
 */
export function readManifests(files: readonly WorkspaceFile[]): ReadManifests {
  const charts = chartFolders(files.map(({ path }) => path));
  const patches = patchesOf(files);
  const documents: ManifestDocument[] = [];
  const leftOut: LeftOut[] = [];
  let unreadable: AppError | undefined;
  for (const file of files) {
    const foreign = foreignFile(file.path, { charts }) ?? (patches.has(file.path) ? 'a patch of a kustomization' : undefined);
    const parsed = foreign === undefined ? yamlDocuments(file.text) : [];
    if (foreign !== undefined) leftOut.push({ file: file.path, why: foreign });
    else if ('reason' in parsed) {
      const error = invalid(file.path, parsed.line, parsed.reason);
      if (/^\s*-?\s*["']?(apiVersion|kind)["']?\s*:/m.test(file.text)) throw error;
      unreadable ??= error;
      leftOut.push({ file: file.path, why: 'not readable as YAML' });
    } else readFile(file.path, parsed, documents, leftOut);
  }
  if (documents.length === 0 && unreadable) throw unreadable;
  return { documents, leftOut };
}

function readFile(file: string, parsed: readonly YamlDocument[], documents: ManifestDocument[], leftOut: LeftOut[]): void {
  const before = documents.length;
  let why = parsed.length === 0 ? 'empty' : '';
  for (const document of parsed) {
    const items = listItems(document.value)?.map((_, index): ObjectPath => ['items', index]) ?? [[]];
    for (const path of items) {
      const found = readObject(file, document, path);
      if (typeof found === 'string') why = found;
      else documents.push(found);
    }
  }
  if (documents.length === before || why !== '') leftOut.push({ file, why });
}

/** One object, or what it is instead. */
function readObject(file: string, document: YamlDocument, path: ObjectPath): ManifestDocument | string {
  const value = asObject(path.length === 0 ? document.value : asArray(asObject(document.value)['items'])[Number(path[1])]);
  const [apiVersion, kind] = [asString(value['apiVersion']), asString(value['kind'])];
  if (apiVersion === undefined && kind === undefined) return 'no Kubernetes manifest';
  const line = document.lineOf(path);
  if (apiVersion === undefined || kind === undefined) {
    if (!isObject(value['metadata'])) return 'no Kubernetes manifest';
    throw invalid(file, line, `the object has no ${apiVersion === undefined ? 'apiVersion' : 'kind'}.`);
  }
  const foreign = foreignObject(apiVersion, kind);
  if (foreign !== undefined) return foreign;
  if (!isObject(value['metadata'])) return `an object ${kind} without metadata`;
  const object: KubernetesObject = { ...value, apiVersion, kind, metadata: value['metadata'] satisfies ObjectMeta };
  if (typeof object.metadata.name !== 'string' || object.metadata.name === '') {
    throw invalid(file, line, `the ${kind} has no metadata.name, by which a deploy could find it again.`);
  }
  const images = imageLocations(object).map((use) => ({ ...use, span: document.spanOf([...path, ...use.path]) }));
  return { object, file, line, images };
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(file: string, line: number, reason: string): AppError {
  return new AppError('manifestInvalid', { file, line: String(line), reason });
}

/** The files that kustomizations name as patches: parts of objects, which must not be applied by themselves. */
function patchesOf(files: readonly WorkspaceFile[]): ReadonlySet<string> {
  const patches = new Set<string>();
  for (const { path, text } of files.filter((file) => /(^|\/)kustomization\.ya?ml$/.test(file.path))) {
    const parsed = yamlDocuments(text);
    if ('reason' in parsed) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    for (const { value } of parsed) for (const name of patchNames(asObject(value))) patches.add(folder + name.replace(/^\.\//, ''));
  }
  return patches;
}

function patchNames(kustomization: JsonObject): readonly string[] {
  const listed = [...asArray(kustomization['patches']), ...asArray(kustomization['patchesJson6902'])];
  const named = listed.map((patch) => asObject(patch)['path']);
  return [...named, ...asArray(kustomization['patchesStrategicMerge'])].filter((name) => typeof name === 'string');
}
