/** How a kubeconfig user proves who it is. `plugin` runs a program; nothing is run before the cluster is contacted. */
export type LoginKind = 'none' | 'certificate' | 'token' | 'password' | 'plugin' | 'provider';

/** One context of the kubeconfig, as a row shows it. Holds no secret and needs no network. */
export interface ClusterContext {
  readonly name: string;
  /** The URL of the API server; '' where the entry is broken. */
  readonly server: string;
  /** The namespace the context names, else `default`. */
  readonly namespace: string;
  /** The name of the kubeconfig user; '' where the context names none. */
  readonly user: string;
  readonly login: LoginKind;
  /** The program of a `plugin` login, for example `aws` or `gke-gcloud-auth-plugin`. */
  readonly loginCommand: string | undefined;
  /** The file that the context was read from. */
  readonly file: string;
  /** True for the kubeconfig's current context, which Slipway reads and never changes. */
  readonly current: boolean;
  /** Why this entry cannot be used, as one clause; undefined where it can. */
  readonly problem: string | undefined;
}

/** A kubeconfig file of several that could not be read; the others still count. */
export interface KubeconfigProblem {
  readonly path: string;
  readonly reason: string;
}

/** What all kubeconfig files together say. */
export interface ClusterList {
  readonly contexts: readonly ClusterContext[];
  readonly problems: readonly KubeconfigProblem[];
}
