import { onceFor } from '../../base/onceFor.ts';
import { isTemplated } from '../yaml/maskTemplates.ts';
import { asMap, asScalar, asSeq, entryOf, type YamlEntry, type YamlMap, type YamlSeq } from '../yaml/node.ts';
import type { Container } from './manifest.ts';

/** One item of `env:`. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly list: YamlSeq;
  readonly item: YamlMap;
  /** The entry `value:`; undefined where the value comes from elsewhere. */
  readonly value: YamlEntry | undefined;
  /** The literal, '' where nothing gives a value; undefined where it comes from elsewhere or from a template. */
  readonly literal: string | undefined;
}

/** The variables a container is given here. */
export interface ContainerEnvironment {
  /** The last of equal names, which is the one that counts. */
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
  /** False where `envFrom`, a template or a missing list may bring more. */
  readonly complete: boolean;
}

/** What `env:` of a container says. */
export const environmentOf = onceFor(readEnvironment);

function readEnvironment(container: Container): ContainerEnvironment {
  const env = entryOf(container.node, 'env');
  const list = asSeq(env?.value);
  const variables = new Map<string, EnvironmentVariable>();
  let complete = !container.podSpec.object.partial && entryOf(container.node, 'envFrom') === undefined && (!env || list !== undefined);
  for (const node of list?.items ?? []) {
    const item = asMap(node);
    const name = asScalar(entryOf(item, 'name')?.value);
    if (!list || !item || !name || isTemplated(name.text)) complete = false;
    else variables.set(name.text, { name: name.text, list, item, value: entryOf(item, 'value'), literal: literalOf(item) });
  }
  return { variables, complete };
}

function literalOf(item: YamlMap): string | undefined {
  if (entryOf(item, 'valueFrom')) return undefined;
  const value = entryOf(item, 'value');
  if (!value) return '';
  const scalar = asScalar(value.value);
  if (!scalar || scalar.dynamic) return undefined;
  return scalar.value === null ? '' : scalar.text;
}

/** The text with each `$(NAME)` replaced whose value is written in the same container, as the kubelet does it. */
export function expanded(text: string, environment: ContainerEnvironment): string {
  return text.replace(/\$\(([A-Za-z_]\w*)\)/g, (found, name: string) => environment.variables.get(name)?.literal ?? found);
}
