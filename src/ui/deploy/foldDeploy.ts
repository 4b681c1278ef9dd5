import { toAppError } from '../../base/errors.ts';
import type { DeployOutcome } from '../../core/deploy/deployOutcome.ts';
import type { DeployTarget } from '../../core/deploy/plan.ts';
import { type Step, type StepEvent, steps } from '../../core/deploy/stepEvent.ts';
import { formatImageRef } from '../../core/images/imageRef.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import type { DeployState, StepView } from '../../protocol/deployView.ts';
import type { Localizer } from '../localizer.ts';
import { stepTitle } from './deployTexts.ts';

/** How many lines of output the page keeps; the output channel has them all. */
export const keptLines = 300;

/** A deploy that is about to start. `now` is milliseconds since 1970. */
export function beginDeploy(id: string, folder: string, target: DeployTarget, now: number, l10n: Localizer): DeployState {
  return {
    id,
    folder,
    ...target,
    startedAt: now,
    result: 'running',
    summary: '',
    details: [],
    steps: steps.map((step) => ({ step, status: 'pending', title: stepTitle(step, l10n), detail: '' })),
    lines: [],
  };
}

/** The state after one more event. */
export function foldDeploy(state: DeployState, event: StepEvent, now: number): DeployState {
  if (event.type === 'line') {
    const line = event.source === undefined ? event.text : `${event.source} | ${event.text}`;
    return { ...state, lines: [...state.lines.slice(1 - keptLines), line] };
  }
  return withStep(state, event.step, (step) => foldStep(step, event, now));
}

/** Every event ends what was counted before it. */
function foldStep({ progress: _before, ...step }: StepView, event: Exclude<StepEvent, { type: 'line' }>, now: number): StepView {
  switch (event.type) {
    case 'started':
      return { ...step, status: 'running', detail: event.title, startedAt: now };
    case 'progress':
      return {
        ...step,
        detail: event.label ?? step.detail,
        progress: { done: event.done, unit: event.unit, ...(event.total !== undefined && { total: event.total }) },
      };
    case 'done':
      return { ...step, status: 'done', detail: factsText(event.facts), endedAt: now };
    case 'failed':
      return event.error.code === 'cancelled'
        ? { ...step, status: 'cancelled', detail: '', endedAt: now }
        : { ...step, status: 'failed', detail: errorMessage(event.error), endedAt: now };
    case 'skipped':
      return { ...step, status: 'skipped', detail: event.why, endedAt: now };
  }
}

/** The state once the outcome is known; only the logs may go on after it. */
export function endDeploy(state: DeployState, outcome: DeployOutcome, now: number, l10n: Localizer): DeployState {
  const ended = { ...state, endedAt: now, result: outcome.result };
  if (outcome.result === 'cancelled') return { ...settle(ended, 'cancelled', now), summary: cancelSummary(outcome, l10n) };
  if (outcome.result === 'done') return { ...ended, summary: successSummary(state, outcome, l10n) };
  const summary = outcome.error ? errorMessage(outcome.error) : l10n.t('The deploy failed.');
  return { ...settle(ended, 'failed', now), summary, details: outcome.explanation?.details ?? [] };
}

/** The state of a deploy that ended with something nobody foresaw. */
export function breakDeploy(state: DeployState, error: unknown, now: number): DeployState {
  return { ...settle(state, 'failed', now), endedAt: now, result: 'failed', summary: errorMessage(toAppError(error)) };
}

/** A state from before a reload: what ran then has no known end, be it the deploy or the logs after it. */
export function interruptDeploy(state: DeployState): DeployState {
  const settled = settle(state, 'interrupted', undefined);
  return state.result === 'running' ? { ...settled, result: 'interrupted' } : settled;
}

/** Gives the steps that still run a final status, so that no spinner turns for ever. */
function settle(state: DeployState, status: 'cancelled' | 'failed' | 'interrupted', now: number | undefined): DeployState {
  return {
    ...state,
    steps: state.steps.map((step) => (step.status === 'running' ? { ...step, status, ...(now !== undefined && { endedAt: now }) } : step)),
  };
}

function withStep(state: DeployState, name: Step, change: (step: StepView) => StepView): DeployState {
  return { ...state, steps: state.steps.map((step) => (step.step === name ? change(step) : step)) };
}

function factsText(facts: Readonly<Record<string, string>>): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(' · ');
}

/** What runs now, and what ran to its end already. */
function successSummary({ cluster, namespace }: DeployState, outcome: DeployOutcome, l10n: Localizer): string {
  const namesOf = (isJob: boolean): readonly string[] => outcome.workloads.filter(({ ref }) => (ref.kind === 'Job') === isJob).map(({ ref }) => ref.name);
  if (cluster === '') return imageSummary(outcome, l10n);
  const [running, finished] = [namesOf(false), namesOf(true)];
  const [servers, jobs] = [running.join(', '), finished.join(', ')];
  if (running.length === 0 && finished.length === 0) return l10n.t('Deployed to {0} · {1}.', cluster, namespace);
  if (running.length === 0) return l10n.t('Finished on {0} · {1}: {2}.', cluster, namespace, jobs);
  const runs = running.length === 1 ? l10n.t('{0} runs on {1} · {2}.', servers, cluster, namespace) : l10n.t('{0} run on {1} · {2}.', servers, cluster, namespace);
  return finished.length === 0 ? runs : `${runs} ${l10n.t('Finished: {0}.', jobs)}`;
}

/** What was made where no cluster took part. */
function imageSummary({ images }: DeployOutcome, l10n: Localizer): string {
  const names = images.map(({ digest: _known, ...ref }) => formatImageRef(ref)).join(', ');
  if (images.length === 0) return l10n.t('There was no image to build.');
  return images.every(({ digest }) => digest !== undefined) ? l10n.t('Pushed {0}.', names) : l10n.t('Built {0}.', names);
}

function cancelSummary(outcome: DeployOutcome, l10n: Localizer): string {
  const applied = outcome.journal.length;
  if (applied === 0) return l10n.t('Cancelled before anything was changed on the cluster.');
  return applied === 1
    ? l10n.t('Cancelled; one object was applied before and stays as it is.')
    : l10n.t('Cancelled; {0} objects were applied before and stay as they are.', applied);
}
