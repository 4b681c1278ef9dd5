import { backoff, sleep } from '../../base/async.ts';
import { type AppError, toAppError } from '../../base/errors.ts';
import type { Observed } from '../../core/change.ts';
import type { ApiResource, ListOptions } from '../../core/clusters/clusterApi.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Connection } from './connection.ts';
import { listPages } from './listPages.ts';
import { type WatchEvent, watchStream } from './watchStream.ts';

type Seen = Observed<KubernetesObject>;

/**
 * List, then watch, until the signal aborts. A watch that the server ends in the usual way is resumed silently where
 * it stopped. After any failure comes `stale`, then new attempts with growing pauses, then a `reset`: of what is known
 * already where the server can resume, of a new list where it cannot.
 */
export async function* watchResource(connection: Connection, resource: ApiResource, options: ListOptions, signal: AbortSignal): AsyncGenerator<Seen, void, undefined> {
  const state = new WatchState();
  const rhythm = new Rhythm(connection);
  while (!signal.aborted) {
    rhythm.begin();
    let failure: AppError | undefined;
    try {
      if (state.resourceVersion === '') yield await relist(state, connection, resource, options, signal);
      for await (const event of watchStream(connection, resource, options, state.resourceVersion, signal)) {
        if (signal.aborted) return;
        if (event.type === 'opened') rhythm.opened();
        const seen = state.take(event);
        if (seen !== undefined) yield seen;
      }
    } catch (error) {
      if (signal.aborted) return;
      failure = toAppError(error);
      state.stale = true;
      yield { type: 'stale', error: failure };
    }
    await rhythm.pause(failure, signal).catch(() => undefined);
  }
}

/** What is known of the collection, and from where the next watch goes on; '' means that it must be listed anew. */
class WatchState {
  resourceVersion = '';
  stale = false;
  private objects = new Map<string, KubernetesObject>();

  replace(objects: Map<string, KubernetesObject>, resourceVersion: string): Seen {
    this.objects = objects;
    this.resourceVersion = resourceVersion;
    this.stale = false;
    return { type: 'reset', items: [...objects.values()] };
  }

  take(event: WatchEvent): Seen | undefined {
    if (event.type === 'opened') return this.stale ? this.replace(this.objects, this.resourceVersion) : undefined;
    if (event.type === 'expired') {
      this.resourceVersion = '';
      return undefined;
    }
    if (event.type === 'bookmark') {
      this.resourceVersion = event.resourceVersion;
      return undefined;
    }
    const { object } = event;
    const key = objectKey(object);
    this.resourceVersion = object.metadata.resourceVersion ?? this.resourceVersion;
    if (event.type === 'removed') return this.objects.delete(key) ? { type: 'removed', key } : undefined;
    this.objects.set(key, object);
    return { type: 'upserted', item: object };
  }
}

async function relist(state: WatchState, connection: Connection, resource: ApiResource, options: ListOptions, signal: AbortSignal): Promise<Seen> {
  const objects = new Map<string, KubernetesObject>();
  let resourceVersion = '';
  for await (const page of listPages(connection, resource, { ...options, consistent: true }, signal)) {
    if (page.first) objects.clear();
    for (const object of page.objects) objects.set(objectKey(object), object);
    resourceVersion = page.resourceVersion;
  }
  return state.replace(objects, resourceVersion);
}

/** When to try again: at once after a watch that lived well, after a growing pause otherwise. */
class Rhythm {
  private readonly connection: Connection;
  private attempt = 0;
  private openedAt = Number.POSITIVE_INFINITY;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  begin(): void {
    this.openedAt = Number.POSITIVE_INFINITY;
  }

  opened(): void {
    this.openedAt = Date.now();
  }

  async pause(failure: AppError | undefined, signal: AbortSignal): Promise<void> {
    const { healthy, retry, refused } = this.connection.timings;
    const livedWell = Date.now() - this.openedAt >= healthy;
    if (livedWell) this.attempt = 0;
    if (failure === undefined && livedWell) return;
    const [first, most] = failure !== undefined && seldomHeals(failure) ? refused : retry;
    await sleep(backoff(this.attempt++, first, most), signal);
  }
}

/** Trying these again soon would start a login program, and perhaps a browser, again and again. */
function seldomHeals(failure: AppError): boolean {
  return ['clusterUnauthorized', 'clusterForbidden', 'credentialPluginFailed', 'kubeconfigInvalid'].includes(failure.code);
}

/** The uid; servers give every stored object one. */
function objectKey(object: KubernetesObject): string {
  return object.metadata.uid ?? `${object.metadata.namespace ?? ''}/${object.metadata.name ?? ''}`;
}
