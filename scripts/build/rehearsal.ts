// What is done first with the built linter: the build looks on, see eagerFunctions.ts.
import { readFile } from 'node:fs/promises';
import type * as lintService from '../../src/compose/lintService.ts';
import type { SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { nullLog } from '../../src/base/log.ts';
import { inProject } from '../project.ts';

/** Loads the built linter and does what is done first with it, a step for each text. */
export type Rehearsal = (load: () => unknown) => AsyncIterable<void>;

const folder = inProject('scripts', 'build');

/** Texts with one mistake each, of the kinds that people open first. */
const files = ['first.yaml', 'first.Dockerfile'];

/** The service of the editor, asked about files in a folder. */
export function serviceRehearsal(pack: SchemaPack): Rehearsal {
  return async function* (load) {
    const { createCheckingService } = load() as typeof lintService;
    const stop = new AbortController();
    try {
      const service = createCheckingService(pack, { openText: () => undefined, lintedFiles: () => Promise.resolve([]), log: nullLog }, { signal: stop.signal, learned: () => undefined });
      yield* checkFirst(async (path, text) => (await service.lint({ path, language: '', text, place: { folder, file: path }, kubernetesVersion: '' })).findings.length);
    } finally {
      stop.abort();
    }
  };
}

/** Checks the texts, a step each; `count` gives the number of findings. Throws where it is not the one mistake. */
export async function* checkFirst(count: (path: string, text: string) => Promise<number> | number): AsyncIterable<void> {
  for (const file of files) {
    const path = `${folder}/${file}`;
    const found = await count(path, await readFile(path, 'utf8'));
    if (found !== 1) throw new Error(`${path} has one mistake, and ${found} were found`);
    yield;
  }
}
