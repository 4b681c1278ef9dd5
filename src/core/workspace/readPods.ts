import type { Container, PodSpec } from '../kubernetes/manifest.ts';
import { portsOf, serverProcessOf } from '../models/serverProcess.ts';
import { asMap, asSeq, entryOf, isNull, type YamlNode } from '../yaml/node.ts';
import type { ContainerFacts, ContainerPort, PodFacts } from './facts.ts';
import { labelsAt, mapsAt, numberAt, textAt } from './readValues.ts';

/** The facts of a pod spec; `text` is its document. */
export function readPod(podSpec: PodSpec, text: string): PodFacts {
  return {
    labels: labelsAt(metadataOf(podSpec), 'labels'),
    labelsGrow: !podSpec.validated,
    containers: podSpec.containers.filter(({ role }) => role !== 'ephemeral').map((container) => readContainer(container, text)),
  };
}

/** The `metadata` beside the `spec`; undefined where the pod spec is not called so and has its labels elsewhere. */
function metadataOf({ object, path }: PodSpec): YamlNode | undefined {
  const steps = path.split('.');
  if (steps.pop() !== 'spec') return undefined;
  let here: YamlNode | undefined = object.node;
  for (const step of [...steps, 'metadata']) {
    const [, name = '', index] = /^(.*?)(?:\[(\d+)\])?$/.exec(step) ?? [];
    const value: YamlNode | undefined = entryOf(asMap(here), name)?.value;
    here = index === undefined ? value : asSeq(value)?.items[Number(index)];
  }
  return here;
}

function readContainer(container: Container, text: string): ContainerFacts {
  const { node, image, name, role } = container;
  const process = serverProcessOf(container, text);
  const ports = process && portsOf(process);
  const { start, end } = image ?? entryOf(node, 'name')?.value ?? node;
  return {
    name,
    image: image && !image.dynamic ? image.text : undefined,
    place: { start, end },
    runs: role === 'main' || textAt(node, 'restartPolicy') === 'Always',
    ports: readPorts(node),
    server: process && ports ? { name: process.server.name, ports } : undefined,
    asksForCpu: asksForCpu(container),
  };
}

function readPorts(node: YamlNode): readonly ContainerPort[] | undefined {
  return mapsAt(node, 'ports')?.map((port) => {
    const number = entryOf(port, 'containerPort')?.value ?? port;
    return { name: textAt(port, 'name') || undefined, number: numberAt(port, 'containerPort'), place: { start: number.start, end: number.end } };
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
