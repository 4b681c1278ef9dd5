import { l10n, type QuickPickItem, window } from 'vscode';
import { type DeployPlan, leaveOut, type PlanAnswers, type PlanQuestion } from '../../core/deploy/plan.ts';
import type { DeployDoor, DeployRequest } from '../ports.ts';

interface AnswerItem extends QuickPickItem {
  readonly answer?: string;
}

/** Plans a deploy and asks the user what the plan cannot know; undefined when the user backs out. */
export async function planWithAnswers(door: DeployDoor, request: Omit<DeployRequest, 'answers'>, signal: AbortSignal): Promise<DeployPlan | undefined> {
  let answers: PlanAnswers = {};
  for (;;) {
    const planned = await door.plan({ ...request, answers }, signal);
    if (planned.state === 'ready') return planned.plan;
    for (const question of planned.questions) {
      const answer = await ask(question);
      if (answer === undefined) return undefined;
      answers = { ...answers, [question.dockerfile]: answer };
    }
  }
}

async function ask(question: PlanQuestion): Promise<string | undefined> {
  const title = l10n.t('Slipway: Image that {0} builds', question.dockerfile);
  const items: readonly AnswerItem[] = [
    ...question.candidates.map((repository) => ({ label: `$(repo) ${repository}`, answer: repository })),
    { label: l10n.t('$(edit) Type a repository…') },
    { label: l10n.t('$(circle-slash) Do not build this Dockerfile'), answer: leaveOut },
  ];
  const picked = await window.showQuickPick(items, { title, placeHolder: l10n.t('Choose which image of the manifests this Dockerfile builds'), ignoreFocusOut: true });
  if (!picked || picked.answer !== undefined) return picked?.answer;
  const typed = await window.showInputBox({ title, prompt: l10n.t('Registry and repository, for example registry.example.com/team/model'), ignoreFocusOut: true });
  return typed?.trim() === '' ? undefined : typed?.trim();
}
