import type { FoundImage, FoundObject, FoundRequirements, Workspace } from './workspace.ts';

type Found = FoundObject | FoundImage | FoundRequirements;
type Answer = boolean | readonly Found[];

/** A question to the workspace as data, so that it keeps nothing of the workspace alive but the answer. */
export interface Answered {
  readonly question: keyof Workspace;
  readonly about: readonly unknown[];
  readonly answer: Answer;
}

/** The workspace, writing down in `answers` what it is asked. */
export function listened(workspace: Workspace, answers: Answered[]): Workspace {
  const noted = <Given extends Answer>(question: keyof Workspace, about: readonly unknown[], answer: Given): Given => {
    answers.push({ question, about, answer });
    return answer;
  };
  return {
    ofKind: (group, kind) => noted('ofKind', [group, kind], workspace.ofKind(group, kind)),
    withPodLabel: (label) => noted('withPodLabel', [label], workspace.withPodLabel(label)),
    withPodValue: (value) => noted('withPodValue', [value], workspace.withPodValue(value)),
    podMakersNamed: (name) => noted('podMakersNamed', [name], workspace.podMakersNamed(name)),
    hasUnknownPods: (folder) => noted('hasUnknownPods', [folder], workspace.hasUnknownPods(folder)),
    hasGrowingPods: () => noted('hasGrowingPods', [], workspace.hasGrowingPods()),
    images: () => noted('images', [], workspace.images()),
    requirementsAt: (path) => noted('requirementsAt', [path], workspace.requirementsAt(path)),
    isPatched: (path, facts) => noted('isPatched', [path, facts], workspace.isPatched(path, facts)),
    replacesImage: (name) => noted('replacesImage', [name], workspace.replacesImage(name)),
  };
}

/** True where the workspace gives the same answers now; with `places`, from the same places of the files. */
export function holdIn(workspace: Workspace, answers: readonly Answered[], places: boolean): boolean {
  return answers.every(({ question, about, answer }) => {
    const ask = workspace[question] as (...about: readonly unknown[]) => Answer;
    return isSame(ask(...about), answer, places);
  });
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
