import type { Fix, TextEdit } from '../lint/finding.ts';
import type { Assignment, Dockerfile, Instruction, Stage } from './dockerfile.ts';
import { physicalLine } from './logicalLine.ts';

/**
 * Offers to take a variable out of ARG and ENV of a stage and to mount it as a secret into the RUN instructions that
 * use it. The image is then built with `--secret id=…,env=…`.
 */
export function secretMountFix(file: Dockerfile, stage: Stage, name: string): Fix[] {
  const id = name.toLowerCase();
  const users = stage.instructions.filter((instruction) => instruction.name === 'RUN' && usesSecret(file, instruction, name));
  const mounts = users.map((instruction) => mountEdit(instruction, `--mount=type=secret,id=${id},env=${name} `));
  const removals = stage.instructions.flatMap((instruction) => (instruction.name === 'ARG' || instruction.name === 'ENV' ? removalsOf(file, instruction, name) : []));
  const how = users.length === 0 ? `Remove ${name}` : `Mount ${name} as a secret (build with --secret id=${id},env=${name})`;
  return removals.length === 0 ? [] : [{ title: how, edits: [...removals, ...mounts].sort((a, b) => a.start - b.start), kind: 'unsafe', preferred: true }];
}

/** A RUN that names the variable, or that starts a program which reads it from its environment. */
function usesSecret(file: Dockerfile, instruction: Instruction, name: string): boolean {
  const source = file.text.slice(instruction.span.start, instruction.span.end);
  if (instruction.flags.some((flag) => flag.value?.includes(`env=${name}`))) return false;
  return source.includes(name) || /hugging|\bhf\b|from_pretrained|snapshot_download|\bngc\b|wandb/.test(source);
}

function mountEdit(instruction: Instruction, text: string): TextEdit {
  const start = instruction.flags[0]?.span.start ?? instruction.argument.span.start;
  return { start, end: start, text };
}

function removalsOf(file: Dockerfile, instruction: Instruction, name: string): TextEdit[] {
  const others = instruction.assignments.filter((assignment) => assignment.name.text !== name);
  if (others.length === instruction.assignments.length) return [];
  if (others.length === 0) {
    const end = physicalLine(file.text, instruction.line.end).next;
    return [{ start: instruction.span.start, end, text: '' }];
  }
  return instruction.assignments.flatMap((assignment, at) => (assignment.name.text === name ? [withoutOne(instruction, assignment, at)] : []));
}

/** Removes one assignment together with the blank that sets it apart from its neighbour. */
function withoutOne(instruction: Instruction, assignment: Assignment, at: number): TextEdit {
  const end = assignment.value?.span.end ?? assignment.name.span.end;
  const next = instruction.assignments[at + 1];
  if (next) return { start: assignment.name.span.start, end: next.name.span.start, text: '' };
  const before = instruction.assignments[at - 1];
  return { start: before?.value?.span.end ?? before?.name.span.end ?? assignment.name.span.start, end, text: '' };
}
