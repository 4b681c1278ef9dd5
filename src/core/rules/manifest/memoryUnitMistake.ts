import type { PodSpec } from '../../kubernetes/manifest.ts';
import { oneUnit, parseQuantity } from '../../kubernetes/quantity.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { betterQuantity, jsonText } from '../../schema/checkScalar.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, asSeq, entryOf, type YamlEntry, type YamlScalar } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';
import { amountsOf } from '../support/quantities.ts';

/** An amount of bytes somewhere in a pod, and what becomes of the pod when it is far too small. */
interface Bytes {
  readonly entry: YamlEntry;
  readonly label: string;
  readonly tooSmall: { readonly severity: 'error' | 'warning'; readonly outcome: string };
}

const smallest = (1n << 20n) * oneUnit;

export const memoryUnitMistake = defineRule({
  id: 'memory-unit-mistake',
  scope: 'podSpec',
  severity: 'error',
  summary: 'An amount of memory has a unit that does not exist or means something else.',
  why: 'A small m means thousandths, so 16m is less than one byte; no unit means bytes; GB, gb and g do not exist. The units are Ki, Mi, Gi and k, M, G.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory', 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
  check: (podSpec, context) => {
    for (const bytes of [...containerBytes(podSpec), ...volumeBytes(podSpec)]) checkBytes(bytes, podSpec, context);
  },
});

function checkBytes({ entry, label, tooSmall }: Bytes, podSpec: PodSpec, { report }: RuleContext): void {
  const scalar = asScalar(entry.value);
  if (!scalar || scalar.dynamic || scalar.value === null || typeof scalar.value === 'boolean') return;
  const written = jsonText(scalar);
  const quantity = parseQuantity(written);
  if (!quantity) {
    const better = betterQuantity(scalar.text);
    if (better === undefined) return;
    const message = `${refusal(podSpec.object, podSpec.validated)}: "${scalar.text}" is not a quantity, the units are Ki, Mi, Gi or k, M, G; ${label} was probably meant to be ${better}.`;
    report(scalar, message, { fixes: () => [change(scalar, better, 'safe')] });
  } else if (quantity.nanos > 0n && quantity.nanos < smallest && (quantity.suffix === 'm' || quantity.suffix === '')) {
    const means = quantity.suffix === 'm' ? `${scalar.text} is ${Number(quantity.nanos) / 1e9} bytes, because m means thousandths` : `${scalar.text} without a unit means ${scalar.text} bytes`;
    const number = scalar.text.replace(/m$/, '');
    report(scalar, `${means}; ${tooSmall.outcome} Write ${number}Mi or ${number}Gi.`, {
      severity: tooSmall.severity,
      fixes: () => [change(scalar, `${number}Mi`, 'unsafe'), change(scalar, `${number}Gi`, 'unsafe')],
    });
  }
}

function change(scalar: YamlScalar, text: string, kind: Fix['kind']): Fix {
  return { title: `Change to ${text}`, edits: [replaced(scalar, text)], kind, ...(kind === 'safe' && { preferred: true }) };
}

function containerBytes(podSpec: PodSpec): readonly Bytes[] {
  return podSpec.containers.flatMap(({ resources }) => resources ? amountsOf(resources) : []).flatMap(({ half, entry, name }) => {
    if (name !== 'memory' && name !== 'ephemeral-storage') return [];
    const tooSmall = half === 'limits'
      ? { severity: 'error' as const, outcome: 'the pod is accepted and its container cannot run.' }
      : { severity: 'warning' as const, outcome: 'the scheduler reserves next to nothing.' };
    return [{ entry, label: `the ${name} ${half.slice(0, -1)}`, tooSmall }];
  });
}

function volumeBytes(podSpec: PodSpec): readonly Bytes[] {
  const volumes = asSeq(entryOf(podSpec.node, 'volumes')?.value)?.items ?? [];
  return volumes.flatMap((volume) => {
    const entry = entryOf(asMap(entryOf(asMap(volume), 'emptyDir')?.value), 'sizeLimit');
    return entry ? [{ entry, label: 'the size limit of the volume', tooSmall: { severity: 'warning', outcome: 'the pod is evicted as soon as it writes.' } }] : [];
  });
}
