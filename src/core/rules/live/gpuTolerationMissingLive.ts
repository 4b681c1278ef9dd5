import type { PodSpec } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineLiveRule } from '../../lint/rule.ts';
import { asSeq, entryOf } from '../../yaml/node.ts';
import { askingEntry, type NodeAnswer, placementsOf } from '../support/placement.ts';
import { withItem } from '../support/podEdits.ts';

export const gpuTolerationMissingLive = defineLiveRule({
  id: 'gpu-toleration-missing',
  severity: 'warning',
  summary: 'Every node that has what a pod asks for carries a taint that the pod does not tolerate.',
  why: 'A taint keeps pods away that do not tolerate it. Clusters add the toleration by themselves only where the key of the taint is the name of the resource the pod asks for, and only with the admission plugin ExtendedResourceToleration.',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/', 'https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#extendedresourcetoleration'],
  knowsBetter: true,
  check: (object, cluster, { text, report }) => {
    for (const { podSpec, requests, nodes } of placementsOf(object, cluster)) {
      const [resource = ''] = Object.keys(requests);
      const wanted = nodes.filter(({ obstacles }) => !obstacles.some(({ about }) => about === 'selector'));
      const entry = askingEntry(podSpec, resource);
      const [first] = wanted.toSorted((a, b) => taintsOf(a).length - taintsOf(b).length);
      if (!entry || !first || wanted.some((node) => taintsOf(node).length === 0)) continue;
      const taints = taintsOf(first);
      const who = wanted.length === 1 ? `The one node that offers ${resource} to it, ${first.node}, has` : `All ${wanted.length} nodes that offer ${resource} to it have taints that this pod does not tolerate, ${first.node} for example`;
      const which = wanted.length === 1 ? `${taints.join(' and ')}, which this pod does not tolerate` : taints.join(' and ');
      report(entry.value, `${who} ${which}: it stays Pending. Tolerate ${taints.length === 1 ? 'it' : 'them'} if the pod may run there.`, { fixes: () => fixes(text, podSpec, taints) });
    }
  },
});

/** The taints that keep the pod away, as `key=value:effect`. */
function taintsOf({ obstacles }: NodeAnswer): readonly string[] {
  return obstacles.filter(({ about }) => about === 'taint').map(({ subject }) => subject);
}

/** Only for one taint: several tolerations are written as one list, which an existing list is not made longer by. */
function fixes(text: string, podSpec: PodSpec, taints: readonly string[]): readonly Fix[] {
  const [taint = '', ...more] = taints;
  const match = /^([^=:]*)(?:=(.*))?:(\w+)$/.exec(taint);
  if (!match || more.length > 0) return [];
  const [, key = '', value, effect = ''] = match;
  const matching = value === undefined ? 'operator: Exists' : `operator: Equal, value: "${value}"`;
  const lines = [`key: ${key}`, ...matching.split(', '), `effect: ${effect}`];
  const list = asSeq(entryOf(podSpec.node, 'tolerations')?.value);
  const edit = withItem(text, podSpec.node, 'tolerations', { flow: `{${lines.join(', ')}}`, block: lines.join('\n  ') });
  return edit && (list || !entryOf(podSpec.node, 'tolerations')) ? [{ title: `Tolerate ${taint}`, edits: [edit], kind: 'unsafe', preferred: true }] : [];
}
