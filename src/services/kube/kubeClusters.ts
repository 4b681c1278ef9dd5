import { AppError } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Observed, Source } from '../../core/change.ts';
import type { ClusterList } from '../../core/clusters/cluster.ts';
import type { ClusterApi } from '../../core/clusters/clusterApi.ts';
import { type ClusterView, observeCluster } from '../../core/clusters/observeCluster.ts';
import { connectCluster, type ConnectOptions } from './connectCluster.ts';
import type { ClusterLogin } from './kubeconfigEntry.ts';
import { PluginCredentials } from './pluginCredentials.ts';
import { readKubeconfig } from './readKubeconfig.ts';
import { watchKubeconfig } from './watchKubeconfig.ts';

/** One cluster with its API and what the trees show of it. */
export interface KubeCluster extends ClusterView {
  readonly api: ClusterApi;
}

interface Connected {
  readonly login: string;
  readonly cluster: KubeCluster;
  readonly close: Disposable;
}

/** The clusters of some kubeconfig files: the list of contexts as it changes, and one connection per context in use. */
export class KubeClusters implements Disposable {
  private readonly paths: readonly string[];
  private readonly options: ConnectOptions;
  private readonly plugins = new PluginCredentials();
  private readonly connected = new Map<string, Connected>();

  constructor(paths: readonly string[], options: Omit<ConnectOptions, 'plugins'> = {}) {
    this.paths = paths;
    this.options = { ...options, plugins: this.plugins };
  }

  /** One item, the whole list; again after each change of a file, `stale` while the files cannot be used. */
  readonly contexts: Source<ClusterList> = {
    watch: (signal) => this.watchList(signal),
  };

  /**
   * The cluster of a context as the files describe it now; the same one as before where nothing changed. Contacts
   * nobody. Rejects with contextMissing, kubeconfigMissing or kubeconfigInvalid.
   */
  async connect(context: string): Promise<KubeCluster> {
    const { list, logins } = await readKubeconfig(this.paths);
    const row = list.contexts.find((candidate) => candidate.name === context);
    if (row === undefined) throw new AppError('contextMissing', { context });
    const login = logins.get(context);
    if (login === undefined) throw new AppError('kubeconfigInvalid', { path: row.file, reason: row.problem ?? `"${context}" is not usable` });
    return this.reuse(login) ?? this.open(login);
  }

  dispose(): void {
    for (const { close } of this.connected.values()) close.dispose();
    this.connected.clear();
    this.plugins.dispose();
  }

  private reuse(login: ClusterLogin): KubeCluster | undefined {
    const known = this.connected.get(login.context.name);
    if (known?.login === fingerprint(login)) return known.cluster;
    known?.close.dispose();
    return undefined;
  }

  private open(login: ClusterLogin): KubeCluster {
    const api = connectCluster(login, this.options);
    const cluster = { api, ...observeCluster(api, login.context.namespace, Date.now) };
    this.connected.set(login.context.name, { login: fingerprint(login), cluster, close: api });
    return cluster;
  }

  private async *watchList(signal: AbortSignal): AsyncGenerator<Observed<ClusterList>, void, undefined> {
    for await (const state of watchKubeconfig(this.paths, signal)) {
      yield state.type === 'failed' ? { type: 'stale', error: state.error } : { type: 'reset', items: [state.kubeconfig.list] };
    }
  }
}

/** Switching the current context elsewhere does not concern a connection. */
function fingerprint(login: ClusterLogin): string {
  return JSON.stringify({ ...login, context: { ...login.context, current: false } });
}
