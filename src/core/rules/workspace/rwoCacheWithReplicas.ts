import type { PodSpec } from '../../kubernetes/manifest.ts';
import { volumesOf } from '../../kubernetes/volumes.ts';
import { defineWorkspaceRule } from '../../lint/rule.ts';
import { textAt } from '../../workspace/readValues.ts';
import { nearest, objectsNamed, relatedTo, type Viewpoint } from '../../workspace/relations.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { nodeAt } from '../../yaml/node.ts';

export const rwoCacheWithReplicas = defineWorkspaceRule({
  id: 'rwo-cache-with-replicas',
  scope: 'podSpec',
  severity: 'warning',
  summary: 'Several pods share a volume that only one node may have.',
  why: 'A ReadWriteOnce volume is attached to one node, a ReadWriteOncePod volume to one pod. Pods that the scheduler puts on another node wait in ContainerCreating, with the GPUs they hold, until the volume is free.',
  sources: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  check: (podSpec, { report, workspace, viewpoint }) => {
    const pods = podsOf(podSpec, viewpoint, workspace);
    if (podSpec.object.partial || pods === undefined || pods < 2 || keepsTogether(podSpec)) return;
    for (const volume of volumesOf(podSpec)) {
      const place = nodeAt(volume, 'persistentVolumeClaim', 'claimName');
      const name = textAt(place);
      if (!place || !name) continue;
      const [claim, ...more] = objectsNamed(workspace, viewpoint, '', 'PersistentVolumeClaim', name);
      const modes = claim?.facts.claim?.accessModes;
      if (!claim || more.length > 0 || !modes || modes.length === 0 || workspace.isPatched(claim.path, claim.facts) || !modes.every((mode) => /^ReadWriteOnce(?:Pod)?$/.test(mode))) continue;
      const limit = modes.includes('ReadWriteOncePod') ? 'one pod' : 'one node';
      report(place, `${name} is ${modes.join(', ')}, so ${limit} may have it, and ${pods} pods want it: the others wait in ContainerCreating. Use ReadWriteMany, ReadOnlyMany, or a StatefulSet with a claim for each pod.`, { related: [relatedTo(claim, 'The claim.')] });
    }
  },
});

/** How many pods run at the same time: what is written, or what an autoscaler may make of it. */
function podsOf({ object, pods }: PodSpec, viewpoint: Viewpoint, workspace: Workspace): number | undefined {
  if (object.group !== 'apps' || !['Deployment', 'StatefulSet', 'ReplicaSet'].includes(object.kind)) return undefined;
  const scalers = nearest(viewpoint.path, workspace.ofKind('autoscaling', 'HorizontalPodAutoscaler').filter(({ facts }) => facts.autoscaler?.targetKind === object.kind && facts.autoscaler.targetName === object.name));
  const [scaler] = scalers;
  return scaler ? scaler.facts.autoscaler?.most : pods;
}

/** Pods that are sent to one node on purpose share what is attached to it. */
function keepsTogether({ node }: PodSpec): boolean {
  return nodeAt(node, 'nodeName') !== undefined || nodeAt(node, 'nodeSelector', 'kubernetes.io/hostname') !== undefined || nodeAt(node, 'affinity', 'podAffinity') !== undefined || nodeAt(node, 'affinity', 'nodeAffinity') !== undefined;
}
