import { type Disposable, onDispose } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import type { Settings } from '../core/settings.ts';
import type { KubeClusters } from '../services/kube/kubeClusters.ts';
import type { KubeconfigService } from '../ui/services.ts';

/** The clusters of the kubeconfig that the settings name; other files mean other connections. */
export function openKubeconfig(settings: () => Settings, log: Log): KubeconfigService & Disposable {
  let opened: { readonly key: string; readonly clusters: KubeClusters } | undefined;
  const clusters = async (): Promise<KubeClusters> => {
    const [{ kubeconfigPaths }, { KubeClusters: Clusters }] = await Promise.all([import('../services/kube/kubeconfigPaths.ts'), import('../services/kube/kubeClusters.ts')]);
    const paths = kubeconfigPaths(settings().kubeconfig, process.env);
    const key = paths.join('\n');
    if (opened?.key !== key) {
      opened?.clusters.dispose();
      opened = { key, clusters: new Clusters(paths, { log: log.child('kube'), prompt: (line) => log.info(line) }) };
    }
    return opened.clusters;
  };
  return {
    contexts: {
      async *watch(signal) {
        yield* (await clusters()).contexts.watch(signal);
      },
    },
    connect: async (context) => (await clusters()).connect(context),
    ...onDispose(() => opened?.clusters.dispose()),
  };
}
