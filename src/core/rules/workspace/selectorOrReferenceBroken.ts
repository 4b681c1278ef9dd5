import type { ManifestObject } from '../../kubernetes/manifest.ts';
import { volumesOf } from '../../kubernetes/volumes.ts';
import { defineWorkspaceRule, type WorkspaceRuleContext } from '../../lint/rule.ts';
import { labelsAt, mapsAt, selectorAt, selectorOf, textAt } from '../../workspace/readValues.ts';
import { mayShareNamespace, nearest, podsSelected, relatedTo, selects, titleOf } from '../../workspace/relations.ts';
import { sameFolder } from '../../workspace/paths.ts';
import { entryOf, nodeAt } from '../../yaml/node.ts';

export const selectorOrReferenceBroken = defineWorkspaceRule({
  id: 'selector-or-reference-broken',
  scope: 'object',
  severity: 'error',
  summary: 'A selector misses the pods it is for, or a mount names a volume that is not there.',
  why: 'The API server refuses a workload whose selector does not match its own template, and a pod that mounts a volume it does not define. A Service whose selector misses by one label is accepted and has no endpoints.',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector', 'https://kubernetes.io/docs/concepts/services-networking/service/#services-in-kubernetes'],
  misses: ['selector', 'template', 'metadata', 'labels', 'volumes', 'volumeClaimTemplates'],
  check: (object, context) => {
    if (object.partial) return;
    if (object.group === 'apps') checkTemplate(object, context);
    if (object.group === '' && object.kind === 'Service') checkService(object, context);
    checkMounts(object, context);
  },
});

/** The selector of a workload against the labels of its own template. */
function checkTemplate({ node }: ManifestObject, { report }: WorkspaceRuleContext): void {
  const selector = selectorAt(node, 'spec', 'selector');
  const labels = labelsAt(node, 'spec', 'template', 'metadata', 'labels');
  const place = nodeAt(node, 'spec', 'selector', 'matchLabels');
  if (!selector || !labels || !place || selects(selector, labels)) return;
  const [name, value] = Object.entries(selector).find(([key, wanted]) => labels[key] !== wanted) ?? ['', ''];
  const has = labels[name] === undefined ? `has no label ${name}` : `has ${name}: ${labels[name]}`;
  report(entryOf(place.kind === 'map' ? place : undefined, name)?.value ?? place, `The API server refuses this: the selector wants ${name}: ${value}, and the template ${has}. Write the same labels in both.`);
}

/** A Service that selects no pod, and would select some in its folder with one label changed. */
function checkService(object: ManifestObject, { report, workspace, viewpoint }: WorkspaceRuleContext): void {
  const selector = selectorOf(object.node);
  const place = nodeAt(object.node, 'spec', 'selector');
  if (!selector || !place || podsSelected(workspace, viewpoint, selector).length > 0) return;
  const near = workspace.podMakers().filter(({ path, facts }) => sameFolder(path, viewpoint.path) && mayShareNamespace(viewpoint.namespace, facts.namespace));
  if (near.some((maker) => maker.facts.partial || maker.facts.pods.some(({ labels, labelsGrow }) => labels === undefined || labelsGrow) || workspace.isPatched(maker.path, maker.facts))) return;
  for (const maker of nearest(viewpoint.path, near)) {
    for (const { labels = {} } of maker.facts.pods) {
      const wrong = Object.entries(selector).filter(([key, value]) => labels[key] !== value);
      const [[name, value] = ['', '']] = wrong;
      const shared = Object.values(selector).some((one) => Object.values(labels).includes(one)) || textAt(object.node, 'metadata', 'name') === maker.facts.name;
      if (wrong.length !== 1 || !shared) continue;
      const has = labels[name] === undefined ? `have no label ${name}` : `have ${name}: ${labels[name]}`;
      report(entryOf(place.kind === 'map' ? place : undefined, name)?.value ?? place, `This Service selects no pod here: it wants ${name}: ${value}, and those of ${titleOf(maker.facts)} ${has}. Clients find no endpoint.`, { severity: 'warning', related: [relatedTo(maker, `${titleOf(maker.facts)}, whose pods were probably meant.`)] });
      return;
    }
  }
}

/** Mounts of volumes that the pod does not have. */
function checkMounts(object: ManifestObject, { report }: WorkspaceRuleContext): void {
  for (const podSpec of object.podSpecs) {
    const volumes = mapsAt(podSpec.node, 'volumes');
    const claimed = mapsAt(object.node, 'spec', 'volumeClaimTemplates');
    if (!podSpec.validated || !volumes || !claimed) continue;
    const names = [...volumesOf(podSpec).map((volume) => textAt(volume, 'name')), ...claimed.map((claim) => textAt(claim, 'metadata', 'name'))];
    // A volume without a name, or two of one name, is the mistake itself; which one a mount means is not known then.
    if (names.includes(undefined) || names.includes('') || new Set(names).size < names.length) continue;
    for (const mount of podSpec.containers.flatMap(({ node }) => mapsAt(node, 'volumeMounts') ?? [])) {
      const place = entryOf(mount, 'name')?.value;
      const name = textAt(mount, 'name');
      if (place && name !== undefined && name !== '' && !names.includes(name)) report(place, `The API server refuses this: the pod has no volume called ${name}. Define it under volumes, or correct the name.`);
    }
  }
}
