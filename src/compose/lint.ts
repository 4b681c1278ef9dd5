import { setImmediate as nextTurn } from 'node:timers/promises';
import { Emitter } from '../base/event.ts';
import type { Disposable } from '../base/lifecycle.ts';
import { readSchemaPack } from '../services/files/readSchemaPack.ts';
import type { LintService } from '../ui/services.ts';
import type { Background } from './lintFolder.ts';
import type * as lintService from './lintService.ts';
import type { CheckingService, LintSurroundings } from './lintService.ts';

/** Where the linter comes from. */
export interface LinterSource {
  /** The path of the packed schemas. */
  readonly schemas: string;
  /** Loads lintService.ts. */
  readonly load: () => Promise<typeof lintService>;
}

/** The linter, loaded with the first text that needs it. */
export function openLinter(source: LinterSource, surroundings: LintSurroundings): LintService & Disposable {
  const learned = new Emitter<void>();
  const stop = new AbortController();
  const background: Background = { signal: stop.signal, learned: () => learned.fire() };
  let loading: Promise<CheckingService> | undefined;
  const loaded = (): Promise<CheckingService> => {
    loading ??= load(source, surroundings, background);
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
    suppress: async (request, finding, signal) => (await loaded()).suppress(request, finding, signal),
    lenses: async ({ path, text }) => (await source.load()).lensPlaces({ path, text }),
  };
}

async function load(source: LinterSource, surroundings: LintSurroundings, background: Background): Promise<CheckingService> {
  const service = await source.load();
  // Each has a turn of the event loop of its own, and so has the first slice of the first check.
  await nextTurn();
  const pack = readSchemaPack(source.schemas);
  await nextTurn();
  return service.createCheckingService(pack, surroundings, background);
}
