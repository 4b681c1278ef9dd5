import type { Word } from './dockerfile.ts';
import { sourceSpan, type LogicalLine } from './logicalLine.ts';

/** What a JSON array in the place of arguments holds. */
export type ExecForm =
  | { readonly kind: 'strings'; readonly words: readonly Word[] }
  /** Valid JSON, but not only strings: Docker refuses it instead of reading it as shell form. */
  | { readonly kind: 'notStrings' }
  | { readonly kind: 'none' };

/** Reads `["program", "argument"]`. Everything that is not a JSON array is shell form, as Docker decides. */
export function readExecForm(line: LogicalLine, argument: Word): ExecForm {
  if (!argument.text.startsWith('[')) return { kind: 'none' };
  const values = parseArray(argument.text);
  if (values === undefined) return { kind: 'none' };
  if (!values.every((value) => typeof value === 'string')) return { kind: 'notStrings' };
  const literals = [...argument.text.matchAll(/"(?:[^"\\]|\\.)*"/g)];
  return { kind: 'strings', words: values.map((text, index) => literalWord(line, argument.at, text, literals[index])) };
}

function literalWord(line: LogicalLine, base: number, text: string, literal: RegExpMatchArray | undefined): Word {
  const at = base + (literal?.index ?? 0);
  return { text, at, span: sourceSpan(line, at, at + (literal?.[0].length ?? 0)) };
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as unknown[]) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
