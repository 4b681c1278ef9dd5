import type { FoundImage, FoundObject, FoundRequirements, Workspace } from './workspace.ts';

type Found = FoundObject | FoundImage | FoundRequirements;
type Answer = boolean | readonly Found[];

/** A question to the workspace as data, so that it keeps nothing of the workspace alive but the answer. */
export interface Answered {
  readonly question: keyof Workspace;
  readonly about: readonly unknown[];
  readonly answer: Answer;
}

/** Everything that may be asked. */
const questions = Object.keys({
  ofKind: true, withPodLabel: true, withPodValue: true, podMakersNamed: true, hasUnknownPods: true, hasGrowingPods: true, images: true, requirements: true, isPatched: true, replacesImage: true,
} satisfies Record<keyof Workspace, true>) as readonly (keyof Workspace)[];

type Ask = (...about: readonly unknown[]) => Answer;

/** The workspace, writing down in `answers` what it is asked. */
export function listened(workspace: Workspace, answers: Answered[]): Workspace {
  const listening = questions.map((question) => [question, (...about: readonly unknown[]): Answer => {
    const answer = (workspace[question] as Ask)(...about);
    answers.push({ question, about, answer });
    return answer;
  }] as const);
  return Object.fromEntries(listening) as unknown as Workspace;
}

/** True where the workspace gives the same answers now; with `places`, from the same places of the files. */
export function holdIn(workspace: Workspace, answers: readonly Answered[], places: boolean): boolean {
  return answers.every(({ question, about, answer }) => isSame((workspace[question] as Ask)(...about), answer, places));
}

function isSame(now: Answer, before: Answer, places: boolean): boolean {
  if (typeof now === 'boolean' || typeof before === 'boolean') return now === before;
  return now === before || (now.length === before.length && now.every((one, index) => {
    const other = before[index];
    return other !== undefined && one.facts === other.facts && one.path === other.path && (!places || isAtSamePlace(one, other));
  }));
}

function isAtSamePlace(one: Found, other: Found): boolean {
  return !('start' in one) || !('start' in other) || (one.start === other.start && one.line === other.line);
}
