import { defineRule } from '../../lint/rule.ts';
import { entryOf, resolved, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { isPlaceholderPath, placeholderOwner } from '../support/placeholders.ts';

/** Deeper than any field of a pod in a template of a template. */
const deepest = 24;

export const placeholderLeft = defineRule({
  id: 'placeholder-left',
  scope: 'object',
  severity: 'info',
  summary: 'A value of an example stands where your own belongs.',
  why: 'Texts write /path/to/… and your-username/… for what only their readers know. On a cluster nobody finds such a path, and nobody may pull such an image: the pod waits for its volume, or stays in ImagePullBackOff.',
  sources: ['https://kubernetes.io/docs/concepts/containers/images/#image-names', 'https://kubernetes.io/docs/concepts/storage/volumes/#nfs'],
  check: (object, { text, report }) => {
    for (const podSpec of object.podSpecs) {
      for (const { image } of podSpec.containers) {
        const owner = image && !image.dynamic && typeof image.value === 'string' ? placeholderOwner(image.text) : undefined;
        if (!image || owner === undefined) continue;
        const at = image.text.indexOf(owner);
        report(placeInScalar(text, image, at, at + owner.length), `"${owner}" stands for a registry or an account of your own: nobody can pull this image. Write the name you push to.`);
      }
    }
    // A definition of a kind is large and says nothing of one cluster.
    if (object.kind === 'CustomResourceDefinition') return;
    for (const scalar of scalarsIn(entryOf(object.node, 'spec')?.value, 0)) {
      if (isPlaceholderPath(scalar.text)) report(scalar, `"${scalar.text}" is the path of an example, where yours belongs: nothing is found there. Write the real one.`);
    }
  },
});

function* scalarsIn(node: YamlNode | undefined, depth: number): Iterable<YamlScalar> {
  const found = node?.kind === 'alias' ? undefined : resolved(node);
  if (!found || depth > deepest) return;
  if (found.kind === 'scalar') {
    if (!found.dynamic && found.text.length < 200 && !found.text.includes('\n')) yield found;
  } else if (found.kind === 'seq') for (const item of found.items) yield* scalarsIn(item, depth + 1);
  else for (const entry of found.entries) if (!entry.merged) yield* scalarsIn(entry.value, depth + 1);
}
