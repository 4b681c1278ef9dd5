import { type ContainerEnvironment, type EnvironmentVariable, environmentOf } from '../../kubernetes/containerEnvironment.ts';
import type { ManifestObject } from '../../kubernetes/manifest.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { isTemplated } from '../../yaml/maskTemplates.ts';
import { asMap, asScalar, entryOf, type YamlNode, type YamlScalar } from '../../yaml/node.ts';
import { placeInScalar } from '../../yaml/scalarPlaces.ts';
import { fromSecret } from '../support/podEdits.ts';
import { tokenVariables } from '../support/tokens.ts';

/** A variable in shell syntax, at the start of a value or behind something that joins values. */
const shellVariable = /(?:^|[:/=,@;])(\$(?:\{([A-Za-z_]\w*)\}|([A-Z_][A-Z0-9_]*)\b))/;

/** Variables that a shell always has, so that nobody fills them in before the file is applied. */
const ofTheShell = new Set(['PATH', 'HOME', 'LD_LIBRARY_PATH', 'PYTHONPATH', 'HOSTNAME', 'USER', 'PWD']);

export const envShellSyntaxLiteral = defineRule({
  id: 'env-shell-syntax-literal',
  scope: 'object',
  severity: 'warning',
  summary: 'A value has a variable in shell syntax, which Kubernetes does not expand.',
  why: 'The kubelet replaces only $(NAME), and only by variables of the same container that stand above. Everything else reaches the program as it is written.',
  sources: ['https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/'],
  check: (object, context) => {
    checkSecret(object, context);
    const findings = object.podSpecs.flatMap((podSpec) => podSpec.containers).flatMap((container) => {
      const environment = environmentOf(container);
      return [...environment.variables.values()].flatMap((variable) => found(variable, environment) ?? []);
    });
    if (findings.length > 0 && !isFilledIn(object.node, 0)) for (const finding of findings) reportIt(finding, context);
  },
});

interface Found {
  readonly variable: EnvironmentVariable;
  readonly scalar: YamlScalar;
  /** As written: `$NAME` or `${NAME}`. */
  readonly written: string;
  readonly at: number;
  readonly name: string;
  /** True where the variable stands above, so that `$(NAME)` is what was meant. */
  readonly above: boolean;
}

function found(variable: EnvironmentVariable, environment: ContainerEnvironment): Found | undefined {
  const scalar = asScalar(variable.value?.value);
  if (!scalar || typeof scalar.value !== 'string' || isTemplated(scalar.text) || /\s|\$\$|\$\(/.test(scalar.text)) return undefined;
  const match = shellVariable.exec(scalar.text);
  const written = match?.[1];
  const name = match?.[2] ?? match?.[3];
  if (!match || written === undefined || name === undefined || variable.name === 'PS1') return undefined;
  const names = [...environment.variables.keys()];
  const above = names.includes(name) && names.indexOf(name) < names.indexOf(variable.name);
  // Tools such as envsubst fill in `${NAME}` before a file is applied.
  if (written.startsWith('${') && !above && !ofTheShell.has(name)) return undefined;
  return { variable, scalar, written, at: scalar.text.indexOf(written, match.index), name, above };
}

function reportIt({ variable, scalar, written, at, name, above }: Found, { text, report }: RuleContext): void {
  const token = tokenVariables.get(variable.name);
  const place = placeInScalar(text, scalar, at, at + written.length);
  const consequence = token ? `, which ${token.issuer} refuses as a token` : '';
  const message = `The container gets the text ${written} itself in ${variable.name}${consequence}: Kubernetes expands only $(NAME)${above ? '' : ', and only variables of this container that stand above'}.`;
  report(place, message, { fixes: () => fixes(text, variable, place, above ? name : undefined) });
}

function fixes(text: string, variable: EnvironmentVariable, place: { readonly start: number; readonly end: number }, name: string | undefined): readonly Fix[] {
  if (name !== undefined) return [{ title: `Change to $(${name})`, edits: [replaced(place, `$(${name})`)], kind: 'safe', preferred: true }];
  const token = tokenVariables.get(variable.name);
  const edit = token && fromSecret(text, variable, token.secret);
  return token && edit ? [{ title: `Read it from the Secret ${token.secret.name}`, edits: [edit], kind: 'unsafe', preferred: true }] : [];
}

/** The data of a Secret is base64, so `$(TOKEN)` was meant for a shell that prints the file. */
function checkSecret(object: ManifestObject, { report }: RuleContext): void {
  if (object.group !== '' || object.kind !== 'Secret') return;
  for (const { key, value } of asMap(entryOf(object.node, 'data')?.value)?.entries ?? []) {
    const scalar = asScalar(value);
    if (!scalar || isTemplated(scalar.text) || !/^\$\([A-Za-z_]\w*\)$/.test(scalar.text)) continue;
    report(value, `Nothing replaces ${scalar.text} here: "${key}" must be base64, and the API server refuses this. Write the text under stringData, or make the Secret with kubectl create secret.`);
  }
}

const deepest = 60;
const scripts = new Set(['env', 'command', 'args', 'data', 'stringData', 'annotations', 'binaryData', 'exec']);

/** True where variables stand where no program could read them, so that a tool fills in the whole file. */
function isFilledIn(node: YamlNode, depth: number): boolean {
  if (depth > deepest || node.kind === 'alias') return false;
  if (node.kind === 'seq') return node.items.some((item) => isFilledIn(item, depth + 1));
  if (node.kind === 'map') return node.entries.some((entry) => !scripts.has(entry.key) && (/\$\{?[A-Za-z_]/.test(entry.key) || isFilledIn(entry.value, depth + 1)));
  return /(?:^|[^\\$])\$(?:\{[A-Za-z_]|[A-Z_])/.test(node.text);
}
