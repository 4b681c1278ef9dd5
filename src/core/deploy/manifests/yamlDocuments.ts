import { isCollection, type Document, LineCounter, parseAllDocuments, type SchemaOptions } from 'yaml';
import { asArray, asObject, type JsonValue } from '../../json.ts';
import type { ObjectPath } from './objectPath.ts';

/** One YAML document as plain values, with the way back into the text. */
export interface YamlDocument {
  readonly value: JsonValue;
  /** UTF-16 offsets of the value at `path`; of the nearest enclosing one where an alias or merge brings it in. */
  spanOf(path: ObjectPath): { readonly start: number; readonly end: number };
  /** 1-based line of the value at `path`. */
  lineOf(path: ObjectPath): number;
}

/** A text that is not YAML. */
export interface YamlFailure {
  readonly line: number;
  readonly reason: string;
}

/** go-yaml, which Kubernetes reads with, knows none of these types of YAML 1.1. */
const foreignTypes = ['timestamp', 'binary', 'omap', 'pairs', 'set'].map((name) => `tag:yaml.org,2002:${name}`);

/** YAML as Kubernetes tools read it: `no` is false and `0644` is octal, but `12:30` and `2026-01-02` stay text. */
const kubernetesSchema: SchemaOptions = {
  schema: 'yaml-1.1',
  merge: true,
  customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || (!foreignTypes.includes(tag.tag) && tag.format !== 'TIME')),
};

/** The documents of a YAML or JSON text, empty ones left out, or why it is none. */
export function yamlDocuments(text: string): readonly YamlDocument[] | YamlFailure {
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { ...kubernetesSchema, lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  const documents: YamlDocument[] = [];
  for (const document of parsed) {
    const error = document.errors[0];
    if (error) return { line: lines.linePos(error.pos[0]).line, reason: `${error.message}.` };
    const value = plainValue(document);
    if (typeof value === 'object' && 'failure' in value) return { line: lines.linePos(document.range[0]).line, reason: value.failure };
    if (value.json !== null) documents.push(yamlDocument(document, value.json, lines));
  }
  return documents;
}

/** Plain values of a document. Aliases may multiply a text without end, so their number is limited. */
function plainValue(document: Document): { readonly json: JsonValue } | { readonly failure: string } {
  try {
    return { json: document.toJS({ maxAliasCount: 1000 }) as JsonValue };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

function yamlDocument(document: Document, value: JsonValue, lines: LineCounter): YamlDocument {
  const spanOf = (path: ObjectPath): { start: number; end: number } => {
    for (let length = path.length; length >= 0; length--) {
      const span = rangeAt(document, path.slice(0, length));
      if (span) return span;
    }
    return { start: 0, end: 0 };
  };
  return { value, spanOf, lineOf: (path) => lines.linePos(spanOf(path).start).line };
}

function rangeAt(document: Document, path: ObjectPath): { start: number; end: number } | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  const range = isCollection(node) || (typeof node === 'object' && node !== null && 'range' in node) ? node.range : undefined;
  return Array.isArray(range) ? { start: Number(range[0]), end: Number(range[1]) } : undefined;
}

/** The items of a `List`, or undefined for a document that is none. */
export function listItems(value: JsonValue): readonly JsonValue[] | undefined {
  const { kind, items } = asObject(value);
  return typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) ? asArray(items) : undefined;
}
