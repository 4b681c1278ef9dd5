import type { Instruction } from './dockerfile.ts';

const marker = /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>/;
const atStart = /^(?:\{\{|\{%|<%|@@|%%)/;

/** Instructions in which `{{` has no meaning of its own; in commands and labels it may be a Go template for later. */
const plainInstructions = new Set(['FROM', 'ARG', 'ENV', 'COPY', 'ADD', 'WORKDIR', 'USER', 'EXPOSE', 'VOLUME']);

/** True when the instructions are the source of a template engine (Jinja, Go templates, ERB), to be rendered first. */
export function isTemplate(instructions: readonly Instruction[]): boolean {
  return instructions.some((instruction) => atStart.test(instruction.keyword.text) || (plainInstructions.has(instruction.name) && marker.test(instruction.argument.text)));
}
