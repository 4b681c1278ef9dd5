import { l10n, window } from 'vscode';
import type { ClusterDirectory } from '../clusters/clusterDirectory.ts';
import type { TargetChoice } from '../clusters/deployTarget.ts';
import { rowTarget } from '../commands/rowTarget.ts';
import { chooseTarget } from '../pickers/chooseTarget.ts';
import { runningPods } from './findPod.ts';
import type { Target } from '../views/row.ts';

/** Which pods to offer first when no row says which one is meant. */
export interface PodQuestion {
  readonly title: string;
  readonly workloads: readonly string[];
}

/** The pod of the row, or one the user picks on the deploy target; undefined when the user backs out. */
export async function pickPod(
  argument: unknown,
  { directory, choice }: { readonly directory: ClusterDirectory; readonly choice: TargetChoice },
  question: PodQuestion,
  signal: AbortSignal,
): Promise<Extract<Target, { type: 'pod' }> | undefined> {
  const onRow = rowTarget(argument, 'pod');
  if (onRow) return onRow;
  const target = choice.current ?? (await chooseTarget(directory, choice, signal));
  if (!target) return undefined;
  const { api } = await directory.connection(target.cluster);
  const names = await runningPods(api, target.namespace, question.workloads, signal);
  const [only] = names;
  const isClear = only !== undefined && (names.length === 1 || (question.workloads.length === 1 && only.startsWith(`${question.workloads[0]}-`)));
  const pod = isClear ? only : await window.showQuickPick(names, { title: question.title, placeHolder: l10n.t('Running pods in {0} on {1}', target.namespace, target.cluster) });
  return pod === undefined ? undefined : { type: 'pod', context: target.cluster, namespace: target.namespace, pod };
}
