import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/** The output channel of deploys. */
export const deployChannel = 'Slipway Deploy';

/** Where a deploy goes. */
export interface Target {
  readonly cluster: string;
  readonly namespace: string;
}

/** Starts "Deploy Workspace" from the palette and chooses cluster and namespace, as a newcomer does. */
export async function startDeploy(workbench: Workbench, target: Target): Promise<void> {
  await workbench.runCommand('Slipway: Deploy Workspace');
  await workbench.questionTitled('Slipway: Cluster to deploy to');
  await workbench.choose(target.cluster);
  await workbench.questionTitled('Slipway: Namespace to deploy to');
  await workbench.choose(target.namespace);
}

/** Waits for the sentence with which the deploy ends, as the notification says it. */
export async function deployOutcome(workbench: Workbench, sentence: RegExp, seconds: number): Promise<string> {
  const texts = await until(
    `the notification ${String(sentence)}`,
    () => workbench.notifications(),
    (all) => all.some((text) => sentence.test(text) || failed.test(text)),
    seconds,
  );
  const told = texts.find((text) => sentence.test(text));
  if (told === undefined) throw new Error(`the deploy ended otherwise: ${texts.join(' | ')}\n${workbench.outputText(deployChannel)}`);
  return told;
}

/** The sentences of a deploy that did not work. */
const failed = /fail|refuse|reject|does not run|not ready after|went wrong|no manifest|does not answer/i;
