import type { Finding } from '../lint/finding.ts';
import { checkArguments } from './checkArguments.ts';
import { checkContinuation } from './checkContinuation.ts';
import { checkExecForm } from './checkExecForm.ts';
import { checkFlags } from './checkFlags.ts';
import { checkStages } from './checkStages.ts';
import { checkWords } from './checkWords.ts';
import { hasForeignSyntax } from './directives.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';
import { isInstructionName } from './instructionNames.ts';
import { fatal, problem } from './problem.ts';
import { reachableStages } from './stages.ts';
import { unknownInstruction } from './unknownInstruction.ts';

type Checked = Omit<Dockerfile, 'problems'>;

/**
 * Lists what is wrong with the syntax. `error` means that `docker build` stops, at this place, with BuildKit's own
 * frontend; a file that names another frontend is not judged by these rules.
 */
export function checkDockerfile(dockerfile: Checked): Finding[] {
  if (hasForeignSyntax(dockerfile.directives)) return [];
  const shellChosen = dockerfile.instructions.some((instruction) => instruction.name === 'SHELL');
  const ofInstructions = dockerfile.instructions.flatMap((instruction) => [...checkInstruction(instruction, dockerfile.escape, shellChosen), ...checkHeredocs(instruction), ...checkContinuation(dockerfile.text, instruction)]);
  const findings = [...checkDirectives(dockerfile), ...checkBeginning(dockerfile), ...checkStages(dockerfile), ...ofInstructions];
  // A text without any instruction is something else, which is said once.
  const most = dockerfile.instructions.some(({ name }) => isInstructionName(name)) ? undefined : 1;
  return withoutSkipped(dockerfile, findings).sort((a, b) => a.span.start - b.span.start).slice(0, most);
}

/** What BuildKit finds only when it works on a stage. */
const lateProblems = new Set(['array-not-json', 'invalid-image', 'invalid-mount', 'stage-order', 'unreadable-word'].map((name) => `dockerfile/${name}`));

/** A stage that the final one does not need is skipped, so such mistakes in it stop only a build that targets it. */
function withoutSkipped(dockerfile: Checked, findings: readonly Finding[]): Finding[] {
  const reached = new Set(reachableStages(dockerfile));
  const skipped = dockerfile.stages.filter((stage) => !reached.has(stage)).map((stage) => ({ start: stage.from.span.start, end: stage.instructions.at(-1)?.span.end ?? stage.from.span.end }));
  return findings.map((finding) => {
    const late = lateProblems.has(finding.rule) && finding.severity === 'error';
    if (!late || !skipped.some(({ start, end }) => start <= finding.span.start && finding.span.start < end)) return finding;
    return { ...finding, severity: 'warning', message: `When this stage is built: ${finding.message}` };
  });
}

function checkInstruction(instruction: Instruction, escape: Dockerfile['escape'], shellChosen: boolean): Finding[] {
  if (!isInstructionName(instruction.name)) return [unknownInstruction(instruction)];
  const own = [...checkFlags(instruction), ...checkArguments(instruction), ...checkWords(instruction, escape), ...checkExecForm(instruction, shellChosen)];
  const trigger = instruction.trigger;
  if (!trigger || own.length > 0) return own;
  return checkInstruction(trigger, escape, shellChosen).map((finding) => ({ ...finding, severity: 'warning', message: `In every build on top of this image: ${finding.message}` }));
}

function checkDirectives(dockerfile: Checked): Finding[] {
  const seen = new Set<string>();
  return dockerfile.directives.flatMap((directive) => {
    const repeated = seen.has(directive.name);
    seen.add(directive.name);
    if (repeated) return [problem('invalid-directive', 'error', directive.span, `The directive ${directive.name} is given twice; Docker accepts it once and the build stops here.`)];
    if (directive.name !== 'escape' || ['\\', '`'].includes(directive.value)) return [];
    return [fatal('invalid-directive', directive.valueSpan, `The escape character is either a backslash or a backtick, not "${directive.value}"`)];
  });
}

/** Only ARG may stand before the first FROM, and there must be one, but in a part that others are put together from. */
function checkBeginning({ instructions, text }: Checked): Finding[] {
  const first = instructions.find((instruction) => instruction.name !== 'ARG' && isInstructionName(instruction.name));
  if (first?.name === 'FROM' || (!first && instructions.some(({ name }) => name !== 'ARG'))) return [];
  if (first && instructions.some(({ name }) => name === 'FROM')) return [problem('missing-from', 'error', first.keyword.span, `${first.name} stands before the first FROM, so it belongs to no image and the build stops here. Start with FROM and an image; only ARG may come before.`)];
  return [problem('missing-from', 'warning', (first ?? instructions.at(-1))?.keyword.span ?? { start: 0, end: text.length }, 'There is no FROM, so nothing can be built of this file alone. Start with FROM and an image.')];
}

function checkHeredocs(instruction: Instruction): Finding[] {
  return instruction.heredocs
    .filter((heredoc) => !heredoc.terminated)
    .slice(0, 1)
    .map((heredoc) => problem('unterminated-heredoc', 'error', heredoc.marker, `No line below is exactly ${heredoc.name}, so this text never ends and the build stops here. The closing line takes no blanks around the name${heredoc.chomp ? '; only tabs may stand before it' : ''}.`));
}

