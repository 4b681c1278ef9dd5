import { homedir } from 'node:os';
import type { Disposable } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import type { Settings } from '../core/settings.ts';
import type { Engine } from '../services/docker/engine.ts';
import type { EngineService } from '../ui/services.ts';

/** The engine that the settings name, connected on first use; the deploy works with the same one. */
export interface OpenEngine extends EngineService, Disposable {
  engine(): Promise<Engine>;
}

export function openEngine(settings: () => Settings, log: Log): OpenEngine {
  let connected: { readonly key: string; readonly engine: Engine } | undefined;
  const engine = async (): Promise<Engine> => {
    const [{ resolveEngine }, { connectEngine }] = await Promise.all([import('../services/docker/engineContexts.ts'), import('../services/docker/engine.ts')]);
    const environment = { variables: process.env, home: homedir(), platform: process.platform };
    const target = await resolveEngine(environment, settings().dockerContext);
    const key = JSON.stringify([target.context, target.address]);
    if (connected?.key !== key) {
      connected?.engine.dispose();
      connected = { key, engine: connectEngine(target, log) };
    }
    return connected.engine;
  };
  return {
    engine,
    describe: async () => {
      const { target } = await engine();
      return { name: target.context, endpoint: target.address };
    },
    images: {
      async *watch(signal) {
        yield* (await engine()).images.watch(signal);
      },
    },
    dispose: () => connected?.engine.dispose(),
  };
}
