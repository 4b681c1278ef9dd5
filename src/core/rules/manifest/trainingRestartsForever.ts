import { commandOf } from '../../kubernetes/containerCommand.ts';
import { environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { Container, ManifestObject } from '../../kubernetes/manifest.ts';
import type { Fix, TextEdit } from '../../lint/finding.ts';
import { defineRule } from '../../lint/rule.ts';
import { trainingOf } from '../../models/trainingCommand.ts';
import { addedEntry, removedEntry, replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, entryOf, isNull, knownString, nodeAt } from '../../yaml/node.ts';

/** Kinds whose pods the cluster starts again whenever they end. */
const restarting: Readonly<Record<string, readonly string[]>> = {
  '': ['Pod', 'ReplicationController'],
  apps: ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
  'argoproj.io': ['Rollout'],
};

export const trainingRestartsForever = defineRule({
  id: 'training-restarts-forever',
  scope: 'container',
  severity: 'warning',
  summary: 'A training runs in a kind whose pods are restarted when they end.',
  why: 'A training ends. A Deployment, and a Pod with the default restartPolicy, takes that for a failure of a server and starts the container again: the training begins anew, overwrites its result and holds the GPUs for ever. A Job ends with it and keeps its exit code.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy', 'https://kubernetes.io/docs/concepts/workloads/controllers/job/'],
  misses: ['restartPolicy'],
  check: (container, { text, report }) => {
    const { object } = container.podSpec;
    if (container.role !== 'main' || restarting[object.group]?.includes(object.kind) !== true || !restarts(container)) return;
    const last = commandOf(container, environmentOf(container), text)?.programs.at(-1);
    const training = last && trainingOf(last);
    // A script with a loop or a condition may well wait behind its training.
    if (!training || /\b(?:while|until|for|if|trap|wait)\b/.test(written(container, text))) return;
    const { kind } = object;
    const message = kind === 'Pod'
      ? `${training.name} ends when the training is done, and this pod starts it again for ever, because its restartPolicy is Always. Set restartPolicy: Never, or run it as a Job.`
      : `${training.name} ends when the training is done, and a ${kind} starts it again for ever, from the beginning. Run it as a Job.`;
    report(training.word.span, message, { fixes: () => (kind === 'Pod' ? neverAgain(text, container) : asJob(text, container)) });
  },
});

function restarts({ node, podSpec }: Container): boolean {
  const policy = nodeAt(podSpec.node, 'restartPolicy');
  const known = policy === undefined || isNull(policy) || knownString(policy) === 'Always';
  return known && !podSpec.object.partial && entryOf(node, 'restartPolicy') === undefined && entryOf(node, 'restartPolicyRules') === undefined;
}

/** The source of the command; of a list of words it holds no shell keywords. */
function written(container: Container, text: string): string {
  const lists = ['command', 'args'].flatMap((field) => entryOf(container.node, field) ?? []);
  return lists.map(({ value }) => text.slice(value.start, value.end)).filter((source) => /[\s'"/](?:ba|da|z)?sh\b/.test(source) || /&&|;|\n\s*\|/.test(source)).join('\n');
}

function neverAgain(text: string, { podSpec }: Container): readonly Fix[] {
  return [{ title: 'Set restartPolicy: Never', edits: policyEdits(text, podSpec.node), kind: 'unsafe', preferred: true }];
}

function policyEdits(text: string, pod: Container['podSpec']['node']): readonly TextEdit[] {
  const entry = entryOf(pod, 'restartPolicy');
  return [entry && !isNull(entry.value) ? replaced(entry.value, 'Never') : addedEntry(text, pod, 'restartPolicy: Never')];
}

/** Offered for one plain Deployment: what a Job lacks is removed, what it needs is added. */
function asJob(text: string, { podSpec }: Container): readonly Fix[] {
  const { object } = podSpec;
  const spec = asMap(entryOf(object.node, 'spec')?.value);
  const replicas = asScalar(nodeAt(spec, 'replicas'));
  const [apiVersion, kind] = [entryOf(object.node, 'apiVersion'), entryOf(object.node, 'kind')];
  if (object.kind !== 'Deployment' || !isPlain(object) || !spec || spec.flow || !apiVersion || !kind || (replicas && replicas.value !== 1)) return [];
  const removed = spec.entries.filter(({ key }) => key !== 'template').map((entry) => removedEntry(text, spec, entry));
  const edits = [replaced(apiVersion.value, 'batch/v1'), replaced(kind.value, 'Job'), ...removed, ...policyEdits(text, podSpec.node)];
  return [{ title: 'Make it a Job', edits, kind: 'unsafe', preferred: true }];
}

function isPlain({ node }: ManifestObject): boolean {
  const spec = asMap(entryOf(node, 'spec')?.value);
  return spec !== undefined && [...node.entries, ...spec.entries].every(({ merged, value }) => !merged && value.kind !== 'alias');
}
