import type { Container, PodSpec } from '../kubernetes/manifest.ts';
import { portsOf, serverProcessOf } from '../models/serverProcess.ts';
import { asMap, entryOf, isNull, type YamlNode } from '../yaml/node.ts';
import type { ContainerFacts, ContainerPort, PodFacts } from './facts.ts';
import { type DocumentText, labelsAt, mapsAt, numberAt, placeOf, textAt } from './readValues.ts';

/** The facts of a pod spec. */
export function readPod(podSpec: PodSpec, document: DocumentText): PodFacts {
  return {
    labels: labelsAt(podSpec.template, 'metadata', 'labels'),
    labelsGrow: !podSpec.validated,
    containers: podSpec.containers.filter(({ role }) => role !== 'ephemeral').map((container) => readContainer(container, document)),
  };
}

function readContainer(container: Container, document: DocumentText): ContainerFacts {
  const { node, image, name, role } = container;
  const process = serverProcessOf(container, document.text);
  const ports = process && portsOf(process);
  return {
    name,
    image: image && !image.dynamic ? image.text : undefined,
    place: placeOf(image ?? entryOf(node, 'name')?.value ?? node, document),
    runs: role === 'main' || textAt(node, 'restartPolicy') === 'Always',
    ports: readPorts(node, document),
    server: process && ports ? { name: process.server.name, ports } : undefined,
    asksForCpu: asksForCpu(container),
  };
}

function readPorts(node: YamlNode, document: DocumentText): readonly ContainerPort[] | undefined {
  return mapsAt(node, 'ports')?.map((port) => {
    const place = placeOf(entryOf(port, 'containerPort')?.value ?? port, document);
    return { name: textAt(port, 'name') || undefined, number: numberAt(port, 'containerPort'), place };
  });
}

function asksForCpu({ node, resources }: Container): boolean | undefined {
  const entry = entryOf(node, 'resources');
  if (!entry || isNull(entry.value)) return false;
  if (!resources) return undefined;
  for (const half of ['requests', 'limits']) {
    const given = entryOf(resources.node, half)?.value;
    if (!given || isNull(given)) continue;
    const map = asMap(given);
    if (!map || map.entries.some(({ keyNode }) => keyNode.dynamic)) return undefined;
    const cpu = entryOf(map, 'cpu')?.value;
    if (cpu && !isNull(cpu)) return true;
  }
  return resources.node.entries.some(({ keyNode }) => keyNode.dynamic) ? undefined : false;
}
