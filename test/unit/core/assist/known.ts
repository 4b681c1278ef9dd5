import { createSchemaView } from '../../../../src/core/schema/schemaView.ts';
import type { KnownSchemas } from '../../../../src/core/assist/knownSchemas.ts';
import type { DefinedKind } from '../../../../src/core/schema/customKind.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const pack = await packedSchemas();

/** The schemas of this checkout at one version; without one at the newest. */
export function knownAt(version?: string, ownKinds: readonly DefinedKind[] = []): KnownSchemas {
  return { pack, view: createSchemaView(pack, version, ownKinds), ownKinds };
}

/** A text with its `¦` taken out, and where that stood. */
export function atMark(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('¦');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
