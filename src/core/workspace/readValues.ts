import type { Position, Span } from '../../base/text.ts';
import { parseQuantity, oneUnit } from '../kubernetes/quantity.ts';
import { asMap, asScalar, asSeq, entryOf, isNull, nodeAt, type YamlMap, type YamlNode } from '../yaml/node.ts';
import type { Labels, Place } from './facts.ts';

/** A document, and where things stand in it. */
export interface DocumentText {
  readonly text: string;
  /** The line and column of an offset, quickest for one that is near the last. */
  positionAt(offset: number): Position;
}

export function documentText(text: string): DocumentText {
  let line = 0;
  // The line of the last answer, up to and with its newline.
  let [start, end] = [0, endOfLine(text, 0)];
  return {
    text,
    positionAt: (offset) => {
      for (; offset < start; line--) [start, end] = [startOfLine(text, start - 1), start];
      for (; offset >= end && end < text.length; line++) [start, end] = [end, endOfLine(text, end)];
      return { line, column: offset - start };
    },
  };
}

/** Where the line of the newline at `newline` starts. */
function startOfLine(text: string, newline: number): number {
  return newline === 0 ? 0 : text.lastIndexOf('\n', newline - 1) + 1;
}

function endOfLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline < 0 ? text.length : newline + 1;
}

/** A span of a document as a place that other files can be told. */
export function placeOf({ start, end }: Span, document: DocumentText): Place {
  const { line, column } = document.positionAt(start);
  return { start, end, line, column };
}

/** A text where it is known: '' where nothing is written, undefined where a template or another type decides. */
export function textAt(node: YamlNode | undefined, ...keys: readonly string[]): string | undefined {
  const found = nodeAt(node, ...keys);
  if (!found || isNull(found)) return '';
  const scalar = asScalar(found);
  return scalar && !scalar.dynamic ? scalar.text : undefined;
}

/** A number where one is written and known. */
export function numberAt(node: YamlNode | undefined, ...keys: readonly string[]): number | undefined {
  const scalar = asScalar(nodeAt(node, ...keys));
  return scalar && !scalar.dynamic && typeof scalar.value === 'number' ? scalar.value : undefined;
}

/** The labels in a mapping: none where nothing is written, undefined where a template decides one or one is no text. */
export function labelsAt(node: YamlNode | undefined, ...keys: readonly string[]): Labels | undefined {
  const found = nodeAt(node, ...keys);
  if (!found || isNull(found)) return {};
  const map = asMap(found);
  if (!map) return undefined;
  const labels: Record<string, string> = {};
  for (const { key, keyNode, value } of map.entries) {
    const scalar = asScalar(value);
    if (!scalar || scalar.dynamic || keyNode.dynamic || typeof scalar.value !== 'string') return undefined;
    labels[key] = scalar.text;
  }
  return labels;
}

/** The labels that a label selector demands; undefined where it has expressions or a template decides. */
export function selectorAt(node: YamlNode | undefined, ...keys: readonly string[]): Labels | undefined {
  const map = asMap(nodeAt(node, ...keys));
  if (!map || (asSeq(entryOf(map, 'matchExpressions')?.value)?.items.length ?? 0) > 0) return undefined;
  return map.entries.every(({ key }) => key === 'matchLabels' || key === 'matchExpressions') ? labelsAt(map, 'matchLabels') : undefined;
}

/** The texts of a list; none where nothing is written, undefined where a template decides one. */
export function textsAt(node: YamlNode | undefined, ...keys: readonly string[]): readonly string[] | undefined {
  const found = nodeAt(node, ...keys);
  if (!found || isNull(found)) return [];
  const texts = asSeq(found)?.items.map((item) => asScalar(item));
  return texts?.every((scalar) => scalar?.dynamic === false) === true ? texts.flatMap((scalar) => scalar?.text ?? []) : undefined;
}

/** The mappings of a list; none where nothing is written, undefined where the list or an item is something else. */
export function mapsAt(node: YamlNode | undefined, ...keys: readonly string[]): readonly YamlMap[] | undefined {
  const found = nodeAt(node, ...keys);
  if (!found || isNull(found)) return [];
  const maps = asSeq(found)?.items.map(asMap);
  return maps?.every((map) => map !== undefined) === true ? maps.flatMap((map) => map ?? []) : undefined;
}

/** The whole units of a quantity, for example bytes; undefined where it is not known. */
export function amountAt(node: YamlNode | undefined, ...keys: readonly string[]): number | undefined {
  const text = textAt(node, ...keys);
  const quantity = text === undefined || text === '' ? undefined : parseQuantity(text);
  return quantity && Number(quantity.nanos / oneUnit);
}

/** The labels that a Service demands of its pods; undefined where it demands none, or a template decides. */
export function selectorOf(service: YamlMap): Labels | undefined {
  const selector = labelsAt(service, 'spec', 'selector');
  return selector && Object.keys(selector).length > 0 ? selector : undefined;
}
