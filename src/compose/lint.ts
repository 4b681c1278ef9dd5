import { inSlices } from '../base/steps.ts';
import { Emitter } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import type { LintService } from '../ui/services.ts';
import type { Background } from './lintFolder.ts';
import type { CheckingService, LintSurroundings } from './lintService.ts';

/** The linter, loaded with the first text that needs it. `schemas` is the path of the pack. */
export function openLinter(schemas: string, surroundings: LintSurroundings): LintService & Disposable {
  const learned = new Emitter<void>();
  const stop = new AbortController();
  const background: Background = { signal: stop.signal, learned: () => learned.fire() };
  let loading: Promise<CheckingService> | undefined;
  const loaded = (): Promise<CheckingService> => {
    loading ??= load(schemas, surroundings, background);
    // What could not be loaded is loaded anew the next time.
    loading.catch(() => (loading = undefined));
    return loading;
  };
  return {
    onDidLearn: learned.event,
    dispose: () => {
      stop.abort();
      learned.dispose();
    },
    lint: async (request, signal) => (await loaded()).lint(request, signal),
    hover: async (request, signal) => (await loaded()).hover(request, signal),
    complete: async (request, signal) => (await loaded()).complete(request, signal),
    configure: async (request, finding) => (await loaded()).configure(request, finding),
    changed: async (paths) => (loading ? (await loading).changed(paths) : false),
    suppress: async ({ path, text }, finding, signal) => inSlices((await import('../core/assist/suppressionFixes.ts')).suppressionFixes({ path, text }, finding), signal),
    lenses: async ({ path, text }) => (await import('../core/assist/lensPlaces.ts')).lensPlaces({ path, text }),
  };
}

async function load(schemas: string, surroundings: LintSurroundings, background: Background): Promise<CheckingService> {
  const { readPackedSchemas, unpackSchemas } = await import('../services/files/readSchemaPack.ts');
  const packed = await readPackedSchemas(schemas);
  // Another thread unpacks while this one loads the rules; it could not begin if they were loaded before it has the bytes.
  const [pack, { createCheckingService }] = await Promise.all([unpackSchemas(schemas, packed), import('./lintService.ts')]);
  return createCheckingService(pack, surroundings, background);
}
