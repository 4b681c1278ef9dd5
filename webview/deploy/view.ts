import type { DeployAction, DeployState, DeployTexts } from '../../src/protocol/deployView.ts';
import { element } from '../element.ts';
import { stepRow } from './stepRow.ts';

/** The page as elements that are made once; `show` fills them. */
export interface DeployPage {
  show(state: DeployState | undefined): void;
}

/** Builds the page inside `root`. `act` is called when the user presses a button. */
export function createDeployPage(root: HTMLElement, texts: DeployTexts, act: (action: DeployAction) => void): DeployPage {
  const heading = element('h1');
  const summary = element('p', { class: 'summary', role: 'status', 'aria-live': 'polite' });
  const details = element('ul', { class: 'details' });
  const steps = element('ol', { class: 'steps', 'aria-label': texts.steps });
  const output = element('pre', { class: 'output', tabindex: '0', role: 'log', 'aria-label': texts.output, 'aria-live': 'off' });
  const outputHeading = element('h2', {}, texts.output);
  const buttons = new Map<DeployAction, HTMLElement>();
  for (const action of ['deploy', 'cancel', 'forward', 'showLog'] as const) buttons.set(action, button(texts.actions[action], action === 'deploy', () => act(action)));
  root.replaceChildren(heading, element('div', { class: 'actions' }, ...buttons.values()), summary, details, steps, element('vscode-divider'), outputHeading, output);
  let announced = '';
  return {
    show(state) {
      heading.textContent = state ? headingText(state) : texts.empty;
      steps.replaceChildren(...(state?.steps ?? []).map((step) => stepRow(step, texts)));
      details.replaceChildren(...(state?.details ?? []).map((line) => element('li', {}, line)));
      // A screen reader hears each new sentence once, not with every refresh.
      const sentence = state ? spoken(state, texts) : '';
      if (sentence !== announced) summary.textContent = announced = sentence;
      summary.className = `summary ${state?.result ?? ''}`;
      // Only what is on the page can be scrolled to its end.
      outputHeading.hidden = output.hidden = state === undefined || state.lines.length === 0;
      showOutput(output, state?.lines ?? []);
      offer(buttons, state);
    },
  };
}

/** Folder and target; the folder alone where only images were made. */
function headingText({ folder, cluster, namespace }: DeployState): string {
  return cluster === '' ? folderName(folder) : `${folderName(folder)} → ${cluster} · ${namespace}`;
}

function button(label: string, isPrimary: boolean, press: () => void): HTMLElement {
  const made = element('vscode-button', { appearance: isPrimary ? 'primary' : 'secondary' }, label);
  made.addEventListener('click', press);
  return made;
}

/** The outcome, or what is being done now. */
function spoken(state: DeployState, texts: DeployTexts): string {
  if (state.summary !== '') return state.summary;
  const running = state.steps.findLast((step) => step.status === 'running');
  const last = running ?? state.steps.findLast((step) => step.status !== 'pending');
  return last ? `${last.title}: ${texts.status[last.status]}` : '';
}

/** Keeps the end in sight unless the user has scrolled up to read. */
function showOutput(output: HTMLElement, lines: readonly string[]): void {
  const isAtEnd = output.scrollHeight - output.scrollTop - output.clientHeight < 20;
  const text = lines.join('\n');
  if (output.textContent === text) return;
  output.textContent = text;
  if (isAtEnd) output.scrollTop = output.scrollHeight;
}

function offer(buttons: ReadonlyMap<DeployAction, HTMLElement>, state: DeployState | undefined): void {
  const isRunning = state?.result === 'running';
  const isShown: Readonly<Record<DeployAction, boolean>> = {
    deploy: !isRunning,
    cancel: isRunning,
    forward: state?.result === 'done' && state.cluster !== '',
    showLog: state !== undefined,
  };
  for (const [action, made] of buttons) made.hidden = !isShown[action];
}

function folderName(folder: string): string {
  return folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder;
}
