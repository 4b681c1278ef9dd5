import { backoff, sleep } from '../../base/async.ts';
import type { Log } from '../../base/log.ts';
import { AppError, toAppError } from '../../base/errors.ts';
import type { Observed, Source } from '../../core/change.ts';
import type { Image } from '../../core/images/image.ts';
import { openEngineEvents } from './engineEvents.ts';
import type { EngineSession } from './engineSession.ts';
import { ImageList } from './imageList.ts';

/** Milliseconds before the first and at most before each later attempt to reach an engine again. */
const firstWait = 300;
const mostWait = 10_000;

/** Everything, then each change, until the connection is lost. The stream is opened first, so that nothing falls between. */
async function* followOnce(session: EngineSession, list: ImageList, signal: AbortSignal): AsyncGenerator<Observed<Image>, void, undefined> {
  const events = await openEngineEvents(session, signal);
  try {
    yield await list.reset(signal);
    for await (const kinds of events.changes) yield* await list.refresh(kinds, signal);
  } finally {
    events.close();
  }
}

/** Watches until the signal aborts: a loss is told once as `stale`, and the first success after it is a reset. */
async function* watchImages(session: EngineSession, log: Log, signal: AbortSignal): AsyncGenerator<Observed<Image>, void, undefined> {
  const list = new ImageList(session, log);
  let told = '';
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      for await (const change of followOnce(session, list, signal)) {
        attempt = 0;
        told = '';
        yield change;
      }
    } catch (failure) {
      if (signal.aborted) return;
      log.debug(`image events ended: ${toAppError(failure).message}`);
      const error = toAppError(failure);
      if (told !== error.message) yield { type: 'stale', error };
      told = error.message;
    }
    if (signal.aborted) return;
    if (told === '') {
      const error = new AppError('dockerUnreachable', { endpoint: session.target.address, reason: 'the engine closed the connection' });
      yield { type: 'stale', error };
      told = error.message;
    }
    await sleep(backoff(attempt, firstWait, mostWait), signal).catch(() => undefined);
  }
}

/** The engine's images as a source that never gives up. Each `watch` has its own event stream. */
export function createImageSource(session: EngineSession, log: Log): Source<Image> {
  return { watch: (signal) => watchImages(session, log, signal) };
}
