import type { ErrorObject } from 'ajv';
import type { JsonValue } from '../json.ts';
import { asMap, asSeq, entryOf, type YamlNode } from '../yaml/node.ts';
import { spanOf } from '../yaml/edits.ts';
import type { Finding } from './finding.ts';
import { nearestName } from './nearestName.ts';
import { ruleCatalogue } from './ruleCatalogue.ts';

/** Tells what is wrong with a configuration, in the validator's own terms. */
export type ConfigurationValidator = (value: JsonValue) => readonly ErrorObject[];

/** The validator's errors as findings at the nodes they are about, one for each node. */
export function configurationProblems(root: YamlNode, errors: readonly ErrorObject[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const error of errors) {
    // The branches of a condition tell what is wrong; the condition itself adds nothing.
    if (error.keyword === 'if') continue;
    const finding = describe(error, nodeAtPointer(root, error.instancePath) ?? root);
    const key = `${finding.span.start}-${finding.span.end}`;
    if (!found.has(key)) found.set(key, finding);
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

function describe(error: ErrorObject, node: YamlNode): Finding {
  if (error.keyword === 'additionalProperties') return unknownName(error, node);
  return { rule: 'config/invalid-value', severity: 'error', message: sentence(error), span: visible(node) };
}

function unknownName({ params, parentSchema, instancePath }: ErrorObject, node: YamlNode): Finding {
  const name = String(params['additionalProperty']);
  const isRule = instancePath.endsWith('/rules');
  const known = isRule ? ruleCatalogue().map(({ id }) => id) : Object.keys((parentSchema?.['properties'] as object | undefined) ?? {});
  const nearest = nearestName(name, known);
  const hint = nearest !== undefined ? `Did you mean "${nearest}"?` : isRule ? '"slipway rules" lists them all.' : known.length > 0 ? `It is one of ${known.join(', ')}.` : 'It takes none.';
  const key = entryOf(asMap(node), name)?.keyNode ?? node;
  return {
    rule: isRule ? 'config/unknown-rule' : 'config/unknown-field',
    severity: 'error',
    message: `${isRule ? `There is no rule "${name}".` : `There is nothing called "${name}" here.`} ${hint}`,
    span: visible(key),
    ...(nearest !== undefined && { fixes: () => [{ title: `Change to ${nearest}`, kind: 'unsafe', preferred: true, edits: [{ ...spanOf(key), text: nearest }] }] }),
  };
}

const typeNames: Readonly<Record<string, string>> = { array: 'a list', object: 'a mapping', string: 'a text', boolean: 'true or false', integer: 'a whole number', number: 'a number' };

function sentence({ keyword, params, data, message = 'is not valid' }: ErrorObject): string {
  const shown = typeof data === 'object' ? 'This' : JSON.stringify(data);
  if (keyword === 'enum') return `${shown} must be one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}.`;
  if (keyword === 'type') return `This must be ${typeNames[String(params['type'])] ?? String(params['type'])}.`;
  if (keyword === 'pattern') return `${shown} is neither recommended, strict or all nor the path of a .yaml file.`;
  if (keyword === 'required') return `"${String(params['missingProperty'])}" is missing here.`;
  return `This ${message}.`;
}

/** The node that a JSON pointer leads to. */
function nodeAtPointer(root: YamlNode, pointer: string): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const list = asSeq(node);
    node = list ? list.items[Number(name)] : entryOf(asMap(node), name)?.value;
  }
  return node;
}

/** An empty value still needs a character that can be underlined. */
function visible(node: YamlNode): Finding['span'] {
  return node.end > node.start ? spanOf(node) : { start: Math.max(0, node.start - 1), end: Math.max(1, node.start) };
}
