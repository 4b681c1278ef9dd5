import type { DefinedKind } from '../schema/customKind.ts';
import type { SchemaPack } from '../schema/schemaPack.ts';
import type { SchemaView } from '../schema/schemaView.ts';

/** What hover and completion know about kinds and fields: one version to judge by, and what the others have. */
export interface KnownSchemas {
  readonly view: SchemaView;
  readonly pack: Pick<SchemaPack, 'versions' | 'kinds' | 'custom'>;
  /** Kinds that the workspace defines, with their files as people know them; the view has them too. */
  readonly ownKinds: readonly DefinedKind[];
}

/** Kinds that only answers of the API server have; nobody writes them. */
const answers = /(?:List|Options|Review|Binding|Eviction|Scale|Status|WatchEvent|APIGroup|APIVersions|APIResourceList)$/;

/** Every kind that can be written in the version of the view, custom resources included, as `apiVersion/Kind`. */
export function writableKinds({ view, pack, ownKinds }: KnownSchemas): readonly { readonly apiVersion: string; readonly kind: string }[] {
  const custom = Object.entries(pack.custom).flatMap(([group, kinds]) => kinds.map((kind) => `${group}/${kind}`));
  const own = ownKinds.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`);
  return [...new Set([...pack.kinds().keys(), ...custom, ...own])].map((key) => parted(key)).filter(({ apiVersion, kind }) => !answers.test(kind) && view.kind(apiVersion, kind) !== undefined);
}

function parted(key: string): { readonly apiVersion: string; readonly kind: string } {
  const slash = key.lastIndexOf('/');
  return { apiVersion: key.slice(0, slash), kind: key.slice(slash + 1) };
}
