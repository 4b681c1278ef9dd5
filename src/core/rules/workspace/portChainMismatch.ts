import type { Fix } from '../../lint/finding.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import type { ContainerFacts, ServicePort } from '../../workspace/facts.ts';
import { readServicePort } from '../../workspace/readObject.ts';
import { mapsAt, selectorOf } from '../../workspace/readValues.ts';
import { builtFrom } from '../../workspace/builtImages.ts';
import { podsSelected, relatedTo, type SelectedPods, selects, titleOf } from '../../workspace/relations.ts';
import type { FoundObject, Workspace } from '../../workspace/workspace.ts';
import { replaced } from '../../yaml/edits.ts';
import { entryOf, isNull, type YamlMap, type YamlNode } from '../../yaml/node.ts';

export const portChainMismatch = defineWorkspaceRule({
  id: 'port-chain-mismatch',
  scope: 'object',
  severity: 'warning',
  summary: 'A Service sends to a port that its pods do not listen on.',
  why: 'A Service only passes connections on. Where nothing listens on its targetPort, every client is refused although the pods are ready; where the targetPort is a name that no container has, the Service has no endpoints at all.',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports', 'https://github.com/huggingface/text-generation-inference/blob/main/Dockerfile'],
  check: (object, { report, workspace, viewpoint }) => {
    const selector = object.group === '' && object.kind === 'Service' && !object.partial ? selectorOf(object.node) : undefined;
    if (!selector) return;
    const selected = podsSelected(workspace, viewpoint, selector);
    if (selected.length === 0 || selected.some((one) => one.object.facts.partial || workspace.isPatched(one.object.path, one.object.facts))) return;
    for (const port of mapsAt(object.node, 'spec', 'ports') ?? []) {
      const faults = selected.map((one) => faultOf(readServicePort(port), one, workspace));
      const [fault] = faults;
      const [first] = selected;
      if (!fault || !first || faults.some((one) => one === undefined)) continue;
      report(placeOf(port), fault.message, { related: [relatedTo(first.object, `${titleOf(first.object.facts)}, whose pods it sends to.`, fault.container.place)], fixes: () => fixes(port, fault) });
    }
  },
});

interface Fault {
  readonly message: string;
  /** The container that does not listen. */
  readonly container: ContainerFacts;
  /** What it listens on instead, where that is one port. */
  readonly right: number | string | undefined;
}

/** Why no pod of the object answers on the port; undefined where one does, or may. */
function faultOf({ target, port }: ServicePort, { object, pods }: SelectedPods, workspace: Workspace): Fault | undefined {
  const running = pods.flatMap(({ containers }) => containers.filter(({ runs }) => runs));
  const [only] = running;
  if (target === undefined || !only) return undefined;
  const written = running.map(({ ports }) => ports ?? [{ name: undefined, number: undefined, place: only.place }]).flat();
  if (written.some(({ number }) => number === undefined)) return undefined;
  const title = titleOf(object.facts);
  if (typeof target === 'string') {
    if (/^\d+$/.test(target)) return undefined;
    const named = written.find(({ name }) => name === target);
    if (named) return running.length === 1 ? serverFault(only, named.number, `The Service sends to ${target}, which is ${named.number} in ${title}`) : undefined;
    const [first, ...more] = written;
    return { message: `No container of ${title} has a port called ${target}, so the Service has no endpoints and every connection to it is refused. Name a port ${target} there, or send to a number.`, container: only, right: first && more.length === 0 ? first.name ?? first.number : undefined };
  }
  if (running.length === 1) {
    const fault = serverFault(only, target, `The Service sends to ${target}`);
    if (fault || only.server) return fault;
    if (only.ports?.length === 0) return exposeFault(only, target, object, workspace);
  }
  // Ports in a manifest are only words, and where one container says none it may listen on any.
  if (running.some(({ ports, server }) => !server && ports?.length === 0) || written.some(({ number }) => number === target) || running.some(({ server }) => server?.ports.includes(target) === true)) return undefined;
  const numbers = [...new Set(written.map(({ number }) => number))];
  // A list that another Service reaches is kept by somebody, and seldom whole.
  if (reachedOtherwise(object, workspace, numbers)) return undefined;
  const omitted = port === target ? ' (its port where no targetPort is written)' : '';
  return { message: `The Service sends to ${target}${omitted}, and the containers of ${title} open ${numbers.join(', ')}: clients are refused. Send to a port that is open.`, container: only, right: numbers.length === 1 ? numbers[0] : undefined };
}

/** The port is one that the model server in the container does not listen on. */
function serverFault(container: ContainerFacts, port: number | undefined, sends: string): Fault | undefined {
  const { server } = container;
  const [right] = server?.ports ?? [];
  if (!server || port === undefined || server.ports.includes(port)) return undefined;
  return { message: `${sends}, but ${server.name} listens on ${right} there: clients are refused. Send to ${right}, or give the server that port.`, container, right };
}

/** True where a Service here sends to one of the ports of the object's pods. */
function reachedOtherwise({ facts }: FoundObject, workspace: Workspace, numbers: readonly (number | undefined)[]): boolean {
  return workspace.ofKind('', 'Service').some(({ facts: { service } }) => {
    const { selector, ports = [] } = service ?? {};
    const selectsPods = selector !== undefined && facts.pods.some(({ labels }) => labels !== undefined && selects(selector, labels));
    return selectsPods && ports.some(({ target }) => typeof target === 'number' && numbers.includes(target));
  });
}

/** The container says nothing about ports, and the Dockerfile that builds it says another. */
function exposeFault(container: ContainerFacts, port: number, { path }: FoundObject, workspace: Workspace): Fault | undefined {
  const built = container.image === undefined ? undefined : builtFrom(container.image, path, workspace);
  const ports = built?.facts.ports ?? [];
  if (ports.length === 0 || ports.includes(port)) return undefined;
  return { message: `The Service sends to ${port}, and the Dockerfile of ${container.image} exposes ${ports.join(', ')}: where the program listens there, clients are refused. Send to that port, or expose ${port}.`, container, right: ports.length === 1 ? ports[0] : undefined };
}

function placeOf(port: YamlMap): YamlNode {
  const target = entryOf(port, 'targetPort')?.value;
  return target && !isNull(target) ? target : entryOf(port, 'port')?.value ?? port;
}

function fixes(port: YamlMap, { right }: Fault): readonly Fix[] {
  const target = entryOf(port, 'targetPort');
  if (right === undefined || !target || target.merged || target.value.kind === 'alias') return [];
  return [{ title: `Send to ${right}`, edits: [replaced(target.value, String(right))], kind: 'unsafe', preferred: true }];
}
