import assert from 'node:assert/strict';
import { parseDocument as packageParse, type YAMLParseError } from 'yaml';
import { atOnce } from '../../../../src/base/steps.ts';
import { buildTree, treeSteps } from '../../../../src/core/yaml/buildTree.ts';
import { readYaml, type ReadYaml } from '../../../../src/core/yaml/readYaml.ts';

function told(errors: readonly YAMLParseError[]): readonly string[] {
  return errors.map(({ pos, code, message }) => `${pos.join('-')} ${code} ${message}`);
}

/** Asserts that the text, read in pieces of some length, is what the package reads at once; gives what was read. */
export function assertReadInPieces(text: string, pieceLength: number): ReadYaml {
  const whole = packageParse(text, { schema: 'failsafe', resolveKnownTags: false, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
  const read = atOnce(readYaml(text, pieceLength));
  const context = `in pieces of ${pieceLength}: ${JSON.stringify(text)}`;
  assert.deepEqual(told(read.errors), told(whole.errors), context);
  assert.deepEqual(atOnce(treeSteps(read, text)), buildTree(whole.contents, text), context);
  return read;
}
