import { l10n, type QuickPickItem, window } from 'vscode';
import { type DeployPlan, leaveOut, type PlanAnswers, type PlanQuestion } from '../../core/deploy/plan.ts';
import type { Memory } from '../memory.ts';
import type { DeployService, DeployRequest } from '../services.ts';

interface AnswerItem extends QuickPickItem {
  readonly answer?: string;
}

/**
 * Plans a deploy and asks the user what the plan cannot know; undefined when the user backs out. Repositories are
 * remembered, so that they are asked for once; answers that led to an error are forgotten.
 */
export async function planWithAnswers(service: DeployService, request: Omit<DeployRequest, 'answers'>, memory: Memory, signal: AbortSignal): Promise<DeployPlan | undefined> {
  const key = `slipway.planAnswers ${request.folder}`;
  let answers = readAnswers(memory.get(key));
  try {
    for (;;) {
      const planned = await service.plan({ ...request, answers }, signal);
      if (planned.state === 'ready') return planned.plan;
      for (const question of planned.questions) {
        const answer = await ask(question);
        if (answer === undefined) return undefined;
        answers = { ...answers, [question.dockerfile]: answer };
      }
      await memory.update(key, withoutLeaveOut(answers));
    }
  } catch (error) {
    await memory.update(key, undefined);
    throw error;
  }
}

function readAnswers(value: unknown): PlanAnswers {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Leaving a Dockerfile out is meant for this once; otherwise nothing would ever ask again. */
function withoutLeaveOut(answers: PlanAnswers): PlanAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== leaveOut));
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
