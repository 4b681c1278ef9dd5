// Writes what is linted: the same in every run.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readSchemaPack } from '../../src/services/files/readSchemaPack.ts';
import { inProject } from '../project.ts';
import { dockerfiles, dockerfileText } from './dockerfiles.ts';
import { writeJsonSchemas } from './jsonSchemas.ts';
import { listText, manifestFiles, manifestText } from './manifests.ts';
import { benchFolder } from './peers.ts';

/** Of the generated repository of 1,000 files. */
export const manifestCount = 800;
export const dockerfileCount = 200;

/** The paths of the inputs. */
export interface Inputs {
  /** 1,000 lines in 28 documents, one of which has a mistake. */
  readonly manifest: string;
  /** 20,000 lines in 570 documents. */
  readonly longManifest: string;
  /** The same as one document. */
  readonly list: string;
  readonly dockerfile: string;
  /** The folder of the repository, with `manifests` and `images`. */
  readonly repository: string;
  /** The same `manifests` with a configuration that leaves nothing but the check against the schemas. */
  readonly schemaPart: string;
  /** Our schemas as JSON Schema. */
  readonly schemas: string;
}

/** Writes everything anew. `dist/schemas.br` must have been built. */
export async function writeInputs(): Promise<Inputs> {
  const folder = join(benchFolder, 'inputs');
  await rm(folder, { recursive: true, force: true });
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  };
  for (const [name, text] of manifestFiles(manifestCount)) for (const root of ['repository', 'schema-part']) await write(`${root}/manifests/${name}`, text);
  await write('schema-part/.slipway.yaml', 'root: true\nrules:\n  "*": off\n  "schema/*": error\n');
  for (const [name, text] of dockerfiles(dockerfileCount)) await write(`repository/images/${name}`, text);
  const schemas = join(folder, 'schemas');
  await writeJsonSchemas(readSchemaPack(inProject('dist', 'schemas.br')), schemas);
  return {
    manifest: await write('manifest.yaml', manifestText(1000, 28).replace(/replicas: \d+/, 'replicas: two')),
    longManifest: await write('long.yaml', manifestText(20_000, 570)),
    list: await write('list.yaml', listText(20_000, 570)),
    dockerfile: await write('Dockerfile', dockerfileText(200)),
    repository: join(folder, 'repository'),
    schemaPart: join(folder, 'schema-part'),
    schemas,
  };
}
