import { isTemplated } from '../yaml/maskTemplates.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import type { Container } from './manifest.ts';

export type ProbeName = 'startupProbe' | 'livenessProbe' | 'readinessProbe';

/** A probe of a container. */
export interface Probe {
  readonly name: ProbeName;
  readonly entry: YamlEntry;
  readonly node: YamlMap;
  /** How it asks; undefined where a template decides or nothing is written. */
  readonly handler: { readonly kind: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec'; readonly entry: YamlEntry } | undefined;
}

/** A port of a probe: the number it comes to, and where that number is written. */
export interface ProbePort {
  readonly port: number;
  readonly node: YamlNode;
}


const handlers = ['httpGet', 'tcpSocket', 'grpc', 'exec'] as const;

/** The probe of that name. */
export function probeOf(container: Container, name: ProbeName): Probe | undefined {
  const entry = entryOf(container.node, name);
  const node = asMap(entry?.value);
  if (!entry || !node) return undefined;
  const kind = handlers.find((handler) => entryOf(node, handler));
  const handler = kind && entryOf(node, kind);
  return { name, entry, node, handler: kind && handler ? { kind, entry: handler } : undefined };
}

/** All probes of a container. */
export function probesOf(container: Container): readonly Probe[] {
  return (['startupProbe', 'livenessProbe', 'readinessProbe'] as const).flatMap((name) => probeOf(container, name) ?? []);
}

/**
 * Seconds after the start of the container at which the kubelet gives up on a probe that never succeeds; undefined
 * where a template decides. Defaults of the API: no delay, every 10 seconds, 3 failures; 0 counts as unset.
 */
export function patienceOf(probe: Probe): number | undefined {
  const [delay, period, failures] = [numberIn(probe, 'initialDelaySeconds', 0), numberIn(probe, 'periodSeconds', 10), numberIn(probe, 'failureThreshold', 3)];
  return delay === undefined || period === undefined || failures === undefined ? undefined : delay + period * failures;
}

function numberIn(probe: Probe, field: string, usual: number): number | undefined {
  const entry = entryOf(probe.node, field);
  if (!entry || isNull(entry.value)) return usual;
  const scalar = asScalar(entry.value);
  return scalar && !scalar.dynamic && typeof scalar.value === 'number' ? scalar.value || usual : undefined;
}

/** The port that a probe asks, by number or through the name of a port of the same container; undefined where a template decides. */
export function probePort(container: Container, node: YamlNode | undefined): ProbePort | 'undefined name' | undefined {
  const scalar = asScalar(node);
  if (!node || !scalar || scalar.dynamic) return undefined;
  if (typeof scalar.value === 'number') return { port: scalar.value, node };
  const ports = entryOf(container.node, 'ports');
  const list = asSeq(ports?.value)?.items ?? [];
  const named = list.find((item) => asScalar(entryOf(asMap(item), 'name')?.value)?.text === scalar.text);
  const number = entryOf(asMap(named), 'containerPort')?.value;
  const value = asScalar(number);
  if (value && number) return value.dynamic || typeof value.value !== 'number' ? undefined : { port: value.value, node: number };
  if (named) return undefined;
  const open = (ports && !asSeq(ports.value) && !isNull(ports.value)) || list.some((item) => isTemplated(asScalar(entryOf(asMap(item), 'name')?.value)?.text ?? '') || !asMap(item));
  return open || /^\d+$/.test(scalar.text) || scalar.value === null ? undefined : 'undefined name';
}
