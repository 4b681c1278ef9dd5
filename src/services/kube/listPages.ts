import { backoff, sleep } from '../../base/async.ts';
import type { ApiResource, ListOptions } from '../../core/clusters/clusterApi.ts';
import { asArray, asString, at, type JsonValue } from '../../core/json.ts';
import type { KubernetesObject } from '../../core/kubernetes/object.ts';
import type { Connection } from './connection.ts';
import { resourcePath } from './discovery.ts';
import { exchangeJson } from './readBody.ts';
import { readObject } from './readObject.ts';
import { refusal } from './refusal.ts';

/** One page of a list. A watch that starts at `resourceVersion` of the last page misses nothing. */
export interface ListPage {
  readonly objects: readonly KubernetesObject[];
  readonly resourceVersion: string;
  /** True where the list begins, and where it begins again. */
  readonly first: boolean;
}

/** Objects per page: parsing this many pods takes about 20 ms, and nothing else runs meanwhile. */
const pageSize = 250;

/** How messages say what a list or watch was about. */
export function listAction(verb: 'list' | 'watch', resource: ApiResource, options: ListOptions): string {
  return `${verb} ${resource.plural}${options.namespace === undefined ? '' : ` in ${options.namespace}`}`;
}

/**
 * The pages of a list. Where the server has forgotten the list's point in time between two pages (410), the rest is
 * read as of now, as the server offers it; with `consistent` the list starts over instead, with a page that is `first`.
 */
export async function* listPages(
  connection: Connection,
  resource: ApiResource,
  options: ListOptions & { readonly consistent?: boolean },
  signal: AbortSignal,
): AsyncGenerator<ListPage, void, undefined> {
  const { namespace, labelSelector, fieldSelector, consistent } = options;
  const path = resourcePath(resource, namespace);
  const attempt = { action: listAction('list', resource, options) };
  for (let token = ''; ; ) {
    const query = { limit: pageSize, labelSelector, fieldSelector, continue: token || undefined };
    const expirable = token === '' ? [] : [410];
    const { status, value } = await exchangeJson(connection, { path, query }, attempt, expirable, signal);
    const rest = asString(at(value, 'metadata', 'continue')) ?? '';
    if (status !== 410) yield { ...readPage(value, resource, options), first: token === '' };
    else if (consistent !== true && rest === '') throw refusal(connection.contextName, status, JSON.stringify(value), attempt);
    // A server that forgets quickly must not be asked over and over at once.
    else await sleep(backoff(0, ...connection.timings.retry), signal);
    token = status === 410 && consistent === true ? '' : rest;
    if (rest === '' && status !== 410) return;
  }
}

function readPage(list: JsonValue, resource: ApiResource, options: ListOptions): Pick<ListPage, 'objects' | 'resourceVersion'> {
  const objects: KubernetesObject[] = [];
  for (const item of asArray(at(list, 'items'))) {
    const object = readObject(item, resource.apiVersion, resource.kind);
    if (object !== undefined) objects.push(options.slim?.(object) ?? object);
  }
  return { objects, resourceVersion: asString(at(list, 'metadata', 'resourceVersion')) ?? '' };
}
