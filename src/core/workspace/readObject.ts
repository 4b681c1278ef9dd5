import type { ManifestObject } from '../kubernetes/manifest.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, nodeAt, type YamlMap, type YamlNode } from '../yaml/node.ts';
import type { AutoscalerFacts, ClaimFacts, ObjectFacts, PolicyFacts, ServiceFacts, ServicePort, VolumeFacts } from './facts.ts';
import { readPod } from './readPods.ts';
import { amountAt, type DocumentText, labelsAt, mapsAt, numberAt, placeOf, selectorAt, textAt, textsAt } from './readValues.ts';

/** The facts of an object. */
export function readObject(object: ManifestObject, document: DocumentText): ObjectFacts {
  const { group, kind, name, partial, node } = object;
  return {
    group, kind, name, partial,
    namespace: textAt(node, 'metadata', 'namespace'),
    place: placeOf(nodeAt(node, 'metadata', 'name') ?? entryOf(node, 'kind')?.value ?? node, document),
    pods: object.podSpecs.map((podSpec) => readPod(podSpec, document)),
    ...readers[`${group}/${kind}`]?.(node),
  };
}

type Special = Pick<ObjectFacts, 'service' | 'claim' | 'volume' | 'autoscaler' | 'policy' | 'extendedResource'>;

const readers: Readonly<Record<string, (node: YamlMap) => Special>> = {
  '/Service': (node) => ({ service: readService(node) }),
  '/PersistentVolumeClaim': (node) => ({ claim: readClaim(node) }),
  '/PersistentVolume': (node) => ({ volume: readVolume(node) }),
  'autoscaling/HorizontalPodAutoscaler': (node) => ({ autoscaler: readAutoscaler(node) }),
  'networking.k8s.io/NetworkPolicy': (node) => ({ policy: readPolicy(node) }),
  'resource.k8s.io/DeviceClass': (node) => ({ extendedResource: textAt(node, 'spec', 'extendedResourceName') ?? '' }),
};

function readService(node: YamlMap): ServiceFacts {
  const selector = nodeAt(node, 'spec', 'selector');
  return {
    selector: selector && !isNull(selector) ? labelsAt(selector) : undefined,
    ports: mapsAt(node, 'spec', 'ports')?.map(readServicePort),
    external: textAt(node, 'spec', 'type') === 'ExternalName',
  };
}

/** A port of a Service; shared with the rules, which look at the same port in the tree. */
export function readServicePort(port: YamlMap): ServicePort {
  const target = nodeAt(port, 'targetPort');
  const number = numberAt(port, 'port');
  return { name: textAt(port, 'name') || undefined, port: number, target: target && !isNull(target) ? portAt(target) : number };
}

/** A number, or the name of a port; undefined where a template decides. Digits in quotes are a name to Kubernetes. */
export function portAt(node: YamlNode | undefined): number | string | undefined {
  const scalar = asScalar(node);
  if (!scalar || scalar.dynamic || (typeof scalar.value !== 'number' && typeof scalar.value !== 'string')) return undefined;
  return scalar.value;
}

function readClaim(node: YamlMap): ClaimFacts {
  return { accessModes: textsAt(node, 'spec', 'accessModes') };
}

function readVolume(node: YamlMap): VolumeFacts {
  return {
    storageClass: textAt(node, 'spec', 'storageClassName'),
    accessModes: textsAt(node, 'spec', 'accessModes'),
    capacity: amountAt(node, 'spec', 'capacity', 'storage'),
    reserved: nodeAt(node, 'spec', 'claimRef') !== undefined,
  };
}

function readAutoscaler(node: YamlMap): AutoscalerFacts {
  const target = nodeAt(node, 'spec', 'scaleTargetRef');
  return { targetKind: textAt(target, 'kind') || undefined, targetName: textAt(target, 'name') || undefined, most: numberAt(node, 'spec', 'maxReplicas') };
}

function readPolicy(node: YamlMap): PolicyFacts {
  return { pods: selectorAt(node, 'spec', 'podSelector'), ports: ingressPorts(node) };
}

/** The ports that some rule opens; undefined where a rule opens all of them, or nobody knows. None where nothing comes in. */
export function ingressPorts(node: YamlMap): PolicyFacts['ports'] {
  const types = textsAt(node, 'spec', 'policyTypes');
  const rules = mapsAt(node, 'spec', 'ingress');
  if (!types || !rules || (types.length > 0 && !types.includes('Ingress'))) return undefined;
  const open: (number | string | readonly [number, number])[] = [];
  for (const rule of rules) {
    const ports = mapsAt(rule, 'ports');
    if (!ports || ports.length === 0) return undefined;
    for (const port of ports) {
      const first = portAt(entryOf(port, 'port')?.value);
      const last = numberAt(port, 'endPort');
      if (first === undefined) return undefined;
      open.push(typeof first === 'number' && last !== undefined ? [first, last] : first);
    }
  }
  return open;
}

/** The items of a list as mappings; what is something else is left out. */
export function itemsOf(node: YamlNode | undefined): readonly YamlMap[] {
  return (asSeq(node)?.items ?? []).flatMap((item) => asMap(item) ?? []);
}
