import { commands, env, l10n, Uri, window } from 'vscode';
import { type Disposable, onDispose } from '../../base/lifecycle.ts';
import type { ClusterApi } from '../../core/clusters/clusterApi.ts';
import type { ContextKeyWriter } from '../contextKeys.ts';

interface Forward {
  readonly label: string;
  readonly localPort: number;
  readonly controller: AbortController;
}

/** The ports of pods that are reachable on this machine, until the user ends them or the window closes. */
export class PortForwards implements Disposable {
  private readonly running = new Map<string, Forward>();
  private readonly keys: ContextKeyWriter;
  private readonly release = onDispose(() => this.stopAll());

  constructor(keys: ContextKeyWriter) {
    this.keys = keys;
  }

  /** Forwards a pod's port, or says again where it is when it is forwarded already. */
  async open(api: ClusterApi, namespace: string, pod: string, port: number): Promise<number> {
    const key = JSON.stringify([api.name, namespace, pod, port]);
    const known = this.running.get(key);
    if (known) {
      void this.announce(key, known);
      return known.localPort;
    }
    const controller = new AbortController();
    const { localPort } = await api.forward(namespace, pod, port, controller.signal);
    const forward = { label: `${pod}:${port}`, localPort, controller };
    this.running.set(key, forward);
    this.keys.set('slipway.forwarding', true);
    void this.announce(key, forward);
    return localPort;
  }

  /** Lets the user choose which forward to end. */
  async stopOne(): Promise<void> {
    const items = [...this.running].map(([key, { label, localPort }]) => ({ label, description: `http://127.0.0.1:${localPort}`, key }));
    const picked = await window.showQuickPick(items, { title: l10n.t('Slipway: Stop forwarding'), placeHolder: l10n.t('Choose the forward to end') });
    if (picked) this.stop(picked.key);
  }

  dispose(): void {
    this.release.dispose();
  }

  private async announce(key: string, { label, localPort }: Forward): Promise<void> {
    const open = l10n.t('Open in Browser');
    const stop = l10n.t('Stop');
    const address = `http://127.0.0.1:${localPort}`;
    const picked = await window.showInformationMessage(l10n.t('{0} is reachable at {1}.', label, address), open, stop);
    if (picked === stop) this.stop(key);
    // In a remote window the browser runs elsewhere: the editor itself knows how to get there.
    if (picked === open) await commands.executeCommand('vscode.open', await env.asExternalUri(Uri.parse(address)));
  }

  private stop(key: string): void {
    this.running.get(key)?.controller.abort();
    this.running.delete(key);
    if (this.running.size === 0) this.keys.set('slipway.forwarding', false);
  }

  private stopAll(): void {
    for (const key of [...this.running.keys()]) this.stop(key);
  }
}
