import type { Container } from '../../kubernetes/manifest.ts';
import { isKnownAccelerator } from '../../kubernetes/acceleratorNames.ts';
import type { Fix } from '../../lint/finding.ts';
import { nearestName } from '../../lint/nearestName.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { intoLimits, intoPodSpec, underResources } from '../support/moves.ts';

/** Fields of the pod that people put into the container. */
const podFields = ['nodeSelector', 'tolerations', 'runtimeClassName', 'affinity'];

const halves = ['limits', 'requests'];

export const gpuResourceMisplaced = defineRule({
  id: 'gpu-resource-misplaced',
  scope: 'object',
  severity: 'error',
  summary: 'A GPU, or what chooses its node, stands at a place where no such field exists.',
  why: 'kubectl refuses a field that does not exist. A client that skips that check drops it without a word, and the pod runs without a GPU or on the wrong node.',
  sources: ['https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/', 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
  check: (object, context) => {
    for (const { node, owner } of object.resources) if (owner !== 'custom') checkResources(node, context);
    for (const podSpec of object.podSpecs) {
      for (const half of halves) checkHalf(entryOf(podSpec.node, half), 'the pod', () => [], context);
      for (const container of podSpec.containers) if (container.image) checkContainer(container, context);
    }
  },
});

function checkResources(resources: YamlMap, context: RuleContext): void {
  for (const entry of resources.entries) {
    if (isKnownAccelerator(entry.key)) {
      const message = `"resources" has no field ${entry.key}: kubectl refuses it, and where it is dropped the pod gets no GPU. Put it under resources.limits.`;
      context.report(entry.keyNode, message, { fixes: () => entry.merged ? [] : intoLimits(context.text, resources, entry) });
    } else if (!halves.includes(entry.key) && holdsGpu(entry.value)) {
      reportMisspelt(entry, nearestName(entry.key, halves, 3) ?? 'limits', context);
    }
  }
}

function checkContainer(container: Container, context: RuleContext): void {
  const { node, podSpec } = container;
  for (const half of halves) checkHalf(entryOf(node, half), 'a container', (entry) => underResources(context.text, node, entry), context);
  for (const entry of node.entries) {
    const holdsResources = halves.some((half) => holdsGpu(entryOf(asMap(entry.value), half)?.value)) || holdsGpu(entry.value);
    if (entry.key !== 'resources' && !halves.includes(entry.key) && holdsResources && nearestName(entry.key, ['resources'], 3) !== undefined) reportMisspelt(entry, 'resources', context);
    if (!podFields.includes(entry.key)) continue;
    const message = `A container has no field "${entry.key}": kubectl refuses it, and where it is dropped the pod may land on any node. It belongs beside "containers".`;
    context.report(entry.keyNode, message, { fixes: () => entry.merged ? [] : intoPodSpec(context.text, podSpec.node, node, entry) });
  }
}

function checkHalf(entry: YamlEntry | undefined, place: string, fixes: (entry: YamlEntry) => readonly Fix[], { report }: RuleContext): void {
  if (!entry || !holdsGpu(entry.value)) return;
  const message = `"${entry.key}" is no field of ${place}: kubectl refuses it, and where it is dropped the pod gets no GPU. It belongs under the container's "resources".`;
  report(entry.keyNode, message, { fixes: () => entry.merged ? [] : fixes(entry) });
}

function reportMisspelt(entry: YamlEntry, right: string, { report }: RuleContext): void {
  const message = `"${entry.key}" is not a field; it is "${right}". kubectl refuses it, and where it is dropped the pod gets no GPU.`;
  report(entry.keyNode, message, {
    fixes: () => entry.merged ? [] : [{ title: `Rename to ${right}`, edits: [replaced(entry.keyNode, right)], kind: 'unsafe', preferred: true }],
  });
}

function holdsGpu(node: YamlNode | undefined): boolean {
  return asMap(node)?.entries.some((entry) => isKnownAccelerator(entry.key)) === true;
}
