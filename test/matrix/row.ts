/** One input, what the API server does with it and what the linter says of it. */
export interface Row {
  /** What is special about the input, in a few words. */
  readonly title: string;
  readonly manifest: string;
  readonly server: 'accepts' | 'refuses';
  /** Every error and warning, as `severity rule «underlined text»`, in the order of the text. */
  readonly linter: readonly string[];
  /** Why the linter is silent about a refusal, or why its error is about what the server takes. */
  readonly why?: string;
}

const image = 'registry.example.com/model:1.0';

/** A pod of one container; the lines of `container` and `pod` are fields. */
export function pod(container: string, podFields = ''): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: model}\nspec:\n${podSpec(container, podFields, '  ')}`;
}

/** A Deployment of the same pod. */
export function deployment(container: string, podFields = ''): string {
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: model}\nspec:\n  selector: {matchLabels: {app: model}}\n  template:\n    metadata: {labels: {app: model}}\n    spec:\n${podSpec(container, podFields, '      ')}`;
}

function podSpec(container: string, podFields: string, indent: string): string {
  return `${lines(podFields, indent)}${indent}containers:\n${indent}  - name: server\n${indent}    image: ${image}\n${lines(container, `${indent}    `)}`;
}

function lines(fields: string, indent: string): string {
  return fields.split('\n').filter((line) => line !== '').map((line) => `${indent}${line}\n`).join('');
}

/** An object with its head; `fields` are lines at the top level. */
export function object(apiVersion: string, kind: string, fields: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: model}\n${lines(fields, '')}`;
}
