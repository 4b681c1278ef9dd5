import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { readBlocks } from '../../../../src/core/yaml/readBlocks.ts';
import { packageReads } from './packageReads.ts';

/** The tree by way of the whole parser; a word about the first mistake where there is one. */
function parsed(text: string): unknown {
  const { root, errors, problems } = packageReads(text);
  return errors[0]?.code ?? problems[0]?.rule ?? root;
}

/** True where the text is read quickly; then the tree has to be the parser's, and the parser has to be content. */
export function agreesWithParser(text: string): boolean {
  const quick = readBlocks(text);
  const whole = quick && parsed(text);
  // Comparing is fast; telling the difference is not.
  if (!isDeepStrictEqual(quick, whole)) assert.deepEqual(quick, whole, text);
  return quick !== undefined;
}
