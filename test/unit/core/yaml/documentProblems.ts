import { parseDocument, type YamlDocument } from '../../../../src/core/yaml/parseDocument.ts';

/** Rule and underlined characters of every problem of a document. */
export function problems(text: string, document: YamlDocument = parseDocument(text)): readonly string[] {
  return document.problems.map(({ rule, start, end }) => `${rule} «${text.slice(start, end)}»`);
}
