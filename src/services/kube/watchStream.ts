import type { IncomingMessage } from 'node:http';
import type { ApiResource, ListOptions } from '../../core/clusters/clusterApi.ts';
import { asNumber, asString, at, type JsonValue } from '../../core/json.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Connection } from './connection.ts';
import { resourcePath } from './discovery.ts';
import { listAction } from './listPages.ts';
import { parseJson } from './parseJson.ts';
import { readChunks, readText } from './readBody.ts';
import { readLines } from './readLines.ts';
import { readObject } from './readObject.ts';
import { type Attempt, refusal } from './refusal.ts';

/** What one watch connection says. `expired` is its last word: the point in time it was to start at is forgotten. */
export type WatchEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'expired' }
  | { readonly type: 'bookmark'; readonly resourceVersion: string }
  | { readonly type: 'upserted' | 'removed'; readonly object: KubernetesObject };

/**
 * One watch connection from `resourceVersion` on, until the server ends it in the usual way. Rejects where it breaks
 * off, where the server reports an error, and where it stays silent for too long.
 */
export async function* watchStream(
  connection: Connection,
  resource: ApiResource,
  options: ListOptions,
  resourceVersion: string,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, void, undefined> {
  const attempt = { action: listAction('watch', resource, options) };
  const { labelSelector, fieldSelector, namespace, slim } = options;
  const timeoutSeconds = Math.max(1, Math.round(connection.timings.watch / 1000));
  const query = { watch: true, allowWatchBookmarks: true, timeoutSeconds, resourceVersion, labelSelector, fieldSelector };
  const response = await connection.send({ path: resourcePath(resource, namespace), query }, signal);
  if (response.statusCode !== 200) {
    const text = await readText(connection, response, signal);
    if (response.statusCode !== 410) throw refusal(connection.contextName, response.statusCode ?? 0, text, attempt);
    yield { type: 'expired' };
    return;
  }
  yield { type: 'opened' };
  const silence = new Silence(response, connection.timings.watch + connection.timings.silence / 2);
  try {
    for await (const line of readLines(silence.over(readChunks(connection, response, signal)))) {
      const event = readEvent(parseJson(line) ?? null, resource, connection.contextName, attempt);
      if (event === undefined) continue;
      if (event.type === 'bookmark') silence.limit = connection.timings.silence;
      yield 'object' in event && slim ? { ...event, object: slim(event.object) } : event;
      if (event.type === 'expired') return;
    }
  } finally {
    response.destroy();
  }
}

/** Breaks a response off when nothing arrives for `limit` milliseconds: a dead connection looks just like a quiet one. */
class Silence {
  limit: number;
  private readonly response: IncomingMessage;

  constructor(response: IncomingMessage, limit: number) {
    this.response = response;
    this.limit = limit;
  }

  async *over(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    let timer = this.start();
    try {
      for await (const chunk of chunks) {
        clearTimeout(timer);
        yield chunk;
        timer = this.start();
      }
    } finally {
      clearTimeout(timer);
    }
  }

  private start(): NodeJS.Timeout {
    const { limit } = this;
    return setTimeout(() => this.response.destroy(new Error(`nothing heard for ${limit / 1000} s`)), limit);
  }
}

function readEvent(event: JsonValue, resource: ApiResource, context: string, attempt: Attempt): WatchEvent | undefined {
  const type = asString(at(event, 'type'));
  const body = at(event, 'object') ?? null;
  if (type === 'ERROR') {
    const code = asNumber(at(body, 'code')) ?? 500;
    if (code === 410) return { type: 'expired' };
    throw refusal(context, code, JSON.stringify(body), attempt);
  }
  if (type === 'BOOKMARK') return { type: 'bookmark', resourceVersion: asString(at(body, 'metadata', 'resourceVersion')) ?? '' };
  const object = readObject(body, resource.apiVersion, resource.kind);
  if (object === undefined) return undefined;
  return { type: type === 'DELETED' ? 'removed' : 'upserted', object };
}
