import { onceFor } from '../../base/onceFor.ts';
import type { Dockerfile, Flag, Instruction, Origin, Stage } from './dockerfile.ts';
import type { EscapeCharacter } from './logicalLine.ts';
import { expandWord } from './environment.ts';
import { mountFields } from './mounts.ts';
import { globalEnvironment } from './resolve.ts';

/** Sorts the instructions into those before the first FROM and the stages, and links each stage to its base. */
export function buildStages(instructions: readonly Instruction[], escape: EscapeCharacter): { globals: Instruction[]; stages: Stage[] } {
  const starts = instructions.flatMap((instruction, index) => (instruction.name === 'FROM' ? [index] : []));
  const globals = instructions.slice(0, starts[0] ?? instructions.length).filter((instruction) => instruction.name === 'ARG');
  const environment = globalEnvironment(globals, escape);
  const stages: Stage[] = [];
  const named = new Map<string, Stage>();
  for (const [index, start] of starts.entries()) {
    const from = instructions[start];
    if (!from) continue;
    const name = from.words[1]?.text.toLowerCase() === 'as' ? from.words[2] : undefined;
    const origin = originOf(from.words[0] && expandWord(from.words[0].text, escape, environment), named);
    const stage: Stage = { index: stages.length, from, base: from.words[0], origin, name, instructions: instructions.slice(start + 1, starts[index + 1]) };
    stages.push(stage);
    if (name) named.set(name.text.toLowerCase(), stage);
  }
  return { globals, stages };
}

/** What a FROM begins with, given what it names and the stages before by their names, the last one where two have one. */
function originOf(reference: string | undefined, named: ReadonlyMap<string, Stage>): Origin {
  if (reference === undefined || reference === '') return { kind: 'unknown' };
  if (reference === 'scratch') return { kind: 'scratch' };
  const stage = named.get(reference.toLowerCase());
  return stage ? { kind: 'stage', stage: stage.index } : { kind: 'image', reference };
}

/** The stage of that name; the last one where a name is used twice. Case does not matter. */
export function stageNamed(stages: readonly Stage[], name: string): Stage | undefined {
  return stages.findLast((stage) => stage.name?.text.toLowerCase() === name.toLowerCase());
}

/** The stage that `docker build` makes the image from when no target is named: the last one. */
export function finalStage(dockerfile: Dockerfile): Stage | undefined {
  return dockerfile.stages.at(-1);
}

/** A stage and the stages it is built on, nearest first. */
export function lineage(dockerfile: Dockerfile, stage: Stage): Stage[] {
  const stages = [stage];
  for (let here = stage; here.origin.kind === 'stage'; ) {
    const base = dockerfile.stages[here.origin.stage];
    if (!base || base.index >= here.index) break;
    stages.push(base);
    here = base;
  }
  return stages;
}

/** The final stage and the stages below it, nearest first; empty without a FROM. */
export function finalLineage(dockerfile: Dockerfile): Stage[] {
  const stage = finalStage(dockerfile);
  return stage ? lineage(dockerfile, stage) : [];
}

/** The external image at the bottom of a lineage, where it is known. */
export function baseImage(dockerfile: Dockerfile, stage: Stage): string | undefined {
  const root = lineage(dockerfile, stage).at(-1);
  return root?.origin.kind === 'image' ? root.origin.reference : undefined;
}

/** The stage an instruction belongs to. */
export function stageOf(dockerfile: Dockerfile, instruction: Instruction): Stage | undefined {
  return dockerfile.stages.find((stage) => stage.from === instruction || stage.instructions.includes(instruction));
}

/** Where `--from=` of a COPY, or `from=` of a mount, takes its files. */
export function copyOrigin(dockerfile: Pick<Dockerfile, 'stages'>, reference: string): Origin {
  if (reference.includes('$')) return { kind: 'unknown' };
  if (reference === 'scratch') return { kind: 'scratch' };
  const stage = /^\d+$/.test(reference) ? dockerfile.stages[Number(reference)] : stageNamed(dockerfile.stages, reference);
  if (stage) return { kind: 'stage', stage: stage.index };
  return /^\d+$/.test(reference) ? { kind: 'unknown' } : { kind: 'image', reference };
}

/** What an instruction takes files from: `--from` of a COPY and `from=` of a mount. */
export function copiedReferences(instruction: Instruction): { readonly reference: string; readonly flag: Flag }[] {
  return instruction.flags.flatMap((flag) => {
    if (instruction.name === 'COPY' && flag.name === 'from' && flag.value) return [{ reference: flag.value, flag }];
    if (instruction.name !== 'RUN' || flag.name !== 'mount') return [];
    return mountFields(flag).flatMap(({ key, value }) => (key === 'from' && value ? [{ reference: value, flag }] : []));
  });
}

/** The stages that `docker build` works on without `--target`: BuildKit skips those that the final one does not need. In the order of the file. */
export const reachableStages = onceFor(findReachable);

function findReachable(dockerfile: Pick<Dockerfile, 'stages'>): readonly Stage[] {
  const reached = new Set<Stage>();
  const waiting = dockerfile.stages.slice(-1);
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (reached.has(stage)) continue;
    reached.add(stage);
    const origins = [stage.origin, ...stage.instructions.flatMap(copiedReferences).map(({ reference }) => copyOrigin(dockerfile, reference))];
    for (const origin of origins) {
      const needed = origin.kind === 'stage' ? dockerfile.stages[origin.stage] : undefined;
      if (needed) waiting.push(needed);
    }
  }
  return dockerfile.stages.filter((stage) => reached.has(stage));
}
