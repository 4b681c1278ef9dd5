import type { ClusterContext, ClusterList } from '../../core/clusters/cluster.ts';

/** A cluster of the kubeconfig. Paths are absolute, `…Data` is base64; where data is given the file is left out. */
export interface ClusterEntry {
  readonly name: string;
  readonly server: string;
  readonly caFile: string | undefined;
  readonly caData: string | undefined;
  readonly skipTlsVerify: boolean;
  readonly tlsServerName: string | undefined;
  readonly proxyUrl: string | undefined;
}

/** A login program, in the words of the kubeconfig's `exec`. A relative `command` with a slash is already absolute. */
export interface PluginEntry {
  readonly apiVersion: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly installHint: string;
  readonly provideClusterInfo: boolean;
  readonly interactiveMode: string;
}

/** A user of the kubeconfig. Holds secrets: it never leaves the services. */
export interface UserEntry {
  readonly name: string;
  readonly certFile: string | undefined;
  readonly certData: string | undefined;
  readonly keyFile: string | undefined;
  readonly keyData: string | undefined;
  readonly token: string | undefined;
  readonly tokenFile: string | undefined;
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly impersonate: Readonly<Record<string, string | readonly string[]>>;
  readonly plugin: PluginEntry | undefined;
  /** The old `auth-provider` (oidc, gcp, azure) as written. */
  readonly provider: { readonly name: string; readonly config: Readonly<Record<string, string>> } | undefined;
}

/** Everything needed to reach one cluster as one user. */
export interface ClusterLogin {
  readonly context: ClusterContext;
  readonly cluster: ClusterEntry;
  readonly user: UserEntry;
}

/** All kubeconfig files together, the first one that says something winning. */
export interface Kubeconfig {
  readonly list: ClusterList;
  /** By the name of the context; contexts with a problem have none. */
  readonly logins: ReadonlyMap<string, ClusterLogin>;
}
