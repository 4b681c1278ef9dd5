import { gpuTaints } from '../../data/tables.gen.ts';
import type { PodSpec } from '../../kubernetes/manifest.ts';
import { defineRule } from '../../lint/rule.ts';
import { gpusOf } from '../../models/containerGpus.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, nodeAt, type YamlScalar } from '../../yaml/node.ts';
import { withItem } from '../support/podEdits.ts';

export const gpuTolerationMissing = defineRule({
  id: 'gpu-toleration-missing',
  scope: 'podSpec',
  severity: 'warning',
  summary: 'A pod chooses GPU nodes and does not tolerate the taint they usually have.',
  why: 'A taint keeps pods away that do not tolerate it. Clusters add the toleration by themselves only where the key of the taint is the name of the resource the pod asks for, and only with the admission plugin ExtendedResourceToleration.',
  sources: ['https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#extendedresourcetoleration', 'https://learn.microsoft.com/azure/aks/use-nvidia-gpu', 'https://cloud.google.com/kubernetes-engine/docs/how-to/gpus'],
  misses: ['tolerations', 'nodeSelector', 'affinity'],
  check: (podSpec, { text, report }) => {
    const gpus = podSpec.containers.map(gpusOf);
    const tolerated = toleratedKeys(podSpec);
    if (!gpus.some(({ any }) => any) || podSpec.object.partial || !tolerated) return;
    const claimed = gpus.every(({ entries }) => entries.length === 0);
    for (const row of gpuTaints.rows) {
      const scalar = selected(podSpec, row.label);
      if (!scalar || scalar.dynamic || !new RegExp(`^(?:${row.value})$`).test(scalar.text) || (row.claims && !claimed)) continue;
      if (tolerated.has('') || tolerated.has(row.key)) continue;
      const taint = `${row.key}=${row.taint}:NoSchedule`;
      report(scalar, `This pod does not tolerate ${taint}, which ${row.where}; with that taint on all of them it stays Pending.`, {
        severity: 'info',
        fixes: () => {
          const edit = withItem(text, podSpec.node, 'tolerations', {
            flow: `{key: ${row.key}, operator: Equal, value: ${row.taint}, effect: NoSchedule}`,
            block: `key: ${row.key}\n  operator: Equal\n  value: ${row.taint}\n  effect: NoSchedule`,
          });
          return edit ? [{ title: `Tolerate ${row.key}=${row.taint}`, edits: [edit], kind: 'unsafe', preferred: true }] : [];
        },
      });
    }
  },
});

/** The value of a label that the pod's node must have, by its selector or by the one term of its required affinity. */
function selected({ node }: PodSpec, label: string): YamlScalar | undefined {
  const entry = entryOf(asMap(entryOf(node, 'nodeSelector')?.value), label);
  if (entry) return asScalar(entry.value);
  const terms = asSeq(nodeAt(node, 'affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms'))?.items ?? [];
  const expressions = terms.length === 1 ? asSeq(entryOf(asMap(terms[0]), 'matchExpressions')?.value)?.items.map(asMap) ?? [] : [];
  const meant = expressions.find((one) => asScalar(entryOf(one, 'key')?.value)?.text === label && asScalar(entryOf(one, 'operator')?.value)?.text === 'In');
  const values = asSeq(entryOf(meant, 'values')?.value)?.items ?? [];
  return values.length === 1 ? asScalar(values[0]) : undefined;
}

/** The keys that are tolerated, '' for all; undefined where a template decides. */
function toleratedKeys(podSpec: PodSpec): ReadonlySet<string> | undefined {
  const entry = entryOf(podSpec.node, 'tolerations');
  if (!entry || isNull(entry.value)) return new Set();
  const items = asSeq(entry.value)?.items.map(asMap);
  if (!items || items.some((item) => !item || asScalar(entryOf(item, 'key')?.value)?.dynamic === true)) return undefined;
  return new Set(items.map((item) => asScalar(entryOf(item, 'key')?.value)?.text ?? ''));
}
