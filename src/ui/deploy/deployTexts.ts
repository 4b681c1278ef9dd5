import type { Step, StepEvent } from '../../core/deploy/stepEvent.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import type { DeployState, DeployTexts, StepProgress } from '../../protocol/deployView.ts';
import { formatBytes } from '../format.ts';
import type { Localizer } from '../localizer.ts';

/** The name of a step. */
export function stepTitle(step: Step, l10n: Localizer): string {
  switch (step) {
    case 'build':
      return l10n.t('Build image');
    case 'push':
      return l10n.t('Push image');
    case 'apply':
      return l10n.t('Apply manifests');
    case 'rollout':
      return l10n.t('Wait until ready');
    case 'logs':
      return l10n.t('Follow logs');
  }
}

/** `12 MB of 300 MB`, `3 of 7`, or `3` where the end is not known. */
export function progressText(progress: StepProgress, l10n: Localizer): string {
  const amount = (value: number): string => (progress.unit === 'bytes' ? formatBytes(value) : String(value));
  return progress.total === undefined ? amount(progress.done) : l10n.t('{0} of {1}', amount(progress.done), amount(progress.total));
}

/** The line of the progress notification: which step runs and how far it is. */
export function notificationText(state: DeployState, l10n: Localizer): string {
  const running = state.steps.findLast((step) => step.status === 'running' && step.step !== 'logs');
  if (!running) return '';
  const parts = [running.title, running.progress ? progressText(running.progress, l10n) : '', running.detail];
  return parts.filter((part) => part !== '').join(' · ');
}

/** How much of the deploy is behind us, from 0 to 1; following the logs does not count. */
export function overallFraction(state: DeployState): number {
  const counted = state.steps.filter((step) => step.step !== 'logs');
  const parts = counted.map(({ status, progress }) => {
    if (status === 'done' || status === 'skipped') return 1;
    if (status !== 'running' || progress?.total === undefined || progress.total === 0) return 0;
    return Math.min(1, progress.done / progress.total);
  });
  return counted.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / counted.length;
}

/** The line an event adds to the output channel; undefined for those that only move a number. */
export function outputLine(event: StepEvent): string | undefined {
  switch (event.type) {
    case 'started':
      return `── ${event.step}: ${event.title}`;
    case 'progress':
      return undefined;
    case 'line':
      return event.source === undefined ? event.text : `${event.source} | ${event.text}`;
    case 'done':
      return `✓ ${event.step}${factLines(event.facts)}`;
    case 'failed':
      return `✗ ${event.step}: ${errorMessage(event.error)}`;
    case 'skipped':
      return `– ${event.step} skipped: ${event.why}`;
  }
}

function factLines(facts: Readonly<Record<string, string>>): string {
  const text = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  return text.length === 0 ? '' : `: ${text.join(', ')}`;
}

/** The texts of the deploy page. */
export function deployPageTexts(l10n: Localizer): DeployTexts {
  return {
    empty: l10n.t('Nothing has been deployed from this window yet.'),
    steps: l10n.t('Steps'),
    output: l10n.t('Output'),
    target: l10n.t('Target'),
    actions: {
      deploy: l10n.t('Deploy Workspace'),
      cancel: l10n.t('Cancel'),
      showLog: l10n.t('Show Output'),
      forward: l10n.t('Forward Port'),
    },
    status: {
      pending: l10n.t('not started'),
      running: l10n.t('running'),
      done: l10n.t('done'),
      failed: l10n.t('failed'),
      skipped: l10n.t('skipped'),
      cancelled: l10n.t('cancelled'),
      interrupted: l10n.t('interrupted'),
    },
  };
}
