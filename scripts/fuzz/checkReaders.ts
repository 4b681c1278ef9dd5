import { readBlocks } from '../../src/core/yaml/readBlocks.ts';
import { splitDocuments } from '../../src/core/yaml/splitDocuments.ts';
import { comparedWithPackage } from '../../test/unit/core/yaml/packageComparison.ts';

/** Longer texts are left alone: each is read three times here. */
const longestRead = 20_000;

/** Says where the ways to read a document differ: the quick reader, the whole one, and that of the yaml package. */
export function complaintsAboutReaders(text: string): readonly string[] {
  return splitDocuments(text).flatMap(({ start, end }) => (end - start > longestRead ? [] : compared(text.slice(start, end))));
}

function compared(document: string): readonly string[] {
  const quick = readBlocks(document);
  const { read, ours, theirs } = comparedWithPackage(document);
  const differs = quick && asText({ root: quick, errors: [], problems: [] }) !== asText(read);
  return [...(differs ? ['the quick reader does not read a document as the whole one does'] : []), ...(ours === theirs ? [] : ['a document is not read as the yaml package reads it'])];
}

function asText({ root, errors, problems }: { readonly root: unknown; readonly errors: readonly unknown[]; readonly problems: readonly unknown[] }): string {
  // What an alias stands for is left out: it stands elsewhere in the tree, and aliases may multiply it.
  return JSON.stringify({ root, errors, problems }, (key, value: unknown) => (key === 'target' ? undefined : value));
}
