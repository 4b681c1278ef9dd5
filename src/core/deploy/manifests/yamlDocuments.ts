import { atOnce } from '../../../base/steps.ts';
import { LineIndex, type Span } from '../../../base/text.ts';
import { asArray, asObject, type JsonValue } from '../../json.ts';
import { entryOf, type YamlNode } from '../../yaml/node.ts';
import { readDocuments } from '../../yaml/readYaml.ts';
import { kindOf } from '../../yaml/syntaxMessages.ts';
import { toJson } from '../../yaml/toJson.ts';
import type { ObjectPath } from './objectPath.ts';

/** One YAML document as plain values, with the way back into the text. */
export interface YamlDocument {
  readonly value: JsonValue;
  /** UTF-16 offsets of the value at `path`; of the alias where one brings it in. */
  readonly spanOf: (path: ObjectPath) => Span;
  /** 1-based line of the value at `path`. */
  readonly lineOf: (path: ObjectPath) => number;
}

/** A text that is not YAML. */
export interface YamlFailure {
  readonly line: number;
  readonly reason: string;
}

/**
 * The documents of a YAML or JSON text, empty ones left out, or why it is none. Scalars are read by go-yaml's rules;
 * unlike the linter's reading nothing is tolerated and nothing masked, because the values are sent as they are.
 */
export function yamlDocuments(text: string): readonly YamlDocument[] | YamlFailure {
  const lines = new LineIndex(text);
  const lineAt = (offset: number): number => lines.positionAt(offset).line + 1;
  const documents: YamlDocument[] = [];
  for (const { root, errors: [error], problems, deepAt } of atOnce(readDocuments(text))) {
    if (deepAt !== undefined) return { line: lineAt(deepAt), reason: kindOf('RESOURCE_EXHAUSTION').message };
    if (error) return { line: lineAt(error.pos[0]), reason: error.kind.message };
    const [problem] = problems;
    if (problem) return { line: lineAt(problem.start), reason: problem.message };
    const value = toJson(root, (scalar) => scalar.value);
    if (root && value === undefined) return { line: lineAt(root.start), reason: 'its aliases multiply it beyond any manifest.' };
    if (!root || value === undefined || value === null) continue;
    const spanOf = (path: ObjectPath): Span => spanAt(root, path);
    documents.push({ value, spanOf, lineOf: (path) => lineAt(spanOf(path).start) });
  }
  return documents;
}

/** The place of a value; the nearest one above it where the path leads through an alias or nowhere. */
function spanAt(root: YamlNode, path: ObjectPath): Span {
  let here = root;
  for (const step of path) {
    const next = here.kind === 'map' ? entryOf(here, String(step))?.value : here.kind === 'seq' ? here.items[Number(step)] : undefined;
    if (next === undefined) break;
    here = next;
  }
  return { start: here.start, end: here.end };
}

/** The items of a `List`, or undefined for a document that is none. */
export function listItems(value: JsonValue): readonly JsonValue[] | undefined {
  const { kind, items } = asObject(value);
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? asArray(items) : undefined;
}
