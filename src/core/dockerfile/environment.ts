import type { EscapeCharacter } from './logicalLine.ts';
import { parseWord, type VariablePart, type WordPart } from './wordParts.ts';

/** What is known of a variable from the Dockerfile alone. */
export type VariableValue =
  | { readonly kind: 'set'; readonly text: string }
  /** Declared by an ARG without a default: whoever builds the image may give a value. */
  | { readonly kind: 'unset' }
  /** Set, or not, by something outside, such as the base image. */
  | { readonly kind: 'unknown' };

/** The variables that are in force at a place. Names that are missing have the value `otherwise`. */
export interface Environment {
  readonly values: ReadonlyMap<string, VariableValue>;
  readonly otherwise: VariableValue;
}

/** A variable's value in an environment. */
export function valueOf(environment: Environment, name: string): VariableValue {
  return environment.values.get(name) ?? environment.otherwise;
}

/** The word with its quotes removed and its variables replaced; undefined when it depends on what nobody knows here. */
export function expandWord(text: string, escape: EscapeCharacter, environment: Environment): string | undefined {
  const { parts, problem } = parseWord(text, escape);
  return problem ? undefined : expandParts(parts, environment);
}

function expandParts(parts: readonly WordPart[], environment: Environment): string | undefined {
  let result = '';
  for (const part of parts) {
    const text = part.kind === 'text' ? part.text : expandVariable(part, environment);
    if (text === undefined) return undefined;
    result += text;
  }
  return result;
}

function expandVariable(part: VariablePart, environment: Environment): string | undefined {
  const value = valueOf(environment, part.name);
  if (value.kind === 'unknown') return undefined;
  const text = value.kind === 'set' ? value.text : undefined;
  const absent = text === undefined || (part.modifier.startsWith(':') && text === '');
  switch (part.modifier) {
    case '':
    case '?':
    case ':?':
      return absent ? undefined : text;
    case '-':
    case ':-':
      return absent ? expandParts(part.operand, environment) : text;
    case '+':
    case ':+':
      return absent ? '' : expandParts(part.operand, environment);
    default:
      return undefined;
  }
}
