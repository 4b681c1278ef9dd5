import type { Finding, Fix } from '../lint/finding.ts';
import type { Instruction } from './dockerfile.ts';
import { problem, replacement } from './problem.ts';

const commands = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** An array with no blank behind the bracket: the test command of a shell, `[ -f x ]`, always has one. */
const arrayStart = /^\[["'\u2018-\u201f]/;

/**
 * Finds arrays that were meant as exec form but are no JSON: Docker silently hands them to the shell, which then looks
 * for a program of that name. `shellChosen` says that a SHELL instruction decides what happens.
 */
export function checkExecForm(instruction: Instruction, shellChosen: boolean): Finding[] {
  const written = commands.has(instruction.name) && !instruction.exec ? (instruction.name === 'HEALTHCHECK' ? instruction.words[1] : instruction.argument) : undefined;
  if (!written || !arrayStart.test(written.text) || isJson(written.text)) return [];
  const consequence = instruction.name === 'RUN' ? 'the build stops with "not found"' : 'the container stops at once with "not found"';
  const message = `This array is not JSON, so Docker gives it to the shell as one command and ${consequence}. JSON wants plain double quotes around each element, commas between them and a closing bracket.`;
  const severity = instruction.name === 'RUN' && !shellChosen ? 'error' : 'warning';
  return [problem('array-not-json', severity, written.span, message, () => quoteFix(instruction, written.text))];
}

/** Offers the array with other quotes, where that alone makes it JSON. */
function quoteFix(instruction: Instruction, text: string): Fix[] {
  if (instruction.name === 'HEALTHCHECK' || instruction.line.pieces.length > 1) return [];
  const mended = text.includes('"') ? text.replace(/[\u201c-\u201f]/g, '"') : text.replace(/['\u2018-\u201f]/g, '"');
  return isJson(mended) ? [replacement('Use double quotes', instruction.argument.span, mended)] : [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
