import assert from 'node:assert/strict';
import { atOnce } from '../../../../src/base/steps.ts';
import type { YamlNode } from '../../../../src/core/yaml/node.ts';
import { readYaml, type ReadYaml } from '../../../../src/core/yaml/readYaml.ts';
import { openQuote } from '../../../../src/core/yaml/syntaxMessages.ts';
import { packageReads, type PackageReading } from './packageReads.ts';

/** A text as it is read here and by the yaml package, both in a form that can be compared. */
interface Comparison {
  readonly read: ReadYaml;
  readonly ours: string;
  readonly theirs: string;
}

/** Reads a text in both ways. */
export function comparedWithPackage(text: string): Comparison {
  const read = atOnce(readYaml(text));
  const ours = comparable(read);
  try {
    return { read, ours, theirs: comparable(packageReads(text)) };
  } catch (error) {
    // What is nested deeply enough fills the stack of the package.
    if (error instanceof RangeError && read.deepAt !== undefined) return { read, ours, theirs: ours };
    throw error;
  }
}

/** Asserts that a text is read as the yaml package reads it; gives what was read. */
export function assertReadAsPackage(text: string): ReadYaml {
  const { read, ours, theirs } = comparedWithPackage(text);
  // Comparing is fast; telling the difference is not.
  if (ours !== theirs) assert.deepEqual(JSON.parse(ours), JSON.parse(theirs), JSON.stringify(text));
  assert.equal(ours, theirs);
  for (const { opensAt } of read.errors) assert.ok(opensAt === undefined || '"\'[{'.includes(text.charAt(opensAt)), JSON.stringify(text));
  return read;
}

function comparable({ root, errors, problems, deepAt }: ReadYaml | PackageReading): string {
  // What comes after a collection that is left out depends on it, and nobody looks at it.
  if (deepAt !== undefined) return JSON.stringify({ deepAt });
  const told = errors.map(({ code, pos, kind: { message, local }, opensAt }) => ({ code, pos, message, local, opens: opensAt !== undefined }));
  // Nobody looks at a text whose end is missing either.
  const isOpen = errors.some(({ kind }) => kind === openQuote);
  const left = isOpen ? new Set(['key', 'text', 'value', 'dynamic']) : new Set();
  return JSON.stringify({ told, problems, root }, (key, value: unknown) => (key === 'target' ? placeOf(value) : left.has(key) && typeof value !== 'object' ? undefined : value), 1);
}

/** An alias may multiply what it stands for, which is compared where it stands. */
function placeOf(target: unknown): string {
  const node = target as YamlNode | undefined;
  return node ? `${node.kind} ${node.start}-${node.end}` : 'nothing';
}
