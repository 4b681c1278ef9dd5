import { l10n, window } from 'vscode';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { readPod } from '../models/findPod.ts';
import { pickPod } from '../models/pickPod.ts';
import { podPorts } from '../models/podPorts.ts';
import type { PortForwards } from '../models/portForwards.ts';
import type { Command } from './command.ts';

export interface ForwardParts {
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
  readonly forwards: PortForwards;
  /** The workloads of the latest deploy: their pods are offered first. */
  readonly workloads: () => readonly string[];
}

/** Makes a port of a pod reachable on this machine. */
export function forwardModel(parts: ForwardParts): Command {
  return {
    needsTrust: true,
    run: async (argument, { signal }) => {
      const target = await pickPod(argument, parts, { title: l10n.t('Slipway: Pod to forward'), workloads: parts.workloads() }, signal);
      if (!target) return;
      const { api } = await parts.directory.connection(target.context);
      const ports = podPorts(await readPod(api, target.namespace, target.pod, signal));
      const port = ports.length === 1 ? ports[0]?.port : await askPort(ports.map(({ container, name, port: number }) => ({ label: String(number), description: [container, name].filter(Boolean).join(' · ') })));
      if (port !== undefined) await parts.forwards.open(api, target.namespace, target.pod, port);
    },
  };
}

/** Lets the user pick a declared port, or type one when the pod declares none. */
async function askPort(declared: readonly { label: string; description: string }[]): Promise<number | undefined> {
  const title = l10n.t('Slipway: Port to forward');
  if (declared.length > 0) {
    const picked = await window.showQuickPick(declared, { title, placeHolder: l10n.t('Choose a port of the pod') });
    return picked && Number(picked.label);
  }
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t('The pod declares no port; which one does it listen on?'),
    validateInput: (text) => (isPort(text) ? undefined : l10n.t('A port is a number from 1 to 65535.')),
  });
  return typed === undefined ? undefined : Number(typed);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
