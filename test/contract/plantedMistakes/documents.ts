import type { Material } from '../../../scripts/fuzz/material.ts';
import { parseDockerfile } from '../../../src/core/dockerfile/parseDockerfile.ts';
import { readObjects } from '../../../src/core/kubernetes/readObjects.ts';
import { fileKind } from '../../../src/core/lint/fileKind.ts';
import type { Linter } from '../../../src/core/lint/linter.ts';
import { parseDocument } from '../../../src/core/yaml/parseDocument.ts';
import { splitDocuments } from '../../../src/core/yaml/splitDocuments.ts';
import type { ValidDockerfile, ValidManifest } from './mistake.ts';

/** The documents and Dockerfiles of a material in which nothing is an error, without templates. */
export interface ValidTexts {
  readonly manifests: readonly ValidManifest[];
  readonly dockerfiles: readonly ValidDockerfile[];
}

/** Keeps what is valid, every text once; a document of a stream becomes a text of its own. */
export function validTexts(material: readonly Material[], linter: Linter): ValidTexts {
  const seen = new Set<string>();
  const isNew = ({ path, text }: Material): boolean => {
    const isSeen = seen.has(text);
    seen.add(text);
    return !isSeen && !linter.lint({ path, text }).findings.some(({ severity }) => severity === 'error');
  };
  const manifests = material.filter(({ path, text }) => fileKind(path, text) === 'manifest').flatMap(documentsOf).filter(isNew);
  const dockerfiles = material.filter(({ path, text }) => fileKind(path, text) === 'dockerfile').filter(isNew);
  return {
    manifests: manifests.flatMap((one) => asManifest(one) ?? []),
    dockerfiles: dockerfiles.map((one) => ({ ...one, file: parseDockerfile(one.text) })).filter(({ file }) => !file.template && file.stages.length > 0),
  };
}

function documentsOf({ name, path, text }: Material): readonly Material[] {
  return splitDocuments(text).map(({ start, end }) => ({ name: `${name} at ${start}`, path, text: text.slice(start, end) }));
}

function asManifest(one: Material): ValidManifest | undefined {
  const { root, state, problems } = parseDocument(one.text);
  const objects = readObjects(root, false);
  const isWhole = state === 'whole' && problems.length === 0 && !/\{\{|\{%|\$\{|slipway-disable/.test(one.text);
  return isWhole && objects.length > 0 && objects.every(({ partial }) => !partial) ? { ...one, objects } : undefined;
}
