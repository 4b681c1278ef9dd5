import type { CST } from 'yaml';
import { blockScalar } from './blockText.ts';
import { type Composed, isInline } from './composing.ts';
import { flowText } from './flowText.ts';
import { scalarOf } from './inlineNodes.ts';
import type { YamlAlias, YamlNode, YamlScalar } from './node.ts';
import { endAfter, isBlank, type Properties } from './properties.ts';
import type { Mark, Reading } from './reading.ts';
import { resolvePlain } from './resolveScalar.ts';

/** A node that an alias may stand for. */
type AnchoredNode = Exclude<YamlNode, YamlAlias>;

const resolvingTags = new Set(['int', 'float', 'bool', 'null'].map((name) => `tag:yaml.org,2002:${name}`));

/** A node that is no collection. */
function composeLeaf(token: CST.Token, properties: Properties, isRoot: boolean, reading: Reading): Composed {
  if (token.type === 'alias') return composeAlias(token, properties, reading);
  if (isInline(token)) return composeInline(token, properties, reading);
  if (token.type === 'block-scalar') {
    const { text, style, end } = blockScalar(token, isRoot, reading);
    const scalar = scalarOf(token.offset, visibleEnd(reading.text, token.offset, end), text, style);
    return anchored({ node: tagged(scalar, properties, reading), until: end, after: end }, properties, reading);
  }
  reading.failAt('UNEXPECTED_TOKEN', token);
  const empty = composeEmpty(token.offset, properties, reading);
  refuseNameless(properties.anchor, reading);
  return empty;
}

function composeInline(token: CST.FlowScalar, properties: Properties, reading: Reading): Composed {
  const { offset, source } = token;
  const text = flowText(token, reading);
  const until = offset + source.length;
  const after = endAfter(token.end, until, false, reading);
  const style = token.type === 'scalar' ? 'plain' : token.type === 'single-quoted-scalar' ? 'single' : 'double';
  return anchored({ node: tagged(scalarOf(offset, until, text, style), properties, reading), until, after }, properties, reading);
}

/** The node of a token that is no collection; an empty one behind the marks where there is no token. */
export function leafOrEmpty(token: CST.Token | null | undefined, properties: Properties, marks: readonly Mark[] | undefined, reading: Reading, isRoot = false): Composed {
  return token ? composeLeaf(token, properties, isRoot, reading) : composeEmpty(emptyPlace(properties.end, marks), properties, reading);
}

/** A value that is not there. */
function composeEmpty(at: number, properties: Properties, reading: Reading): Composed {
  const node = tagged(scalarOf(at, at, '', 'plain'), properties, reading);
  return anchored({ node, until: at, after: properties.comment === '' ? at : properties.end }, properties, reading);
}

/** Where a value would stand that is not there: behind the marks before it, but in front of comments and line breaks. */
function emptyPlace(end: number, marks: readonly Mark[] | undefined): number {
  let place = end;
  if (!marks) return place;
  let index = marks.length;
  for (; index > 0 && isBlank(marks[index - 1]); index--) place -= marks[index - 1]?.source.length ?? 0;
  // Without anything before them all blanks are passed over.
  if (index > 0) for (; marks[index]?.type === 'space'; index++) place += marks[index]?.source.length ?? 0;
  return place;
}

function composeAlias({ offset, source, end }: CST.FlowScalar, properties: Properties, reading: Reading): Composed {
  const name = source.slice(1);
  const until = offset + source.length;
  if (name === '') reading.fail('BAD_ALIAS', offset);
  const after = endAfter(end, until, false, reading);
  if (properties.anchor || properties.tag) reading.fail('ALIAS_PROPS', offset, until);
  const target = reading.anchors.get(name);
  if (target === undefined) {
    const message = `No anchor named "${name}" stands before this alias in the same document.`;
    reading.problems.push({ rule: 'yaml/unknown-alias', message, start: offset, end: until });
  }
  return { node: { kind: 'alias', start: offset, end: until, name, target }, until, after };
}

/** A tag says of plain and of quoted text alike whether it is text. */
function tagged(scalar: YamlScalar, properties: Properties, reading: Reading): YamlScalar {
  const tag = reading.tagName(properties.tag);
  if (tag === undefined || scalar.dynamic) return scalar;
  return { ...scalar, value: resolvingTags.has(tag) ? resolvePlain(scalar.text) : scalar.text };
}

/** The node, known by its anchor from here on. */
export function anchored(composed: Composed<AnchoredNode>, { anchor }: Properties, reading: Reading): Composed {
  if (anchor) reading.anchors.set(anchor.source.slice(1), composed.node);
  refuseNameless(anchor, reading);
  return composed;
}

function refuseNameless(anchor: Mark | undefined, reading: Reading): void {
  if (anchor?.source === '&') reading.failAt('BAD_ALIAS', anchor);
}

/** Block scalars reach over their last line end, which no underline should. */
function visibleEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13)) at--;
  return at;
}
