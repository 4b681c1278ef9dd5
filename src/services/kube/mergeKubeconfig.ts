import type { ClusterContext, KubeconfigProblem, LoginKind } from '../../core/clusters/cluster.ts';
import type { ClusterEntry, ClusterLogin, Kubeconfig, UserEntry } from './kubeconfigEntry.ts';
import type { ContextEntry, Entry, KubeconfigFile } from './parseKubeconfig.ts';

/** Who a context without a user is. */
export const nobody: UserEntry = {
  name: '',
  certFile: undefined,
  certData: undefined,
  keyFile: undefined,
  keyData: undefined,
  token: undefined,
  tokenFile: undefined,
  username: undefined,
  password: undefined,
  impersonate: {},
  plugin: undefined,
  provider: undefined,
};

/** Joins several files as kubectl does: per name, and for the current context, the first file that has it wins. */
export function mergeKubeconfig(files: readonly KubeconfigFile[], problems: readonly KubeconfigProblem[]): Kubeconfig {
  const clusters = firstWins(files.map((file) => file.clusters));
  const users = firstWins(files.map((file) => file.users));
  const current = files.find((file) => file.currentContext !== undefined)?.currentContext;
  const contexts: ClusterContext[] = [];
  const logins = new Map<string, ClusterLogin>();
  const seen = new Set<string>();
  for (const file of files) {
    for (const [name, entry] of file.contexts) {
      if (seen.has(name)) continue;
      seen.add(name);
      const found = resolve(name, entry, clusters, users);
      const context = describe(name, file.path, current === name, found);
      contexts.push(context);
      if ('cluster' in found) logins.set(name, { context, cluster: found.cluster, user: found.user });
    }
  }
  return { list: { contexts, problems }, logins };
}

interface Resolved {
  readonly cluster: ClusterEntry;
  readonly user: UserEntry;
  readonly namespace: string | undefined;
}

function resolve(
  name: string,
  entry: Entry<ContextEntry>,
  clusters: ReadonlyMap<string, Entry<ClusterEntry>>,
  users: ReadonlyMap<string, Entry<UserEntry>>,
): Resolved | { readonly problem: string } {
  if ('problem' in entry) return entry;
  const cluster = clusters.get(entry.value.cluster);
  if (cluster === undefined) return { problem: `the cluster "${entry.value.cluster}" is not in the kubeconfig` };
  if ('problem' in cluster) return cluster;
  const user = entry.value.user === '' ? { value: nobody } : users.get(entry.value.user);
  if (user === undefined) return { problem: `the user "${entry.value.user}" of "${name}" is not in the kubeconfig` };
  if ('problem' in user) return user;
  return { cluster: cluster.value, user: user.value, namespace: entry.value.namespace };
}

function describe(name: string, file: string, current: boolean, found: Resolved | { readonly problem: string }): ClusterContext {
  const row = { name, file, current };
  if ('problem' in found) {
    return { ...row, server: '', namespace: 'default', user: '', login: 'none', loginCommand: undefined, problem: found.problem };
  }
  const { cluster, user, namespace } = found;
  return {
    ...row,
    server: cluster.server,
    namespace: namespace ?? 'default',
    user: user.name,
    login: loginKind(user),
    loginCommand: user.plugin?.command,
    problem: undefined,
  };
}

/** The kind that decides, in the order in which client-go prefers them. */
function loginKind(user: UserEntry): LoginKind {
  if (user.plugin !== undefined) return 'plugin';
  if (user.provider !== undefined) return 'provider';
  if (user.token !== undefined || user.tokenFile !== undefined) return 'token';
  if (user.username !== undefined) return 'password';
  if (user.certData !== undefined || user.certFile !== undefined) return 'certificate';
  return 'none';
}

function firstWins<T>(maps: readonly ReadonlyMap<string, T>[]): Map<string, T> {
  const merged = new Map<string, T>();
  for (const map of maps) {
    for (const [name, value] of map) if (!merged.has(name)) merged.set(name, value);
  }
  return merged;
}
