import { AsyncQueue } from '../../../../src/base/async.ts';
import { AppError } from '../../../../src/base/errors.ts';
import type { Observed } from '../../../../src/core/change.ts';
import type { ApiResource, ClusterApi, ListOptions, LogLine, LogOptions } from '../../../../src/core/clusters/clusterApi.ts';
import type { KubernetesObject } from '../../../../src/core/kubernetes/object.ts';

interface Watcher {
  readonly kind: string;
  readonly options: ListOptions;
  readonly queue: AsyncQueue<Observed<KubernetesObject>>;
}

const clusterWide = ['Namespace', 'Node', 'CustomResourceDefinition', 'PersistentVolume'];

/** A cluster in memory: applies, watches by name, namespace and label, and tells what it was asked to do. */
export class FakeCluster implements ClusterApi {
  readonly name = 'dev';
  /** `dry Kind/name` and `apply Kind/name`, in the order of the requests. */
  readonly requests: string[] = [];
  /** Refusals by request, for example `dry Deployment/digits`. */
  readonly refusals = new Map<string, AppError>();
  /** Called after something is stored: plays the controllers. */
  onApplied: (object: KubernetesObject) => void = () => undefined;
  /** `pod/container`, with ` previous` behind it for the former run → lines. */
  readonly logLines = new Map<string, readonly LogLine[]>();
  readonly logRequests: string[] = [];
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly watchers = new Set<Watcher>();
  private stored = 100;

  get openWatches(): number {
    return this.watchers.size;
  }

  /** Stores an object as a controller would and tells the watchers. */
  put(object: KubernetesObject): void {
    this.objects.set(keyOf(object), object);
    for (const watcher of this.watchers) if (isMeant(watcher.kind, watcher.options, object)) watcher.queue.push({ type: 'upserted', item: object });
  }

  remove(object: KubernetesObject): void {
    this.objects.delete(keyOf(object));
    for (const watcher of this.watchers) if (isMeant(watcher.kind, watcher.options, object)) watcher.queue.push({ type: 'removed', key: object.metadata.uid ?? '' });
  }

  find(kind: string, name: string): KubernetesObject | undefined {
    return [...this.objects.values()].find((object) => object.kind === kind && object.metadata.name === name);
  }

  nextVersion(): string {
    return String(++this.stored);
  }

  version(): Promise<{ major: number; minor: number; gitVersion: string }> {
    return Promise.resolve({ major: 1, minor: 36, gitVersion: 'v1.36.0' });
  }

  resource(apiVersion: string, kind: string): Promise<ApiResource> {
    return Promise.resolve({ apiVersion, kind, plural: `${kind.toLowerCase()}s`, namespaced: !clusterWide.includes(kind) });
  }

  get(resource: ApiResource, namespace: string, name: string): Promise<KubernetesObject | undefined> {
    return Promise.resolve(this.objects.get(`${resource.kind}/${namespace}/${name}`));
  }

  async *list(resource: ApiResource, options: ListOptions): AsyncGenerator<readonly KubernetesObject[]> {
    await Promise.resolve();
    yield [...this.objects.values()].filter((object) => isMeant(resource.kind, options, object));
  }

  async *watch(resource: ApiResource, options: ListOptions, signal: AbortSignal): AsyncGenerator<Observed<KubernetesObject>> {
    signal.throwIfAborted();
    const watcher: Watcher = { kind: resource.kind, options, queue: new AsyncQueue() };
    this.watchers.add(watcher);
    signal.addEventListener('abort', () => watcher.queue.end(new DOMException('stopped', 'AbortError')), { once: true });
    try {
      yield { type: 'reset', items: [...this.objects.values()].filter((object) => isMeant(resource.kind, options, object)) };
      yield* watcher.queue;
    } finally {
      this.watchers.delete(watcher);
    }
  }

  async apply(document: KubernetesObject, options: { readonly namespace: string; readonly dryRun: boolean }, signal: AbortSignal): Promise<KubernetesObject> {
    signal.throwIfAborted();
    const { kind, metadata } = document;
    const request = `${options.dryRun ? 'dry' : 'apply'} ${kind}/${metadata.name}`;
    this.requests.push(request);
    await new Promise((resolve) => void setTimeout(resolve, 0));
    const refusal = this.refusals.get(request);
    if (refusal) throw refusal;
    const namespace = clusterWide.includes(kind) ? undefined : (metadata.namespace ?? options.namespace);
    const before = this.objects.get(`${kind}/${namespace ?? ''}/${metadata.name}`);
    const stays = before !== undefined && JSON.stringify(before['spec']) === JSON.stringify(document['spec']);
    if (options.dryRun) return { ...document, metadata: { ...metadata, ...(before && { resourceVersion: before.metadata.resourceVersion ?? '' }) } };
    const stored = stays ? before : { ...before, ...document, metadata: { ...before?.metadata, ...metadata, ...(namespace !== undefined && { namespace }), uid: before?.metadata.uid ?? `${kind}-${metadata.name}`, generation: (before?.metadata.generation ?? 0) + 1, resourceVersion: this.nextVersion() } };
    this.put(stored);
    this.onApplied(stored);
    return stored;
  }

  async *logs(_namespace: string, pod: string, options: LogOptions, signal: AbortSignal): AsyncGenerator<LogLine> {
    const source = `${pod}/${options.container}${options.previous ? ' previous' : ''}`;
    this.logRequests.push(`${source}${options.follow ? ' follow' : ''}`);
    yield* this.logLines.get(source) ?? [];
    if (!options.follow) return;
    signal.throwIfAborted();
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
    });
  }

  forward(): Promise<{ readonly localPort: number }> {
    return Promise.reject(new AppError('portUnavailable', {}));
  }
}

function keyOf({ kind, metadata }: KubernetesObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
}

/** Understands what Slipway asks: one name, or labels that are equal. */
function isMeant(kind: string, options: ListOptions, { kind: own, metadata }: KubernetesObject): boolean {
  const name = /^metadata\.name=(.*)$/.exec(options.fieldSelector ?? '')?.[1];
  const labels = (options.labelSelector ?? '').split(',').filter((part) => part.includes('='));
  return (
    own === kind &&
    (options.namespace === undefined || clusterWide.includes(kind) || options.namespace === metadata.namespace) &&
    (name === undefined || name === metadata.name) &&
    labels.every((part) => metadata.labels?.[part.slice(0, part.indexOf('='))] === part.slice(part.indexOf('=') + 1))
  );
}
