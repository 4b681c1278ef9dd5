import { defineWorkspaceRule } from '../../lint/rule.ts';
import type { ServicePort } from '../../workspace/facts.ts';
import { ingressPorts } from '../../workspace/readObject.ts';
import { selectorAt } from '../../workspace/readValues.ts';
import { mayShareNamespace, nearest, podsSelected, relatedTo, selects, type SelectedPods, titleOf, type Viewpoint } from '../../workspace/relations.ts';
import type { FoundObject, Workspace } from '../../workspace/workspace.ts';
import { entryOf, nodeAt, type YamlNode } from '../../yaml/node.ts';

export const networkPolicyBlocksService = defineWorkspaceRule({
  id: 'network-policy-blocks-service',
  scope: 'object',
  severity: 'warning',
  summary: 'A NetworkPolicy lets nothing in on the port that a Service sends to.',
  why: 'Once a policy selects a pod, only what some policy names comes in. Policies name the port of the pod, not that of the Service: with the wrong one every client waits until it gives up, though the pod is ready.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  check: (object, { report, workspace, viewpoint }) => {
    const selector = object.group === 'networking.k8s.io' && object.kind === 'NetworkPolicy' && !object.partial ? selectorAt(object.node, 'spec', 'podSelector') : undefined;
    const open = ingressPorts(object.node);
    const place = nodeAt(object.node, 'spec', 'ingress') ?? entryOf(object.node, 'kind')?.value;
    // A policy for all pods, and one that opens nothing, is the wall that others make doors in.
    if (!selector || !place || !open || open.length === 0 || Object.keys(selector).length === 0) return;
    for (const selected of podsSelected(workspace, viewpoint, selector)) {
      const blocked = blockedService(selected, viewpoint, workspace);
      if (!blocked) continue;
      const { service, port } = blocked;
      report(placeOfPorts(place), `This policy and its neighbours open ${open.map(said).join(', ')} of ${titleOf(selected.object.facts)}, and Service ${service.facts.name} sends to ${port.target}: its clients wait in vain. Open ${port.target}.`, { related: [relatedTo(service, 'The Service.')] });
      return;
    }
  },
});

/** The place of the ports where all stand in one list, else of all rules. */
function placeOfPorts(ingress: YamlNode): YamlNode {
  const rules = ingress.kind === 'seq' ? ingress.items : [];
  const [only] = rules;
  const ports = rules.length === 1 ? nodeAt(only, 'ports') : undefined;
  const port = ports?.kind === 'seq' && ports.items.length === 1 ? nodeAt(ports.items[0], 'port') : undefined;
  return port ?? ports ?? ingress;
}

interface Blocked {
  readonly service: FoundObject;
  readonly port: ServicePort;
}

/** A Service for the pods none of whose ports any policy lets in. */
function blockedService({ object, pods }: SelectedPods, viewpoint: Viewpoint, workspace: Workspace): Blocked | undefined {
  const policies = workspace.ofKind('networking.k8s.io', 'NetworkPolicy').filter(({ facts }) => mayShareNamespace(viewpoint.namespace, facts.namespace));
  const services = nearest(viewpoint.path, workspace.ofKind('', 'Service').filter(({ facts }) => mayShareNamespace(object.facts.namespace, facts.namespace)));
  for (const { labels } of pods) {
    const opened = policies.map(({ facts }) => (labels && facts.policy?.pods && selects(facts.policy.pods, labels) ? facts.policy.ports : facts.policy?.pods ? [] : undefined));
    if (!labels || opened.includes(undefined)) continue;
    const open = opened.flatMap((ports) => ports ?? []);
    for (const service of services) {
      const { selector, ports } = service.facts.service ?? {};
      if (!selector || Object.keys(selector).length === 0 || !ports || !selects(selector, labels)) continue;
      const numbers = ports.map((port) => numbersOf(port, pods));
      const [first] = ports;
      if (first && numbers.every((list) => list !== undefined && list.every((number) => !open.some((one) => lets(one, number))))) return { service, port: first };
    }
  }
  return undefined;
}

/** The target of a port as all that a policy could call it; undefined where it is not known. */
function numbersOf({ target }: ServicePort, pods: SelectedPods['pods']): readonly (number | string)[] | undefined {
  const lists = pods.flatMap(({ containers }) => containers.map(({ ports }) => ports));
  if (target === undefined || lists.includes(undefined)) return undefined;
  const same = lists.flatMap((ports) => ports ?? []).filter((port) => port.name === target || port.number === target);
  if (typeof target === 'string' && same.length === 0) return undefined;
  return [target, ...same.flatMap(({ name, number }) => [name ?? [], number ?? []].flat())];
}

function lets(open: number | string | readonly [number, number], port: number | string): boolean {
  return typeof open === 'object' ? typeof port === 'number' && port >= open[0] && port <= open[1] : open === port;
}

function said(open: number | string | readonly [number, number]): string {
  return typeof open === 'object' ? `${open[0]} to ${open[1]}` : String(open);
}
