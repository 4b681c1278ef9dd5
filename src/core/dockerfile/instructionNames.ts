const names = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const;

/** An instruction that Docker's own frontend knows (BuildKit, frontend/dockerfile/command). */
export type InstructionName = (typeof names)[number];

export const instructionNames: readonly InstructionName[] = names;

const known: ReadonlySet<string> = new Set(names);

/** True for an upper-case name of an instruction. */
export function isInstructionName(name: string): name is InstructionName {
  return known.has(name);
}
