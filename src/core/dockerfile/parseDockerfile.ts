import { checkDockerfile } from './checkDockerfile.ts';
import { escapeOf, readDirectives } from './directives.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';
import { commentOf, physicalLine, readLogicalLine, skipBlanks, type Comment } from './logicalLine.ts';
import { parseInstruction } from './parseInstruction.ts';
import { buildStages } from './stages.ts';
import { isTemplate } from './template.ts';

/**
 * Parses a Dockerfile the way BuildKit reads it (frontend/dockerfile/parser), but keeps going after a mistake: every
 * line becomes an instruction, a comment or a blank, and what is wrong is listed in `problems`.
 */
export function parseDockerfile(text: string): Dockerfile {
  const header = readDirectives(text, text.startsWith('\ufeff') ? 1 : 0);
  const escape = escapeOf(header.directives);
  const { instructions, comments } = readInstructions(text, header.next, escape);
  const bare = { text, escape, directives: header.directives, comments, instructions, template: isTemplate(instructions), ...buildStages(instructions, escape) };
  return { ...bare, problems: bare.template ? [] : checkDockerfile(bare) };
}

function readInstructions(text: string, from: number, escape: Dockerfile['escape']): { instructions: Instruction[]; comments: Comment[] } {
  const instructions: Instruction[] = [];
  const comments: Comment[] = [];
  let above: Comment[] = [];
  let at = from;
  while (at < text.length) {
    const physical = physicalLine(text, at);
    const comment = commentOf(text, physical);
    if (comment) {
      comments.push(comment);
      above.push(comment);
      at = physical.next;
    } else if (skipBlanks(text, physical.start, physical.end) === physical.end) {
      above = [];
      at = physical.next;
    } else {
      const line = readLogicalLine(text, at, escape);
      const parsed = line.text.trim() === '' ? undefined : parseInstruction(text, line, escape, above);
      if (parsed) instructions.push(parsed.instruction);
      for (const inside of line.comments) comments.push(inside);
      above = [];
      at = parsed?.next ?? line.next;
    }
  }
  return { instructions, comments };
}
