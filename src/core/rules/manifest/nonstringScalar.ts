import type { PodSpec } from '../../kubernetes/manifest.ts';
import type { Span } from '../../../base/text.ts';
import { quoteFixes } from '../../lint/quoteFixes.ts';
import { defineRule } from '../../lint/rule.ts';
import { asMap, asScalar, asSeq, entryOf, resolved, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';

/** A value that must be text, and how a person names it. */
interface TextPlace {
  readonly node: YamlNode;
  readonly label: string;
}

/** In its schemas, labels and selectors are names of fields and not maps of text. */
const definition = 'CustomResourceDefinition';

export const nonstringScalar = defineRule({
  id: 'nonstring-scalar',
  scope: 'object',
  severity: 'error',
  summary: 'A label, selector, environment value or argument is not text.',
  why: 'YAML reads unquoted true, no, 8080 and 1e3 as booleans and numbers, and the API server decodes these fields as text only.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/', 'https://github.com/kubernetes-sigs/yaml'],
  check: (object, { text, report }) => {
    const places = [...(object.kind === definition ? [] : textMaps(object.node, 0)), ...object.podSpecs.flatMap(podPlaces)];
    for (const { node, label } of places) {
      const scalar = asScalar(node);
      if (!scalar || scalar.dynamic || scalar.value === null || typeof scalar.value === 'string') continue;
      const inPod = object.podSpecs.some((podSpec) => contains(podSpec.node, scalar));
      const validated = object.podSpecs.length === 0 || !inPod || object.podSpecs.every((podSpec) => podSpec.validated);
      const message = `${refusal(object, validated)}: ${label} must be text, and YAML reads ${scalar.text} as ${reading(scalar)}. Quote it.`;
      report(scalar, message, { fixes: () => quoteFixes(text, scalar) });
    }
  },
});

function reading(scalar: YamlScalar): string {
  const what = typeof scalar.value === 'boolean' ? 'the boolean' : 'the number';
  return `${what} ${String(scalar.value)}`;
}

function contains(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

const deepest = 40;

/** Labels, annotations and selectors stand in every kind under the same names, in templates too. */
function textMaps(node: YamlNode, depth: number): readonly TextPlace[] {
  if (depth > deepest || node.kind === 'alias' || node.kind === 'scalar') return [];
  if (node.kind === 'seq') return node.items.flatMap((item) => textMaps(item, depth + 1));
  return node.entries.flatMap((entry) => {
    if (entry.merged) return [];
    if (entry.key === 'metadata') return ['labels', 'annotations'].flatMap((field) => valuesOf(entryOf(asMap(entry.value), field)?.value, field.slice(0, -1)));
    if (entry.key === 'matchLabels') return valuesOf(entry.value, 'selector label');
    if (entry.key === 'rayStartParams') return valuesOf(entry.value, 'Ray parameter');
    return textMaps(entry.value, depth + 1);
  });
}

function valuesOf(node: YamlNode | undefined, what: string): readonly TextPlace[] {
  const map = resolved(node);
  return map?.kind === 'map' ? map.entries.map((entry) => ({ node: entry.value, label: `the ${what} "${entry.key}"` })) : [];
}

function podPlaces(podSpec: PodSpec): readonly TextPlace[] {
  const tolerations = asSeq(entryOf(podSpec.node, 'tolerations')?.value)?.items ?? [];
  return [
    ...valuesOf(entryOf(podSpec.node, 'nodeSelector')?.value, 'node selector'),
    ...tolerations.flatMap((item) => valueIn(item, 'the value of a toleration')),
    ...podSpec.containers.flatMap(({ node }) => [...environment(node), ...words(node, 'command'), ...words(node, 'args')]),
  ];
}

function environment(container: YamlNode): readonly TextPlace[] {
  const items = asSeq(entryOf(asMap(container), 'env')?.value)?.items ?? [];
  return items.flatMap((item) => valueIn(item, `the environment variable ${asScalar(entryOf(asMap(item), 'name')?.value)?.text ?? ''}`));
}

function valueIn(item: YamlNode, label: string): readonly TextPlace[] {
  const node = entryOf(asMap(item), 'value')?.value;
  return node ? [{ node, label }] : [];
}

function words(container: YamlNode, field: string): readonly TextPlace[] {
  const items = asSeq(entryOf(asMap(container), field)?.value)?.items ?? [];
  return items.map((node) => ({ node, label: `every item of "${field}"` }));
}
