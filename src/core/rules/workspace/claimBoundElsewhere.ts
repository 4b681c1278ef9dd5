import { defineWorkspaceRule } from '../../lint/rule.ts';
import type { VolumeFacts } from '../../workspace/facts.ts';
import { amountAt, textAt, textsAt } from '../../workspace/readValues.ts';
import { nearest, relatedTo } from '../../workspace/relations.ts';
import { sameFolder } from '../../workspace/paths.ts';
import { entryOf, isNull, nodeAt, type YamlMap } from '../../yaml/node.ts';
import { setUnder } from '../support/podEdits.ts';

/** The older way to name a class. */
const oldClass = 'volume.beta.kubernetes.io/storage-class';

export const claimBoundElsewhere = defineWorkspaceRule({
  id: 'claim-bound-elsewhere',
  scope: 'object',
  severity: 'warning',
  summary: 'A claim names no storage class, so it is not bound to the volume beside it.',
  why: 'A claim that says nothing gets the default class of the cluster, if there is one, and with it a new, empty volume of that class. The volume written beside it has no class, or another, and stays unused; the data that was put there is not found.',
  sources: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#class-1', 'https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass'],
  check: (object, { text, report, workspace, viewpoint }) => {
    const { node } = object;
    if (object.group !== '' || object.kind !== 'PersistentVolumeClaim' || object.partial) return;
    const spec = nodeAt(node, 'spec');
    const written = nodeAt(spec, 'storageClassName');
    if (spec?.kind !== 'map' || (written && !isNull(written)) || nodeAt(node, 'metadata', 'annotations', oldClass) || nodeAt(spec, 'selector') || nodeAt(spec, 'dataSource') || isBound(node)) return;
    const volumes = nearest(viewpoint.path, workspace.ofKind('', 'PersistentVolume').filter(({ path }) => sameFolder(path, viewpoint.path)));
    const named = textAt(spec, 'volumeName');
    const meant = volumes.find(({ facts }) => facts.volume !== undefined && facts.name !== undefined && !facts.partial && (named === '' ? fits(facts.volume, spec) : named === facts.name));
    const storageClass = meant?.facts.volume?.storageClass;
    if (!meant || storageClass === undefined || meant.facts.volume?.reserved === true) return;
    const has = storageClass === '' ? 'has none' : `has ${storageClass}`;
    const right = storageClass === '' ? '""' : storageClass;
    report(entryOf(node, 'spec')?.keyNode ?? spec, `This claim gets the default storage class of the cluster and the volume ${meant.facts.name} ${has}, so it is bound to a new, empty volume instead. Write storageClassName: ${right}.`, {
      related: [relatedTo(meant, 'The volume beside it.')],
      fixes: () => {
        const edit = written ? undefined : setUnder(text, spec, [], 'storageClassName', right);
        return edit ? [{ title: `Write storageClassName: ${right}`, edits: [edit], kind: 'unsafe', preferred: true }] : [];
      },
    });
  },
});

/** A claim as it was dumped out of a cluster has its volume. */
function isBound(node: YamlMap): boolean {
  return nodeAt(node, 'metadata', 'annotations', 'pv.kubernetes.io/bind-completed') !== undefined || textAt(node, 'status', 'phase') === 'Bound';
}

/** A volume that the claim could be bound to, were it not for the class. */
function fits({ accessModes, capacity }: VolumeFacts, spec: YamlMap): boolean {
  const wanted = textsAt(spec, 'accessModes');
  const size = amountAt(spec, 'resources', 'requests', 'storage');
  if (!wanted || !accessModes || size === undefined || capacity === undefined) return false;
  return capacity >= size && wanted.every((mode) => accessModes.includes(mode));
}
