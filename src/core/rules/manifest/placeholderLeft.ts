import { defineRule } from '../../lint/rule.ts';
import { entryOf } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { eachScalar } from '../support/eachScalar.ts';
import { isPlaceholderPath, mentionsPlaceholderPath, placeholderOwner } from '../support/placeholders.ts';

/** Longer texts are files of their own, not paths. */
const longest = 200;

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
    const spec = entryOf(object.node, 'spec')?.value;
    if (!spec || !mentionsPlaceholderPath(text.slice(spec.start, spec.end))) return;
    eachScalar(spec, (scalar) => {
      if (scalar.dynamic || scalar.text.length > longest || !isPlaceholderPath(scalar.text) || scalar.text.includes('\n')) return;
      report(scalar, `"${scalar.text}" is the path of an example, where yours belongs: nothing is found there. Write the real one.`);
    });
  },
});
