import type { Span } from '../../base/text.ts';
import type { Finding } from '../lint/finding.ts';
import type { Instruction } from './dockerfile.ts';
import { isInstructionName } from './instructionNames.ts';
import { physicalLine } from './logicalLine.ts';
import { problem, replacement } from './problem.ts';

/** Finds blank lines in a continued instruction: Docker warns, and what follows still belongs to the instruction. */
export function checkContinuation(text: string, instruction: Instruction): Finding[] {
  const [blank] = instruction.line.blanks;
  if (!blank) return [];
  const sign = signBefore(text, instruction, blank);
  const following = instruction.line.pieces.find((piece) => piece.source > blank.start);
  const word = following && /^[ \t]*([A-Z]+)[ \t]/.exec(text.slice(following.source, following.source + 40))?.[1];
  if (word !== undefined && isInstructionName(word)) {
    const message = `This sign continues ${instruction.name} past the blank line, so ${word} below becomes part of its arguments instead of an instruction of its own.`;
    return [problem('blank-continuation', 'warning', sign, message, () => [replacement('End the instruction here', sign, '', 'unsafe')])];
  }
  const message = 'A blank line follows this sign of continuation: Docker warns about it on every build and will refuse it in a later release.';
  const blanks = instruction.line.blanks.map((each) => ({ start: each.start, end: physicalLine(text, each.start).next, text: '' }));
  return [problem('blank-continuation', 'warning', sign, message, () => [{ title: 'Remove the blank lines', edits: blanks, kind: 'safe', preferred: true }])];
}

/** The continuation character that the blank line follows. */
function signBefore(text: string, instruction: Instruction, blank: Span): Span {
  const piece = instruction.line.pieces.findLast((each) => each.source < blank.start);
  const start = text.slice(0, physicalLine(text, piece?.source ?? 0).end).trimEnd().length - 1;
  return { start, end: start + 1 };
}
