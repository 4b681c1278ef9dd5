import { l10n, type OutputChannel, window } from 'vscode';
import { isAbort } from '../../base/async.ts';
import { toAppError } from '../../base/errors.ts';
import { type Disposable, onDispose } from '../../base/lifecycle.ts';
import type { ClusterApi } from '../../core/clusters/clusterApi.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { readPod } from './findPod.ts';
import { containerNames } from './podPorts.ts';

/** How many lines from before are shown, per container. */
const tailLines = 1000;

/** The output channel with the logs of the pod that the user asked for last. */
export class PodLogs implements Disposable {
  private channel: OutputChannel | undefined;
  private following: AbortController | undefined;
  private readonly release = onDispose(() => {
    this.following?.abort();
    this.channel?.dispose();
  });

  /** Follows every container of a pod; resolves as soon as the streams are asked for. */
  async show(api: ClusterApi, namespace: string, pod: string, signal: AbortSignal): Promise<void> {
    const containers = containerNames(await readPod(api, namespace, pod, signal));
    this.following?.abort();
    const controller = new AbortController();
    this.following = controller;
    this.channel ??= window.createOutputChannel('Slipway Logs', 'log');
    this.channel.clear();
    this.channel.appendLine(l10n.t('── logs of {0} in {1} on {2}', pod, namespace, api.name));
    this.channel.show(true);
    const source = (container: string): string => (containers.length === 1 ? '' : `${container} | `);
    for (const container of containers) void this.follow(api, { namespace, pod, container }, source(container), controller.signal);
  }

  dispose(): void {
    this.release.dispose();
  }

  private async follow(api: ClusterApi, place: { namespace: string; pod: string; container: string }, prefix: string, signal: AbortSignal): Promise<void> {
    const write = (text: string): void => {
      if (!signal.aborted) this.channel?.appendLine(`${prefix}${text}`);
    };
    try {
      const lines = api.logs(place.namespace, place.pod, { container: place.container, follow: true, tailLines }, signal);
      for await (const line of lines) write(line.text);
      write(l10n.t('── the log of {0} has ended', place.container));
    } catch (error) {
      if (!isAbort(error)) write(`── ${errorMessage(toAppError(error))}`);
    }
  }
}
