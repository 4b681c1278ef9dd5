import { atOnce } from '../../src/base/steps.ts';
import { treeSteps } from '../../src/core/yaml/buildTree.ts';
import { readBlocks } from '../../src/core/yaml/readBlocks.ts';
import { readYaml } from '../../src/core/yaml/readYaml.ts';
import { splitDocuments } from '../../src/core/yaml/splitDocuments.ts';

/** So small that long collections of every ordinary text are read in pieces. */
const pieceLength = 200;

/** Longer texts are left alone: each is read three times here. */
const longestRead = 20_000;

/** Says where the ways to read a document differ: the quick reader, the parser at once, and the parser in pieces. */
export function complaintsAboutReaders(text: string): readonly string[] {
  return splitDocuments(text).flatMap(({ start, end }) => (end - start > longestRead ? [] : compared(text.slice(start, end))));
}

function compared(document: string): readonly string[] {
  const whole = read(document, Infinity);
  // Where the package runs out of stack depends on who calls; what the linter makes of it does not, and is checked as such.
  if (whole.includes('"RESOURCE_EXHAUSTION"')) return [];
  const quick = readBlocks(document);
  if (quick) return JSON.stringify({ root: quick, problems: [], errors: [] }) === whole ? [] : ['the quick reader does not read a document as the parser does'];
  return document.length <= pieceLength || read(document, pieceLength) === whole ? [] : ['in pieces a document is not read as it is at once'];
}

function read(document: string, length: number): string {
  const contents = atOnce(readYaml(document, length));
  const { root, problems } = atOnce(treeSteps(contents, document));
  const errors = contents.errors.slice(0, 1).map(({ code, pos }) => ({ code, pos }));
  // What an alias stands for is left out: it stands elsewhere in the tree, and aliases may multiply it.
  return JSON.stringify({ root, problems, errors }, (key, value: unknown) => (key === 'target' ? undefined : value));
}
