import type { PodSpec } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { nearestName } from '../../lint/nearestName.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { addedEntry, entrySpan, removedEntry, replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, type YamlEntry, type YamlMap, type YamlNode } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';

/** Lt and Gt compare numbers, from Kubernetes 1.35 on. */
const operators = ['Exists', 'Equal', 'Lt', 'Gt'];
const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export const tolerationInvalid = defineRule({
  id: 'toleration-invalid',
  scope: 'podSpec',
  severity: 'error',
  summary: 'A toleration contradicts itself, or tolerates nothing that exists.',
  why: 'Exists compares no value, only NoExecute has seconds, and an empty key is allowed with Exists only. Without an operator the value must be equal, and a missing value equals only an empty one.',
  sources: ['https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/'],
  check: (podSpec, context) => {
    for (const item of asSeq(entryOf(podSpec.node, 'tolerations')?.value)?.items ?? []) {
      const map = asMap(item);
      if (isNull(item)) checkEmpty(item, podSpec, context);
      else if (map && !map.entries.some((entry) => entry.keyNode.dynamic)) checkToleration(map, podSpec, context);
    }
  },
});

/** A null is decoded as a toleration without any field. */
function checkEmpty(item: YamlNode, podSpec: PodSpec, { text, report }: RuleContext): void {
  const start = Math.max(0, Math.min(item.start, text.length - 1));
  report({ start, end: Math.max(item.end, start + 1) }, `${refusal(podSpec.object, podSpec.validated)}: an empty toleration has neither a key nor operator Exists. Remove it, or write operator: Exists to tolerate every taint.`);
}

function checkToleration(map: YamlMap, podSpec: PodSpec, context: RuleContext): void {
  const values = ['key', 'operator', 'value', 'effect', 'tolerationSeconds'].map((name) => asScalar(entryOf(map, name)?.value));
  if (values.some((scalar) => scalar?.dynamic === true)) return;
  const refused = refusal(podSpec.object, podSpec.validated);
  checkOperator(map, podSpec.object.partial, refused, context);
  checkEffect(map, refused, context);
}

function textOf(map: YamlMap, name: string): string {
  const entry = entryOf(map, name);
  return entry && !isNull(entry.value) ? asScalar(entry.value)?.text ?? '' : '';
}

/** In a fragment an operator or a key may stand where nobody can read it. */
function checkOperator(map: YamlMap, partial: boolean, refused: string, { text, report }: RuleContext): void {
  const key = entryOf(map, 'key');
  const value = entryOf(map, 'value');
  const operator = textOf(map, 'operator');
  const hasValue = value !== undefined && textOf(map, 'value') !== '';
  const useExists = (): readonly Fix[] => [operatorFix(text, map, hasValue ? value : undefined)];
  const written = entryOf(map, 'operator');
  if (written && operator !== '' && !operators.includes(operator)) {
    const near = nearestName(operator, operators, 4);
    const message = `${refused}: a toleration has no operator "${operator}"; there are ${operators.join(', ')}.`;
    report(written.value, message, { fixes: () => near === undefined ? [] : [{ title: `Change to ${near}`, edits: [replaced(written.value, near)], kind: 'unsafe', preferred: true }] });
  } else if (operator === 'Exists' && value && hasValue) {
    const message = `${refused}: a toleration with operator Exists has no value. Drop "value", or use operator Equal.`;
    report(value.value, message, { fixes: () => value.merged ? [] : [removal(text, map, value)] });
  } else if (!partial && textOf(map, 'key') === '' && operator !== 'Exists') {
    const place = key?.keyNode ?? map.entries[0]?.keyNode ?? map;
    report(place, `${refused}: a toleration without a key matches every taint, which needs operator Exists.`, { fixes: useExists });
  } else if (!partial && key && operator === '' && !hasValue) {
    const name = textOf(map, 'key');
    const message = `Without an operator this tolerates only the taint ${name} with an empty value, so the pod stays Pending on nodes with ${name}=present or ${name}=true. Add operator Exists.`;
    report(key.value, message, { severity: 'warning', fixes: useExists });
  }
}

function checkEffect(map: YamlMap, refused: string, { text, report }: RuleContext): void {
  const effect = entryOf(map, 'effect');
  const seconds = entryOf(map, 'tolerationSeconds');
  const name = textOf(map, 'effect');
  if (effect && name !== '' && !effects.includes(name)) {
    const near = nearestName(name, effects, 4);
    const message = `${refused}: "${name}" is no effect of a taint; there are ${effects.join(', ')}.`;
    report(effect.value, message, { fixes: () => near === undefined ? [] : [{ title: `Change to ${near}`, edits: [replaced(effect.value, near)], kind: 'unsafe', preferred: true }] });
  } else if (seconds && !isNull(seconds.value) && name !== 'NoExecute') {
    const message = `${refused}: tolerationSeconds counts only for the effect NoExecute${name === '' ? ', and this toleration names none' : ''}.`;
    report(seconds.keyNode, message, { fixes: () => seconds.merged ? [] : [removal(text, map, seconds)] });
  }
}

function removal(text: string, map: YamlMap, entry: YamlEntry): Fix {
  return { title: `Remove ${entry.key}`, edits: [removedEntry(text, map, entry)], kind: 'safe', preferred: true };
}

/** Sets the operator to Exists, which leaves no room for a value: a missing operator takes the value's place. */
function operatorFix(text: string, map: YamlMap, value: YamlEntry | undefined): Fix {
  const operator = entryOf(map, 'operator');
  const surplus = value?.merged === true ? undefined : value;
  const edits = operator
    ? [replaced(operator.value, operator.value.end > operator.value.start ? 'Exists' : ' Exists'), ...(surplus ? [removedEntry(text, map, surplus)] : [])]
    : [surplus ? replaced(entrySpan(surplus), 'operator: Exists') : addedEntry(text, map, 'operator: Exists')];
  return { title: 'Use operator Exists', edits, kind: 'unsafe', preferred: true };
}
