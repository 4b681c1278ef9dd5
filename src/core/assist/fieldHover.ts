import { groupOf } from '../kubernetes/object.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { definitionTitle, fieldText } from './fieldText.ts';
import { code, sourceLink } from './hover.ts';
import type { KnownSchemas } from './knownSchemas.ts';
import type { Place } from './placeAt.ts';
import { typeText, versionsText } from './typeText.ts';

/** More values than these are counted, not listed. */
const mostListed = 24;

/** What the schemas and our own words say about a field; empty where nobody knows it. */
export function fieldParagraphs(place: Place, object: ManifestObject, known: KnownSchemas): readonly string[] {
  const { entry, owner, definition, schema, path } = place;
  if (!owner) return [];
  const versions = definition === '' ? [] : known.view.versionsOfField(definition, entry.key);
  if (!schema) return versions.length === 0 ? [] : [`${code(path)} is not in Kubernetes ${known.view.version}; the field exists ${existence(versions, known)}.`];
  const title = definitionTitle(definition, owner) || object.kind;
  const isRequired = owner.required?.includes(entry.key) === true;
  const values = allowedText(place, known);
  const meaning = fieldText({ owner, definition, object: `${groupOf(object.apiVersion)}/${object.kind}`, path, field: entry.key });
  return [
    `${code(path)}: ${typeText(schema, known.view)}${isRequired ? `, required in ${title}` : ''}`,
    ...(meaning ? [meaning.text] : []),
    ...(values === undefined ? [] : [values]),
    [versions.length === 0 ? '' : `Kubernetes ${versionsText(versions, known.pack.versions)}`, meaning ? sourceLink(meaning.source) : ''].filter((part) => part !== '').join(' · '),
  ].filter((paragraph) => paragraph !== '');
}

function existence(versions: readonly string[], { pack }: KnownSchemas): string {
  const text = versionsText(versions, pack.versions);
  return /^\d/.test(text) ? `in ${text}` : text;
}

function allowedText({ schema }: Place, { view }: KnownSchemas): string | undefined {
  const actual = schema && view.resolve(schema);
  const one = actual?.type === 'array' && actual.items ? view.resolve(actual.items) : actual;
  const values = one?.enum ?? [];
  if (values.length === 0) return undefined;
  const listed = values.slice(0, mostListed).map((value) => value === '' ? '`""`' : code(value));
  return `One of ${listed.join(', ')}${values.length > mostListed ? ` and ${values.length - mostListed} more` : ''}`;
}

/** What is known of the kind that an object says it is. */
export function kindParagraphs(object: ManifestObject, { view, pack, ownKinds }: KnownSchemas): readonly string[] {
  const versions = view.versionsOfKind(object.apiVersion, object.kind);
  if (versions.length > 0) return [`${code(object.kind)} of ${code(object.apiVersion)}: Kubernetes ${versionsText(versions, pack.versions)}`];
  const own = ownKinds.find(({ apiVersion, kind }) => apiVersion === object.apiVersion && kind === object.kind);
  if (own) return [`${code(object.kind)} of ${code(object.apiVersion)}: a custom resource, as ${code(own.file)} defines it; the cluster needs that definition and its operator.`];
  return view.kind(object.apiVersion, object.kind) ? [`${code(object.kind)} of ${code(object.apiVersion)}: a custom resource; the cluster needs its definition and its operator.`] : [];
}
