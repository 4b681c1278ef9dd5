import type { Finding } from '../lint/finding.ts';
import type { Instruction, Word } from './dockerfile.ts';
import { sourceSpan, type EscapeCharacter } from './logicalLine.ts';
import { problem } from './problem.ts';
import { parseWord, type WordProblem } from './wordParts.ts';

/** The instructions whose words Docker expands itself; in the others the shell does, or nobody. */
const expanded = new Set(['ADD', 'ARG', 'COPY', 'ENV', 'EXPOSE', 'FROM', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);

const sentences: Readonly<Record<WordProblem['kind'], string>> = {
  openQuote: 'This quote is never closed, so the build stops here.',
  openBrace: 'The closing } of this variable is missing, so the build stops here.',
  badSubstitution: 'Docker does not know this way to use a variable and the build stops here; it knows ${NAME} and ${NAME:-default}, with - + ? # % or / behind the name.',
};

/** Finds quotes and variables that Docker cannot read. */
export function checkWords(instruction: Instruction, escape: EscapeCharacter): Finding[] {
  if (!expanded.has(instruction.name) || instruction.exec) return [];
  const words = instruction.name === 'FROM' ? instruction.words.slice(0, 1) : instruction.assignments.length > 0 ? assigned(instruction) : instruction.words;
  return words.flatMap((word) => {
    const found = parseWord(word.text, escape).problem;
    if (!found) return [];
    return [problem('unreadable-word', 'error', sourceSpan(instruction.line, word.at + found.at, word.at + found.end), sentences[found.kind])];
  });
}

function assigned(instruction: Instruction): Word[] {
  return instruction.assignments.flatMap((assignment) => (assignment.value ? [assignment.value] : []));
}
