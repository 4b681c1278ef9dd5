import type { ComposeService } from '../../compose/composeService.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineComposeRule, type RuleContext } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, asSeq, entryOf, nodeAt, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { judgeToken, type TokenKind, tokensIn, tokenVariables } from '../support/tokens.ts';

export const hfTokenPlaintextInCompose = defineComposeRule<ComposeService>({
  id: 'hf-token-plaintext',
  scope: 'service',
  severity: 'error',
  summary: 'An access token stands in a compose file.',
  why: 'Everybody who may read the repository can use the token. Compose takes ${NAME} from the environment or from a file .env that nobody commits. A token that was written down must be revoked.',
  sources: ['https://docs.docker.com/compose/how-tos/environment-variables/set-environment-variables/', 'https://docs.docker.com/compose/how-tos/use-secrets/', 'https://huggingface.co/docs/hub/security-tokens'],
  check({ map }, context) {
    const done = new Set<YamlScalar>();
    for (const variables of [entryOf(map, 'environment')?.value, nodeAt(map, 'build', 'args')]) {
      for (const variable of assignments(variables)) checkVariable(variable, done, context);
    }
    checkScalars(map, done, context, 0);
  },
});

/** `NAME: value` of a mapping, or `NAME=value` of a list. */
interface Assignment {
  readonly name: string;
  readonly scalar: YamlScalar;
  /** Where the value begins in the scalar's text. */
  readonly from: number;
}

function assignments(node: YamlNode | undefined): readonly Assignment[] {
  const ofMap = (asMap(node)?.entries ?? []).flatMap(({ key, value, merged }): Assignment[] => {
    const scalar = merged ? undefined : asScalar(value);
    return scalar ? [{ name: key, scalar, from: 0 }] : [];
  });
  const ofList = (asSeq(node)?.items ?? []).flatMap((item): Assignment[] => {
    const scalar = asScalar(item);
    const equals = scalar?.text.indexOf('=') ?? -1;
    return scalar && equals > 0 ? [{ name: scalar.text.slice(0, equals), scalar, from: equals + 1 }] : [];
  });
  return [...ofMap, ...ofList];
}

function checkVariable({ name, scalar, from }: Assignment, done: Set<YamlScalar>, { text, report }: RuleContext): void {
  const kind = tokenVariables.get(name);
  const literal = scalar.text.slice(from);
  const token = kind && typeof scalar.value === 'string' && !scalar.dynamic ? judgeToken(kind, literal) : undefined;
  if (!kind || token === undefined) return;
  done.add(scalar);
  const place = placeInScalar(text, scalar, from, scalar.text.length);
  const fixes = (): readonly Fix[] => [{ title: `Take ${name} from the environment`, edits: [replaced(place, `\${${name}}`)], kind: 'unsafe', preferred: true }];
  report(place, message(kind, `${name} is written here`, token === 'real', `\${${name}}`), { severity: token === 'real' ? 'error' : 'warning', fixes });
}

function message(kind: TokenKind, what: string, real: boolean, variable: string): string {
  return `${what}: everybody who can read this file ${real ? `can use this ${kind.issuer} token. Revoke it, and` : 'sees what looks like a token;'} write ${variable}, which Compose takes from the environment or from a file .env that is not committed.`;
}

const deepest = 20;

/** Tokens that tell by themselves, in commands and labels. */
function checkScalars(node: YamlNode, done: Set<YamlScalar>, context: RuleContext, depth: number): void {
  if (depth > deepest || node.kind === 'alias') return;
  if (node.kind === 'seq') for (const item of node.items) checkScalars(item, done, context, depth + 1);
  else if (node.kind === 'map') for (const { value, merged } of node.entries) {
    if (!merged) checkScalars(value, done, context, depth + 1);
  } else if (!done.has(node)) {
    for (const token of tokensIn(node.text)) context.report(placeInScalar(context.text, node, token.start, token.end), message(token.kind, 'A token is written here', true, '${HF_TOKEN}'));
  }
}
