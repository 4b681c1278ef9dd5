import type { ProgressUnit, Step } from '../core/deploy/stepEvent.ts';

/** How a step of a deploy stands. `interrupted`: the window was closed while it ran, so nobody saw its end. */
export type StepStatus = 'pending' | 'running' | 'done' | 'failed' | 'skipped' | 'cancelled' | 'interrupted';

export interface StepProgress {
  readonly done: number;
  readonly total?: number;
  readonly unit: ProgressUnit;
}

/** One step as the deploy page shows it. */
export interface StepView {
  readonly step: Step;
  readonly status: StepStatus;
  readonly title: string;
  /** What it is doing, what came of it, or why it failed or was not needed; one sentence or ''. */
  readonly detail: string;
  /** Present while it runs and counts something. */
  readonly progress?: StepProgress;
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  readonly endedAt?: number;
}

export type DeployResult = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** A deploy as the deploy page shows it: plain data that survives a reload of the window. */
export interface DeployState {
  readonly id: string;
  readonly folder: string;
  readonly cluster: string;
  readonly namespace: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly result: DeployResult;
  /** What the outcome is, in one sentence; '' while it runs. */
  readonly summary: string;
  /** What the summary rests on, one line each. */
  readonly details: readonly string[];
  readonly steps: readonly StepView[];
  /** The newest lines of output, oldest first. */
  readonly lines: readonly string[];
}

/** From the extension to the page. A message with a smaller `sequence` than one seen before is out of date. */
export interface DeployStateMessage {
  readonly type: 'state';
  readonly sequence: number;
  /** Absent when no deploy was started yet. */
  readonly state?: DeployState;
}

export const deployActions = ['deploy', 'cancel', 'showLog', 'forward'] as const;
export type DeployAction = (typeof deployActions)[number];

/** From the page to the extension: it can take messages now, perhaps with what it showed before a reload; or a click. */
export type DeployPageMessage =
  | { readonly type: 'ready'; readonly restored?: DeployState }
  | { readonly type: 'action'; readonly action: DeployAction };

/** The texts of the page in the user's language. */
export interface DeployTexts {
  readonly empty: string;
  readonly steps: string;
  readonly output: string;
  readonly target: string;
  readonly actions: Readonly<Record<DeployAction, string>>;
  readonly status: Readonly<Record<StepStatus, string>>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStepView(value: unknown): value is StepView {
  return isRecord(value) && typeof value['step'] === 'string' && typeof value['status'] === 'string' && typeof value['title'] === 'string' && typeof value['detail'] === 'string';
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

const textFields = ['id', 'folder', 'cluster', 'namespace', 'result', 'summary'] as const;

/** True for a state that was stored by this version or one that wrote the same fields. */
export function isDeployState(value: unknown): value is DeployState {
  return (
    isRecord(value) &&
    textFields.every((field) => typeof value[field] === 'string') &&
    typeof value['startedAt'] === 'number' &&
    Array.isArray(value['steps']) &&
    value['steps'].every(isStepView) &&
    isTextList(value['details']) &&
    isTextList(value['lines'])
  );
}

/** The message of the page when it is one; a page that was tampered with gets no further than here. */
export function readPageMessage(value: unknown): DeployPageMessage | undefined {
  if (!isRecord(value)) return undefined;
  const action = deployActions.find((known) => known === value['action']);
  if (value['type'] === 'action' && action !== undefined) return { type: 'action', action };
  if (value['type'] !== 'ready') return undefined;
  return isDeployState(value['restored']) ? { type: 'ready', restored: value['restored'] } : { type: 'ready' };
}

/** The message of the extension when it is one. */
export function readStateMessage(value: unknown): DeployStateMessage | undefined {
  if (!isRecord(value) || value['type'] !== 'state' || typeof value['sequence'] !== 'number') return undefined;
  const state = value['state'];
  return { type: 'state', sequence: value['sequence'], ...(isDeployState(state) && { state }) };
}
