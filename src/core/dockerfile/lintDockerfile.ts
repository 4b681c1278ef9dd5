import type { Span } from '../../base/text.ts';
import { isMissed } from '../lint/echoes.ts';
import type { Finding } from '../lint/finding.ts';
import { rootCauses, type RuleFinding } from '../lint/rootCauses.ts';
import type { DockerfileRule, FilePlace } from '../lint/rule.ts';
import { runFileRules } from '../lint/runRules.ts';
import { withoutSuppressed } from '../lint/suppressions.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';

/**
 * Everything that is wrong with a Dockerfile, in the order of the text, without what its comments suppress. `off` are
 * the rules that do not run.
 */
export function lintDockerfile(file: Dockerfile, rules: readonly DockerfileRule<Dockerfile>[], place: FilePlace, off?: ReadonlySet<string>): readonly Finding[] {
  const { text } = file;
  const found = file.template ? [] : runFileRules(rules, file, text, place);
  const broken = brokenInstructions(file);
  const judged = broken.length === 0 ? found : found.filter((one) => !isEcho(one, broken));
  return withoutSuppressed(text, rootCauses(file.problems, judged), { entryAt: (line) => instructionAt(file, line), objectAt: (line) => stageAt(file, line) }, off);
}

/** Instructions that Docker cannot read: what they were meant to say is not known, so nothing else is said about them. */
function brokenInstructions(file: Dockerfile): readonly Instruction[] {
  const errors = file.problems.filter(({ severity }) => severity === 'error');
  return errors.length === 0 ? [] : file.instructions.filter(({ span: { start, end } }) => errors.some(({ span }) => span.start >= start && span.start <= end));
}

/** True where a finding is about a broken instruction, or about the absence of what that was meant to be. */
function isEcho({ finding, misses = [] }: RuleFinding, broken: readonly Instruction[]): boolean {
  return broken.some(({ span, name }) => (finding.span.start >= span.start && finding.span.end <= span.end) || isMissed(name, misses));
}

/** The stage that a line belongs to; what stands before the first FROM belongs to the first one. */
function stageAt({ stages }: Dockerfile, line: Span): Span {
  const stage = stages.findLast(({ from }) => from.span.start <= line.end) ?? stages[0];
  return stage ? { start: Math.min(line.start, stage.from.span.start), end: stage.instructions.at(-1)?.span.end ?? stage.from.span.end } : line;
}

/** The whole instruction that starts on a line, so that a comment above it reaches over all its lines. */
function instructionAt(file: Dockerfile, line: Span): Span {
  return file.instructions.find(({ span }) => span.start >= line.start && span.start <= line.end)?.span ?? line;
}
