import { type EnvironmentVariable, environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { ManifestObject } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { asScalar, entryOf, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { eachScalar } from '../support/eachScalar.ts';
import { fromSecret } from '../support/podEdits.ts';
import { judgeToken, mentionsToken, type TokenKind, tokensIn, tokenVariables } from '../support/tokens.ts';

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
    checkScalars(object, done, context);
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

/** Tokens that tell by themselves, in arguments, scripts and data. */
function checkScalars(object: ManifestObject, done: Set<YamlScalar>, { text, report }: RuleContext): void {
  if (!mentionsToken(text.slice(object.node.start, object.node.end))) return;
  const ofSecret = object.group === '' && object.kind === 'Secret' ? entryOf(object.node, 'stringData')?.value : undefined;
  eachScalar(object.node, (scalar) => {
    if (done.has(scalar)) return;
    const inSecret = holds(ofSecret, scalar);
    for (const token of tokensIn(scalar.text)) {
      const what = inSecret ? 'This Secret is as open as the file it stands in' : 'A token is written here';
      report(placeInScalar(text, scalar, token.start, token.end), message(token.kind, what, true), { severity: inSecret ? 'info' : 'error' });
    }
  });
}

function holds(outer: YamlNode | undefined, inner: YamlScalar): boolean {
  return outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;
}
