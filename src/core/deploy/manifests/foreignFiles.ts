/** Files that other programs read, by their path: pattern, and what they are. */
const byPath: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(docker-)?compose(\.[\w-]+)*\.ya?ml$/i, 'a compose file'],
  [/(^|\/)kustomization\.ya?ml$|(^|\/)Kustomization$/, 'a kustomization, which is not rendered'],
  [/(^|\/)Chart\.ya?ml$/, 'the description of a Helm chart'],
  [/(^|\/)values([.-][\w.-]+)?\.ya?ml$/, 'values of a Helm chart'],
  [/(^|\/)skaffold\.ya?ml$/, 'a Skaffold configuration'],
  [/(^|\/)(\.github|\.gitlab|\.circleci|\.azure|\.ci|\.buildkite)\//, 'a CI file'],
  [/(^|\/)(\.gitlab-ci|azure-pipelines|bitbucket-pipelines|\.travis|cloudbuild|appveyor)\.ya?ml$/, 'a CI file'],
  [/(^|\/)(\.vscode|\.devcontainer|\.idea|node_modules|\.git|\.venv|venv)\//, 'a file of another tool'],
  [/(^|\/)(package(-lock)?|tsconfig(\.[\w-]+)?)\.json$/, 'a file of another tool'],
];

/** What a file is when its path alone says that it is no manifest; undefined for every other path. */
export function foreignFile(path: string, folders: { readonly charts: readonly string[] }): string | undefined {
  const known = byPath.find(([pattern]) => pattern.test(path));
  if (known) return known[1];
  return folders.charts.some((chart) => path.startsWith(`${chart}templates/`)) ? 'a template of a Helm chart' : undefined;
}

/** The folders, each ending with `/`, or '' for the top, that hold a Helm chart. */
export function chartFolders(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => /(^|\/)Chart\.ya?ml$/.test(path)).map((path) => path.slice(0, path.lastIndexOf('/') + 1));
}

/** API groups of files that look like objects but that programs read from disk. */
const configurationGroups = ['kustomize.config.k8s.io', 'kubeadm.k8s.io', 'kind.x-k8s.io', 'kubelet.config.k8s.io', 'k3d.io', 'skaffold'];

/** What an object is when no cluster stores its kind; undefined for an ordinary object. */
export function foreignObject(apiVersion: string, kind: string): string | undefined {
  if (apiVersion === 'v1' && kind === 'Config') return 'a kubeconfig';
  const group = apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')));
  return configurationGroups.includes(group) ? `a configuration of ${group}` : undefined;
}
