import type { Steps } from '../../base/steps.ts';
import { composeBlockMap, composeBlockSeq } from './blockCollections.ts';
import { type Composed, type Composing, deepest, type Wanted } from './composing.ts';
import { composeFlow } from './flowCollections.ts';
import { scalarOf } from './inlineNodes.ts';
import { anchored } from './leaves.ts';
import type { Properties } from './properties.ts';
import type { Mark, Reading } from './reading.ts';

/** The tree of a collection, in steps. */
export function* composeTree(wanted: Wanted, reading: Reading): Steps<Composed> {
  const open: { readonly wanted: Wanted; readonly composing: Composing }[] = [];
  let next: Wanted | undefined = wanted;
  let composed: Composed = leftOut(wanted);
  for (;;) {
    if (next && next.depth < deepest) open.push({ wanted: next, composing: begin(next, reading) });
    else if (next) {
      reading.deepAt ??= next.token.offset;
      composed = leftOut(next);
    }
    const top = open[open.length - 1];
    if (!top) return composed;
    const step = top.composing.next(composed);
    next = step.done === true ? undefined : step.value;
    if (step.done === true) {
      open.pop();
      composed = anchored(step.value, top.wanted.properties, reading);
    } else if (!next) yield;
  }
}

function begin({ token, properties, depth }: Wanted, reading: Reading): Composing {
  // The name says nothing about a collection, but it may be wrong.
  reading.tagName(properties.tag);
  if (token.type === 'flow-collection') return composeFlow(token, depth, reading);
  if (token.type === 'block-map') return composeBlockMap(token, depth, reading);
  const property = lastProperty(properties);
  if (property && (!properties.newlineAfter || properties.newlineAfter.offset < property.offset)) reading.failAt('MISSING_CHAR', property);
  return composeBlockSeq(token, depth, reading);
}

function lastProperty({ anchor, tag }: Properties): Mark | undefined {
  return anchor && tag && anchor.offset <= tag.offset ? tag : anchor ?? tag;
}

/** What stands for a collection that nobody follows. */
function leftOut({ token: { offset } }: Wanted): Composed {
  return { node: scalarOf(offset, offset, '', 'plain'), until: offset, after: offset };
}
