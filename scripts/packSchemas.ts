// Packs schemas/ into the one compressed file that the linter loads.
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzipSync } from 'node:zlib';
import { type JsonObject, asArray, asObject, asString } from '../src/core/json.ts';
import { encodeCustomGroup } from '../src/core/schema/customGroup.ts';
import type { Schema } from '../src/core/schema/schema.ts';
import { builtInLength, type DefinitionVariant, encodePack, type PackedKind, type PackParts } from '../src/core/schema/schemaPack.ts';
import { packHeadLength, unpackStart } from '../src/services/files/readSchemaPack.ts';
import { carryEnumsBack } from './packSchemas/carryEnumsBack.ts';
import { readCustomSchemas } from './packSchemas/readCustomSchemas.ts';
import { simplify } from './packSchemas/simplify.ts';
import { inProject } from './project.ts';

const fileName = /^kubernetes-(1\.\d+)\.definitions\.json\.gz$/;

/** The pack of everything under schemas/ as readSchemaPack.ts reads it. Takes about three seconds. */
export async function packSchemas(): Promise<Uint8Array> {
  const pack = await buildPack();
  const options = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_LGBLOCK]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: pack.length };
  return withHead(await promisify(brotliCompress)(pack, { params: options }), builtInLength(pack));
}

/** Puts before compressed bytes how many of them give the first `length` characters. */
export function withHead(compressed: Uint8Array, length: number): Uint8Array {
  let [tooFew, enough] = [0, compressed.length];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (unpackStart(compressed.subarray(0, middle)).length < length) tooFew = middle;
    else enough = middle;
  }
  const head = Buffer.alloc(packHeadLength);
  head.writeUInt32LE(enough, 0);
  return Buffer.concat([head, compressed]);
}

interface Release {
  readonly version: string;
  readonly definitions: JsonObject;
}

/** The pack before compression: ASCII, which the reader takes for granted. */
export async function buildPack(): Promise<string> {
  const groups = await readCustomSchemas();
  const custom = Object.fromEntries([...groups].map(([group, schemas]) => [group, Object.keys(schemas)]));
  const pack = encodePack({ ...(await packReleases()), custom, groups: [...groups.values()].map(encodeCustomGroup) });
  return pack.replaceAll(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

async function packReleases(): Promise<Pick<PackParts, 'versions' | 'kinds' | 'definitions'>> {
  const releases = carryEnumsBack(await readReleases());
  const variants = new Map<string, Map<string, DefinitionVariant>>();
  const kinds: Record<string, PackedKind> = {};
  releases.forEach(({ definitions }, index) => {
    for (const [name, source] of Object.entries(definitions)) {
      addVariant(variants, name, simplify(asObject(source), name), index);
      addKind(kinds, name, asObject(source), index);
    }
  });
  const definitions = new Map([...variants].map(([name, known]) => [name, [...known.values()]]));
  return { versions: releases.map(({ version }) => version), definitions, kinds };
}

function addVariant(variants: Map<string, Map<string, DefinitionVariant>>, name: string, schema: Schema, index: number): void {
  const known = variants.get(name) ?? new Map<string, DefinitionVariant>();
  const text = JSON.stringify(schema);
  known.set(text, { versions: (known.get(text)?.versions ?? 0) | (1 << index), schema });
  variants.set(name, known);
}

async function readReleases(): Promise<readonly Release[]> {
  const folder = inProject('schemas', 'kubernetes');
  const names = (await readdir(folder)).filter((name) => fileName.test(name)).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return Promise.all(names.map(async (name) => {
    const text = gunzipSync(await readFile(`${folder}/${name}`)).toString('utf8');
    return { version: fileName.exec(name)?.[1] ?? '', definitions: asObject(asObject(JSON.parse(text) as JsonObject)['definitions']) };
  }));
}

/** DeleteOptions and WatchEvent stand in every group; nobody writes them as manifests. */
function addKind(kinds: Record<string, PackedKind>, definition: string, source: JsonObject, index: number): void {
  const names = asArray(source['x-kubernetes-group-version-kind']);
  if (names.length !== 1) return;
  const name = asObject(names[0]);
  const group = asString(name['group']) ?? '';
  const key = `${group === '' ? '' : `${group}/`}${asString(name['version'])}/${asString(name['kind'])}`;
  kinds[key] = { definition, versions: (kinds[key]?.versions ?? 0) | (1 << index) };
}
