import type { DeployTexts, StepProgress, StepStatus, StepView } from '../../src/protocol/deployView.ts';
import { element } from '../element.ts';

/** A sign for each status, so that colour is never the only difference. */
const signs: Readonly<Record<StepStatus, string>> = {
  pending: '○',
  running: '▶',
  done: '✓',
  failed: '✗',
  skipped: '–',
  cancelled: '■',
  interrupted: '?',
};

/** One line of the list of steps. */
export function stepRow(step: StepView, texts: DeployTexts): HTMLElement {
  const status = texts.status[step.status];
  const facts = [step.progress ? progressText(step.progress) : '', durationText(step)].filter((text) => text !== '').join(' · ');
  return element(
    'li',
    { class: `step ${step.status}`, 'aria-current': step.status === 'running' ? 'step' : undefined },
    sign(step.status),
    element('span', { class: 'title' }, step.title),
    element('span', { class: 'status' }, status),
    element('span', { class: 'facts' }, facts),
    element('span', { class: 'detail' }, step.detail),
    ...(step.progress ? [meter(step.progress, step.title)] : []),
  );
}

function sign(status: StepStatus): HTMLElement {
  if (status === 'running') return element('vscode-progress-ring', { class: 'sign', 'aria-hidden': 'true' });
  return element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[status]);
}

function meter({ done, total }: StepProgress, title: string): HTMLElement {
  return element('progress', { 'aria-label': title, max: total === undefined ? undefined : String(total), value: total === undefined ? undefined : String(done) });
}

function progressText({ done, total, unit }: StepProgress): string {
  const amount = (value: number): string => (unit === 'bytes' ? `${(value / 1e6).toFixed(1)} MB` : String(value));
  return total === undefined ? amount(done) : `${amount(done)} / ${amount(total)}`;
}

/** How long a finished step took, in seconds. */
function durationText({ startedAt, endedAt }: StepView): string {
  return startedAt === undefined || endedAt === undefined ? '' : `${((endedAt - startedAt) / 1000).toFixed(1)} s`;
}
