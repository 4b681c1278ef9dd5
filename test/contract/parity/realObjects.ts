import { existsSync } from 'node:fs';
import { jsonOf, readSubjects } from '../../../scripts/judge/subjects.ts';
import { inProject } from '../../../scripts/project.ts';
import type { JsonObject } from '../../../src/core/json.ts';

/** Every object of the fixtures, and of the real manifests where they lie beside the checkout. */
export async function realObjects(): Promise<readonly JsonObject[]> {
  const folders = [inProject('test/fixtures/rules'), inProject('..', 'shared', 'corpus'), inProject('..', 'shared', 'seed-examples')];
  const subjects = await readSubjects(folders.filter(existsSync));
  return subjects.filter(({ isTemplate }) => !isTemplate).map(jsonOf);
}
