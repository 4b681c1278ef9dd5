import type { ManifestObject, PodSpec } from '../../kubernetes/manifest.ts';
import { isNamePlaceholder, mendedName, nameMistake, type NameForm, objectNameForm } from '../../kubernetes/objectNames.ts';
import { volumesOf } from '../../kubernetes/volumes.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { asMap, asSeq, entryOf, knownString, nodeAt, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { replaced } from '../../yaml/edits.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { refusal } from '../support/outcome.ts';

export const objectNameInvalid = defineRule({
  id: 'object-name-invalid',
  scope: 'object',
  severity: 'error',
  summary: 'A name has characters that names in Kubernetes cannot have.',
  why: 'Most names become part of DNS names, of paths and of host names, so the API server takes only lower-case letters, digits and "-", for many kinds also dots. An underscore or a capital letter, which images and Python modules may have, makes it refuse the object.',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', 'https://github.com/kubernetes/kubernetes/blob/v1.36.0/pkg/apis/core/validation/validation.go'],
  check: (object, context) => {
    const form = objectNameForm(object);
    // A name that was written beside the metadata is meant for them; no patch has one there.
    const name = nodeAt(object.node, 'metadata', 'name') ?? entryOf(object.node, 'name')?.value;
    if (object.partial && entryOf(object.node, 'metadata')) return;
    if (form) check(name, form, `a ${object.kind}`, 'The API server refuses this', context, (scalar, mended) => renamed(context.text, [scalar], mended, 'unsafe'));
    for (const podSpec of object.podSpecs) checkPod(object, podSpec, context);
  },
});

function checkPod(object: ManifestObject, podSpec: PodSpec, context: RuleContext): void {
  const outcome = refusal(object, podSpec.validated);
  for (const { node } of podSpec.containers) {
    check(entryOf(node, 'name')?.value, 'label', 'a container', outcome, context, (scalar, mended) => renamed(context.text, [scalar], mended, 'safe'));
    for (const port of asSeq(entryOf(node, 'ports')?.value)?.items ?? []) {
      check(nodeAt(port, 'name'), 'port', 'a port', outcome, context, (scalar, mended) => renamed(context.text, [scalar], mended, 'unsafe'));
    }
  }
  for (const volume of volumesOf(podSpec)) {
    check(entryOf(volume, 'name')?.value, 'label', 'a volume', outcome, context, (scalar, mended) => renamed(context.text, [scalar, ...mountsOf(podSpec, scalar.text)], mended, 'safe'));
  }
}

function mountsOf({ containers }: PodSpec, volume: string): YamlNode[] {
  return containers.flatMap(({ node }) => asSeq(entryOf(node, 'volumeMounts')?.value)?.items ?? []).flatMap((mount) => {
    const name = entryOf(asMap(mount), 'name')?.value;
    return name && knownString(name) === volume ? [name] : [];
  });
}

function check(node: YamlNode | undefined, form: NameForm, of: string, outcome: string, context: RuleContext, fix: (scalar: YamlScalar, mended: string) => readonly Fix[]): void {
  const name = knownString(node);
  if (node?.kind !== 'scalar' || name === undefined || name === '') return;
  const mistake = nameMistake(name, form);
  if (mistake === undefined || isNamePlaceholder(name)) return;
  const mended = mendedName(name, form);
  const advice = mended === undefined ? '' : ` Write ${mended}.`;
  context.report(node, `${outcome}: the name of ${of} may have ${mistake}.${advice}`, { fixes: () => (mended === undefined ? [] : fix(node, mended)) });
}

function renamed(text: string, nodes: readonly YamlNode[], mended: string, kind: Fix['kind']): readonly Fix[] {
  if (nodes.some((node) => node.kind !== 'scalar')) return [];
  const edits = nodes.flatMap((node) => (node.kind === 'scalar' ? [replaced(placeInScalar(text, node, 0, node.text.length), mended)] : []));
  return [{ title: `Change to ${mended}`, edits, kind, preferred: true }];
}
