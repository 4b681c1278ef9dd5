import { type EnvironmentVariable, environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { ManifestObject } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { asScalar, entryOf, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { fromSecret } from '../support/podEdits.ts';
import { judgeToken, type TokenKind, tokensIn, tokenVariables } from '../support/tokens.ts';

export const hfTokenPlaintext = defineRule({
  id: 'hf-token-plaintext',
  scope: 'object',
  severity: 'error',
  summary: 'An access token stands in a manifest.',
  why: 'Everybody who may read the repository or the object in the cluster can use the token. A Secret is kept apart from both, and the container reads it with secretKeyRef. A token that was written down must be revoked.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/secret/', 'https://huggingface.co/docs/hub/security-tokens', 'https://docs.vllm.ai/en/latest/deployment/k8s/'],
  check: (object, context) => {
    const done = new Set<YamlScalar>();
    for (const container of object.podSpecs.flatMap((podSpec) => podSpec.containers)) {
      for (const variable of environmentOf(container).variables.values()) checkVariable(variable, done, context);
    }
    checkScalars(object.node, object, done, context, 0);
  },
});

function checkVariable(variable: EnvironmentVariable, done: Set<YamlScalar>, { text, report }: RuleContext): void {
  const kind = tokenVariables.get(variable.name);
  const scalar = asScalar(variable.value?.value);
  const { literal } = variable;
  // `$HF_TOKEN` is another rule's matter.
  const token = kind && literal !== undefined ? judgeToken(kind, literal) : undefined;
  if (!kind || !scalar || token === undefined) return;
  const real = token === 'real';
  done.add(scalar);
  report(variable.value?.value ?? scalar, message(kind, `${variable.name} is written here`, real), {
    severity: real ? 'error' : 'warning',
    fixes: () => secretFix(text, variable, kind),
  });
}

function message(kind: TokenKind, what: string, real: boolean): string {
  const { name, key } = kind.secret;
  return `${what}: everybody who can read this file or the object in the cluster ${real ? `can use this ${kind.issuer} token. Revoke it, and` : 'sees what looks like a token;'} read it from a Secret with secretKeyRef (kubectl create secret generic ${name} --from-literal=${key}=…).`;
}

function secretFix(text: string, variable: EnvironmentVariable, kind: TokenKind): readonly Fix[] {
  const edit = fromSecret(text, variable, kind.secret);
  return edit ? [{ title: `Read it from the Secret ${kind.secret.name}`, edits: [edit], kind: 'unsafe', preferred: true }] : [];
}

const deepest = 60;

/** Tokens that tell by themselves, in arguments, scripts and data. */
function checkScalars(node: YamlNode, object: ManifestObject, done: Set<YamlScalar>, context: RuleContext, depth: number): void {
  if (depth > deepest || node.kind === 'alias') return;
  if (node.kind === 'seq') for (const item of node.items) checkScalars(item, object, done, context, depth + 1);
  else if (node.kind === 'map') for (const entry of node.entries) {
    if (!entry.merged) checkScalars(entry.value, object, done, context, depth + 1);
  } else if (!done.has(node)) {
    const inSecret = object.group === '' && object.kind === 'Secret' && holds(entryOf(object.node, 'stringData')?.value, node);
    for (const token of tokensIn(node.text)) {
      const what = inSecret ? 'This Secret is as open as the file it stands in' : 'A token is written here';
      context.report(placeInScalar(context.text, node, token.start, token.end), message(token.kind, what, true), { severity: inSecret ? 'info' : 'error' });
    }
  }
}

function holds(outer: YamlNode | undefined, inner: YamlScalar): boolean {
  return outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;
}
