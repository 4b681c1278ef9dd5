import type { Dockerfile, Instruction, Stage } from './dockerfile.ts';
import type { EscapeCharacter } from './logicalLine.ts';
import { expandWord, valueOf, type Environment, type VariableValue } from './environment.ts';

/** Arguments that BuildKit sets by itself from the platform of the build (docs.docker.com, Dockerfile reference). */
const platformArguments = ['TARGETPLATFORM', 'TARGETOS', 'TARGETARCH', 'TARGETVARIANT', 'TARGETOSVERSION', 'TARGETSTAGE', 'BUILDPLATFORM', 'BUILDOS', 'BUILDARCH', 'BUILDVARIANT', 'BUILDOSVERSION'];

const unset: VariableValue = { kind: 'unset' };
const unknown: VariableValue = { kind: 'unknown' };

/** The variables that a FROM sees: the ARG instructions above the first FROM, at their defaults. */
export function globalEnvironment(globals: readonly Instruction[], escape: EscapeCharacter): Environment {
  const values = new Map<string, VariableValue>(platformArguments.map((name) => [name, unknown]));
  for (const { name, value } of globals.flatMap((instruction) => instruction.assignments)) {
    const text = value && expandWord(value.text, escape, { values, otherwise: unset });
    values.set(name.text, value === undefined ? unset : text === undefined ? unknown : { kind: 'set', text });
  }
  return { values, otherwise: unset };
}

/**
 * The variables in force where `at` stands: ENV of the stages below, then ENV and ARG of its own stage, ENV winning.
 * An external base image may set anything, so what the Dockerfile does not set is unknown there.
 */
export function environmentAt(dockerfile: Dockerfile, at: Instruction): Environment {
  const globals = globalEnvironment(dockerfile.globals, dockerfile.escape);
  const stage = dockerfile.stages.find((candidate) => candidate.instructions.includes(at));
  if (!stage) return globals;
  const inherited = inheritedVariables(dockerfile, stage, globals);
  const before = stage.instructions.slice(0, stage.instructions.indexOf(at));
  return inStage(before, inherited, globals, dockerfile.escape);
}

/** A word as Docker understands it where `at` stands; undefined when that cannot be known from the file alone. */
export function resolve(dockerfile: Dockerfile, text: string, at: Instruction): string | undefined {
  return /[$"'\\`]/.test(text) ? expandWord(text, dockerfile.escape, environmentAt(dockerfile, at)) : text;
}

function inheritedVariables(dockerfile: Dockerfile, stage: Stage, globals: Environment): Environment {
  if (stage.origin.kind === 'scratch') return { values: new Map(), otherwise: unset };
  const base = stage.origin.kind === 'stage' ? dockerfile.stages[stage.origin.stage] : undefined;
  if (!base || base.index >= stage.index) return { values: new Map(), otherwise: unknown };
  const below = inheritedVariables(dockerfile, base, globals);
  const within = inStage(base.instructions, below, globals, dockerfile.escape);
  const kept = environmentNames(base.instructions);
  return { values: new Map([...below.values, ...[...within.values].filter(([name]) => kept.has(name))]), otherwise: below.otherwise };
}

function environmentNames(instructions: readonly Instruction[]): ReadonlySet<string> {
  return new Set(instructions.filter((each) => each.name === 'ENV').flatMap((each) => each.assignments.map((assignment) => assignment.name.text)));
}

function inStage(instructions: readonly Instruction[], inherited: Environment, globals: Environment, escape: EscapeCharacter): Environment {
  const fixed = new Map(inherited.values);
  const given = new Map<string, VariableValue>();
  for (const instruction of instructions) {
    if (instruction.name !== 'ENV' && instruction.name !== 'ARG') continue;
    const now: Environment = { values: new Map([...given, ...fixed]), otherwise: inherited.otherwise };
    for (const { name, value } of instruction.assignments) {
      const text = value && expandWord(value.text, escape, now);
      const result: VariableValue = value === undefined ? valueOf(globals, name.text) : text === undefined ? unknown : { kind: 'set', text };
      (instruction.name === 'ENV' ? fixed : given).set(name.text, result);
    }
  }
  return { values: new Map([...given, ...fixed]), otherwise: inherited.otherwise };
}
