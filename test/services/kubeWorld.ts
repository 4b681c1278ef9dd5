import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { CoreV1Api, KubeConfig } from '@kubernetes/client-node';
import { AppError, type ErrorCode } from '../../src/base/errors.ts';
import type { ClusterApi } from '../../src/core/clusters/clusterApi.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import type { Disposable } from '../../src/base/lifecycle.ts';
import { connectCluster, type ConnectOptions } from '../../src/services/kube/connectCluster.ts';
import type { ClusterLogin } from '../../src/services/kube/kubeconfigEntry.ts';
import { readKubeconfig } from '../../src/services/kube/readKubeconfig.ts';

/** The login of one context of a kubeconfig file. */
export async function loginOf(kubeconfig: string, context: string): Promise<ClusterLogin> {
  const { logins } = await readKubeconfig([kubeconfig]);
  const login = logins.get(context);
  if (login === undefined) throw new Error(`${kubeconfig} has no usable context ${context}`);
  return login;
}

export async function connectTo(kubeconfig: string, context: string, options: ConnectOptions = {}): Promise<ClusterApi & Disposable> {
  return connectCluster(await loginOf(kubeconfig, context), options);
}

/** A way to the API server that can be cut and mended: what a cluster looks like that goes down and comes back. */
export class CuttableWay {
  private readonly target: URL;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(target: string) {
    this.target = new URL(target);
  }

  /** The login, led over this way; the certificate holds for every port of the machine. */
  async lead(login: ClusterLogin): Promise<ClusterLogin> {
    await this.mend();
    return { ...login, cluster: { ...login.cluster, server: `https://127.0.0.1:${this.port}` } };
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async cut(): Promise<void> {
    for (const socket of this.sockets) socket.resetAndDestroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  get openSockets(): number {
    return this.sockets.size;
  }
}

export function configMap(name: string, data: JsonObject = { a: '1' }, more: JsonObject = {}): KubernetesObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels: { purpose: 'slipway-test' } }, data, ...more };
}

/** Takes from a stream until `wanted` holds of an item, and answers all items up to that one. */
export async function until<T>(stream: AsyncIterator<T, unknown>, wanted: (item: T) => boolean): Promise<readonly T[]> {
  const seen: T[] = [];
  for (;;) {
    const next = await stream.next();
    if (next.done === true) throw new Error(`the stream ended after ${JSON.stringify(seen).slice(0, 2000)}`);
    seen.push(next.value);
    if (wanted(next.value)) return seen;
  }
}

/** Deletes a ConfigMap the way somebody else would. */
export async function deleteConfigMap(kubeconfig: string, namespace: string, name: string): Promise<void> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  await config.makeApiClient(CoreV1Api).deleteNamespacedConfigMap({ namespace, name });
}

/** For assert.rejects: an AppError with this code whose facts match all patterns. */
export function rejectedWith(code: ErrorCode, ...facts: readonly RegExp[]): (error: unknown) => boolean {
  return (error) => {
    if (!(error instanceof AppError) || error.code !== code) throw error;
    const text = Object.entries(error.facts).map(([name, value]) => `${name}=${value}`).join('\n');
    const missing = facts.find((fact) => !fact.test(text));
    if (missing) throw new Error(`${text} does not match ${String(missing)}`);
    return true;
  };
}
