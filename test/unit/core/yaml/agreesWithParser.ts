import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { buildTree } from '../../../../src/core/yaml/buildTree.ts';
import { readBlocks } from '../../../../src/core/yaml/readBlocks.ts';

/** The tree by way of the whole parser; a word about the first mistake where there is one. */
function parsed(text: string): unknown {
  const { contents, errors } = parseDocument(text, { schema: 'failsafe', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const { root, problems } = buildTree(contents, text);
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
