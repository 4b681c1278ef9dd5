import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { AppError } from '../../base/errors.ts';
import type { Source } from '../../core/change.ts';
import type { ImageEngine } from '../../core/deploy/ports.ts';
import type { Image } from '../../core/images/image.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { asObject, asString, at } from '../../core/json.ts';
import { buildImage } from './buildImage.ts';
import type { EngineTarget } from './engineTarget.ts';
import { EngineSession } from './engineSession.ts';
import { createImageSource } from './imageSource.ts';
import { pushImage } from './pushImage.ts';

/** What an engine tells of itself. */
export interface EngineInfo {
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  /** For example `linux/x86_64`. */
  readonly platform: string;
  /** True when it can start containers with NVIDIA's runtime. */
  readonly nvidiaRuntime: boolean;
}

/** One engine. Nothing is contacted before the first call; every failure is an AppError. */
export interface Engine extends ImageEngine, Disposable {
  readonly target: EngineTarget;
  readonly images: Source<Image>;
  /** Resolves when the engine answers, rejects with dockerUnreachable. */
  ping(signal: AbortSignal): Promise<void>;
  info(signal: AbortSignal): Promise<EngineInfo>;
  /** The engine's own description of an image; rejects with imageNotFound. */
  inspect(reference: string, signal: AbortSignal): Promise<JsonObject>;
}

async function readInfo(session: EngineSession, signal: AbortSignal): Promise<EngineInfo> {
  const { apiVersion } = await session.client(signal);
  const info: unknown = await session.request(signal, ({ docker }) => docker.info());
  const read = (...path: readonly string[]): string => asString(at(info as JsonValue, ...path)) ?? '';
  return {
    name: read('Name'),
    version: read('ServerVersion'),
    apiVersion,
    platform: `${read('OSType')}/${read('Architecture')}`,
    nvidiaRuntime: at(info as JsonValue, 'Runtimes', 'nvidia') !== undefined,
  };
}

async function inspectImage(session: EngineSession, reference: string, signal: AbortSignal): Promise<JsonObject> {
  try {
    const answer: unknown = await session.request(signal, ({ docker }) => docker.getImage(reference).inspect());
    return asObject(answer as JsonValue);
  } catch (error) {
    const missing = error instanceof AppError && error.code === 'dockerRequestFailed' && /no such image/i.test(error.facts['reason'] ?? '');
    throw missing ? new AppError('imageNotFound', { image: reference, where: session.target.address }, { cause: error }) : error;
  }
}

/** Prepares the connection to an engine. Dispose it to close what it opened; a running build is stopped by its signal. */
export function connectEngine(target: EngineTarget, log: Log): Engine {
  const session = new EngineSession(target);
  const scoped = log.child(`docker ${target.context}`);
  return {
    target,
    images: createImageSource(session, scoped),
    ping: async (signal) => {
      await session.request(signal, ({ docker }) => docker.ping());
    },
    info: (signal) => readInfo(session, signal),
    inspect: (reference, signal) => inspectImage(session, reference, signal),
    build: (request, report, signal) => buildImage(session, request, report, scoped, signal),
    push: (ref, report, signal) => pushImage(session, ref, report, scoped, signal),
    dispose: () => session.dispose(),
  };
}
