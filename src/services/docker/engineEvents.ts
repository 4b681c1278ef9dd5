import { AsyncQueue } from '../../base/async.ts';
import { coalesce } from '../../base/event.ts';
import { asString, type JsonObject } from '../../core/json.ts';
import type { EngineSession } from './engineSession.ts';
import type { ListKind } from './imageList.ts';
import { readJsonLines } from './jsonLines.ts';

/** Milliseconds during which events are collected: a build or a prune makes dozens at once. */
const gatherTime = 120;

/** The events that change what the image list shows; the engine tells of many more, of health checks for example. */
const watched = {
  type: ['image', 'container'] as ('image' | 'container')[],
  event: ['tag', 'untag', 'delete', 'import', 'load', 'pull', 'push', 'prune', 'start', 'die', 'rename', 'destroy'],
};

/** A removed container counts for images too: it may have been a build step, and layers without tag make no event. */
function kindsOf(event: JsonObject): readonly ListKind[] {
  if (asString(event['Type']) !== 'container') return ['image'];
  return asString(event['Action']) === 'destroy' ? ['container', 'image'] : ['container'];
}

/** An open stream of events. */
export interface EngineEvents {
  /** Which lists changed, gathered over a short time. Throws when the stream breaks, returns when the engine ends it. */
  readonly changes: AsyncIterable<ReadonlySet<ListKind>>;
  close(): void;
}

/** Opens the engine's event stream; once it resolves no later event is missed. Failures are AppErrors. */
export async function openEngineEvents(session: EngineSession, signal: AbortSignal): Promise<EngineEvents> {
  const closed = new AbortController();
  const abortSignal = AbortSignal.any([signal, closed.signal]);
  const stream = await session.request(signal, ({ docker }) => docker.getEvents({ abortSignal, filters: watched }));
  const queue = new AsyncQueue<ReadonlySet<ListKind>>();
  const gathered = coalesce<ListKind>(gatherTime, (kinds) => queue.push(new Set(kinds)));
  const pump = async (): Promise<void> => {
    for await (const line of readJsonLines(stream as AsyncIterable<Uint8Array>)) {
      if (line.type === 'object') kindsOf(line.value).forEach((kind) => gathered.push(kind));
    }
  };
  pump()
    .then(
      () => queue.end(),
      (error: unknown) => queue.end(session.failure(error, signal)),
    )
    .finally(() => gathered.dispose())
    .catch(() => undefined);
  return { changes: queue, close: () => closed.abort() };
}
