import { asMap, asScalar, entryOf, isNull, nodeAt, type YamlEntry, type YamlMap } from '../../yaml/node.ts';

/** A rolling update that may stop no pod. */
export interface Strategy {
  readonly entry: YamlEntry | undefined;
  /** The written maxUnavailable, where it is what keeps all pods. */
  readonly limit: YamlEntry | undefined;
  /** How maxUnavailable is said. */
  readonly said: string;
}

/** The strategy in a field, where it is a rolling update that may stop no pod; undefined otherwise and where nobody knows. */
export function strategyOf(spec: YamlMap, field: string, count: number | undefined): Strategy | undefined {
  const entry = entryOf(spec, field);
  if (!entry || isNull(entry.value)) return noneOf(25, count) ? { entry: undefined, limit: undefined, said: '25%' } : undefined;
  const strategy = asMap(entry.value);
  const type = asScalar(nodeAt(strategy, 'type'));
  if (!strategy || strategy.entries.some((one) => one.keyNode.dynamic) || (type && (type.dynamic || (type.value !== null && type.text !== 'RollingUpdate')))) return undefined;
  const rolling = entryOf(strategy, 'rollingUpdate');
  if (rolling && !asMap(rolling.value) && !isNull(rolling.value)) return undefined;
  // With no surge the controller stops one pod whatever the percentage says.
  const surge = asScalar(entryOf(asMap(rolling?.value), 'maxSurge')?.value);
  if (surge && (surge.dynamic || /^0+%?$/.test(surge.text))) return undefined;
  const limit = entryOf(asMap(rolling?.value), 'maxUnavailable');
  if (!limit || isNull(limit.value)) return noneOf(25, count) ? { entry, limit: undefined, said: '25%' } : undefined;
  const scalar = asScalar(limit.value);
  if (!scalar || scalar.dynamic) return undefined;
  const percent = /^(\d+)%$/.exec(scalar.text)?.[1];
  const none = percent === undefined ? scalar.text === '0' : noneOf(Number(percent), count);
  return none ? { entry, limit, said: scalar.text } : undefined;
}

function noneOf(percent: number, count: number | undefined): boolean {
  return count !== undefined && Math.floor(count * percent / 100) === 0;
}
