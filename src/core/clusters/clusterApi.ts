import type { Observed } from '../change.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** One kind as the API server serves it, found by discovery. */
export interface ApiResource {
  /** `v1`, `apps/v1`, … */
  readonly apiVersion: string;
  readonly kind: string;
  /** The plural of the URL, for example `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** What a list or a watch is limited to. `namespace` undefined means all namespaces. */
export interface ListOptions {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Applied to each object as soon as its page is parsed, so that a long list never has to be held whole. */
  readonly slim?: (object: KubernetesObject) => KubernetesObject;
}

export interface LogOptions {
  readonly container?: string;
  readonly follow: boolean;
  readonly previous?: boolean;
  readonly tailLines?: number;
  /** RFC 3339; only lines after it. */
  readonly sinceTime?: string;
}

/** A line of a container's log. `time` is the kubelet's RFC 3339 stamp, `text` is without it and without the line end. */
export interface LogLine {
  readonly time: string;
  readonly text: string;
}

export interface ServerVersion {
  readonly major: number;
  readonly minor: number;
  /** `v1.36.3` */
  readonly gitVersion: string;
}

/**
 * One cluster, reached through one kubeconfig context. Nothing is contacted before the first call. Every call rejects
 * with AppError: clusterUnreachable, clusterUnauthorized, clusterForbidden, namespaceMissing, manifestRejected,
 * fieldConflict, kindUnknown, clusterRequestFailed. An aborted signal rejects with its reason.
 */
export interface ClusterApi {
  /** The kubeconfig context's name. */
  readonly name: string;
  version(signal: AbortSignal): Promise<ServerVersion>;
  /** The served resource of a kind. Throws kindUnknown where the cluster does not serve it. */
  resource(apiVersion: string, kind: string, signal: AbortSignal): Promise<ApiResource>;
  get(resource: ApiResource, namespace: string, name: string, signal: AbortSignal): Promise<KubernetesObject | undefined>;
  /** Lists page by page, so that neither side holds everything at once. */
  list(resource: ApiResource, options: ListOptions, signal: AbortSignal): AsyncIterable<readonly KubernetesObject[]>;
  /** List, then watch, resumed after every disconnect, until the signal aborts. Keys of `removed` are uids. */
  watch(resource: ApiResource, options: ListOptions, signal: AbortSignal): AsyncIterable<Observed<KubernetesObject>>;
  /**
   * Server-side apply with Slipway's field manager, strict field validation and no force. `document` is the object
   * exactly as written by the user, `namespace` where it names none itself. With `dryRun` nothing is stored.
   */
  apply(document: KubernetesObject, options: { readonly namespace: string; readonly dryRun: boolean }, signal: AbortSignal): Promise<KubernetesObject>;
  /** One stream of a container's log; ends when the server ends it. Callers resume with sinceTime. */
  logs(namespace: string, pod: string, options: LogOptions, signal: AbortSignal): AsyncIterable<LogLine>;
  /** Listens on 127.0.0.1 and carries connections to the pod's port until the signal aborts. */
  forward(namespace: string, pod: string, port: number, signal: AbortSignal): Promise<{ readonly localPort: number }>;
}
