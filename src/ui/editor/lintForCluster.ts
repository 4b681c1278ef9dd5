import type { ClusterVersion, LintService } from '../services.ts';

/** The same linter, which knows with every question what the connected cluster runs. */
export function lintForCluster(service: LintService, clusterVersion: () => ClusterVersion | undefined): LintService {
  const withCluster = <R extends object>(request: R): R => {
    const cluster = clusterVersion();
    return cluster ? { ...request, cluster } : request;
  };
  return {
    ...service,
    lint: (request, signal) => service.lint(withCluster(request), signal),
    hover: (request, signal) => service.hover(withCluster(request), signal),
    complete: (request, signal) => service.complete(withCluster(request), signal),
  };
}
