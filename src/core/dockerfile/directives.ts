import type { Directive } from './dockerfile.ts';
import { physicalLine, skipBlanks, type EscapeCharacter } from './logicalLine.ts';

/** The directives at the top of a Dockerfile and where the rest begins. */
export interface DirectiveHeader {
  readonly directives: readonly Directive[];
  readonly next: number;
}

const directivePattern = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;
const directiveNames = new Set(['syntax', 'escape', 'check']);

/**
 * Reads the parser directives. They stand at the very top: the first line that is none ends them, also a comment, a
 * blank line or an unknown directive.
 */
export function readDirectives(text: string, from: number): DirectiveHeader {
  const directives: Directive[] = [];
  let at = from;
  while (at < text.length) {
    const line = physicalLine(text, at);
    const start = skipBlanks(text, line.start, line.end);
    const match = directivePattern.exec(text.slice(start, line.end));
    const name = match?.[1]?.toLowerCase() ?? '';
    if (!match || !directiveNames.has(name)) break;
    const value = match[2] ?? '';
    const valueStart = start + match[0].trimEnd().length - value.length;
    directives.push({ name, value, span: { start, end: line.end }, valueSpan: { start: valueStart, end: valueStart + value.length } });
    at = line.next;
  }
  return { directives, next: at };
}

/** The escape character that is in force; an invalid one leaves the usual backslash. */
export function escapeOf(directives: readonly Directive[]): EscapeCharacter {
  return directives.find((directive) => directive.name === 'escape')?.value === '`' ? '`' : '\\';
}

/** True when another frontend than Docker's own reads the file: then its instructions and flags are not ours to judge. */
export function hasForeignSyntax(directives: readonly Directive[]): boolean {
  const syntax = directives.find((directive) => directive.name === 'syntax')?.value.split(/\s/)[0];
  return syntax !== undefined && !/^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?::|@|$)/.test(syntax);
}
