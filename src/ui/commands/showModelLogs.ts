import { l10n } from 'vscode';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import type { PodLogs } from '../models/podLogs.ts';
import { pickPod } from '../models/pickPod.ts';
import type { Command } from './command.ts';

export interface LogParts {
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
  readonly logs: PodLogs;
  readonly workloads: () => readonly string[];
}

/** Shows what the containers of a pod print, and goes on as long as they do. */
export function showModelLogs(parts: LogParts): Command {
  return {
    needsTrust: true,
    run: async (argument, { signal }) => {
      const target = await pickPod(argument, parts, { title: l10n.t('Slipway: Pod whose logs to show'), workloads: parts.workloads() }, signal);
      if (!target) return;
      const { api } = await parts.directory.connection(target.context);
      await parts.logs.show(api, target.namespace, target.pod, signal);
    },
  };
}
