import { parseImageRef } from '../images/imageRef.ts';
import type { Finding } from '../lint/finding.ts';
import type { Dockerfile, Flag, Instruction, Stage, Word } from './dockerfile.ts';
import { expandWord } from './environment.ts';
import { problem } from './problem.ts';
import { globalEnvironment } from './resolve.ts';
import { stageNamed } from './stages.ts';
import { parseWord, variablesOf } from './wordParts.ts';

type Checked = Omit<Dockerfile, 'problems'>;

/** Finds stages that no build can start, and copies from stages that are not there. */
export function checkStages(dockerfile: Checked): Finding[] {
  return dockerfile.stages.flatMap((stage) => [...checkBase(dockerfile, stage), ...checkName(dockerfile, stage), ...stage.instructions.flatMap((instruction) => checkCopyFrom(dockerfile, stage, instruction))]);
}

function checkBase(dockerfile: Checked, stage: Stage): Finding[] {
  const { base, origin } = stage;
  if (!base) return [];
  if (origin.kind === 'image') return checkReference(stage, origin.reference);
  return origin.kind === 'unknown' ? checkUndeclared(dockerfile, base) : [];
}

/** An ARG that nothing declares is empty in FROM; it matters where no image name is left then. */
function checkUndeclared(dockerfile: Checked, base: Word): Finding[] {
  const environment = globalEnvironment(dockerfile.globals, dockerfile.escape);
  const [first] = variablesOf(parseWord(base.text, dockerfile.escape).parts).filter(({ name, modifier }) => modifier === '' && !environment.values.has(name));
  const left = first && expandWord(base.text, dockerfile.escape, { values: environment.values, otherwise: { kind: 'set', text: '' } });
  if (!first || left === undefined || (left !== '' && parseImageRef(left) !== undefined)) return [];
  const outcome = left === '' ? 'the build stops with "base name should not be blank"' : `"${left}" is left, which is no image reference, so the build stops here`;
  const message = `No ARG above the first FROM declares ${first.name}, so it is empty here, even with --build-arg, and ${outcome}. Declare it with ARG ${first.name}=… at the top.`;
  return [problem('undeclared-argument', 'error', base.span, message)];
}

function checkReference(stage: Stage, reference: string): Finding[] {
  const base = stage.base;
  const [first = ''] = reference.split('/');
  const hostLike = reference.includes('/') && first !== first.toLowerCase();
  if (!base || hostLike || parseImageRef(reference) !== undefined) return [];
  const hint = reference === reference.toLowerCase() ? '' : ' Repository names are lower case.';
  // A variable may be given, and a word in capitals is one that a Makefile puts an image in the place of.
  const severity = /\$|^[A-Z\d_]+$/.test(base.text) ? 'warning' : 'error';
  return [problem('invalid-image', severity, base.span, `"${reference}" is not an image reference (name[:tag][@digest]), so the build stops here.${hint}`)];
}

function checkName(dockerfile: Checked, stage: Stage): Finding[] {
  const name = stage.name;
  const earlier = name && stageNamed(dockerfile.stages.slice(0, stage.index), name.text);
  if (!name || !earlier) return [];
  const message = `Stage ${earlier.index} is already called ${name.text}; a later FROM or COPY --from with this name takes the last one before it.`;
  return [{ ...problem('duplicate-stage-name', 'warning', name.span, message), related: [{ span: earlier.name?.span ?? earlier.from.span, message: 'The first stage of this name' }] }];
}

function checkCopyFrom(dockerfile: Checked, stage: Stage, instruction: Instruction): Finding[] {
  const flag = instruction.name === 'COPY' ? instruction.flags.find((each) => each.name === 'from') : undefined;
  const value = flag?.value;
  if (!flag || value === undefined || value === '') return [];
  if (value.includes('$')) {
    return [problem('variable-in-from', 'error', placeOf(flag), `--from takes no variables, so the build stops here. Give the stage a name with FROM ${value} AS name, and write --from=name.`)];
  }
  if (/^\d+$/.test(value)) return checkIndex(dockerfile, stage, flag, Number(value));
  const target = stageNamed(dockerfile.stages, value);
  if (!target || target.index < stage.index) return [];
  return [problem('stage-order', 'error', placeOf(flag), laterStage(value, target.index === stage.index))];
}

function checkIndex(dockerfile: Checked, stage: Stage, flag: Flag, index: number): Finding[] {
  if (index < stage.index) return [];
  const count = dockerfile.stages.length;
  if (index >= count) return [problem('unknown-stage', 'error', placeOf(flag), `There is no stage ${index}; this file has ${count}, counted from 0. The build stops here.`)];
  return [problem('stage-order', 'error', placeOf(flag), laterStage(String(index), index === stage.index))];
}

function laterStage(name: string, itself: boolean): string {
  return itself ? `A stage cannot copy from itself, so the build stops here.` : `The stage ${name} stands further down; a stage can only copy from one above it, so the build stops here.`;
}

function placeOf(flag: Flag): { start: number; end: number } {
  return flag.valueSpan ?? flag.span;
}
