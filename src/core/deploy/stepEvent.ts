import type { AppError } from '../../base/errors.ts';

/** The steps of a deploy, in their order. */
export const steps = ['build', 'push', 'apply', 'rollout', 'logs'] as const;
export type Step = (typeof steps)[number];

/** What `done` and `total` of a progress event count. */
export type ProgressUnit = 'bytes' | 'steps' | 'objects' | 'replicas';

/**
 * What a build, push or deploy is doing. Output panel, progress notification, webview, test and CLI read the same
 * stream. Each step that is reached gets `started`, then any number of `progress` and `line`, then exactly one of
 * `done` and `failed`; a step that is not needed gets only `skipped`.
 */
export type StepEvent =
  | { readonly type: 'started'; readonly step: Step; readonly title: string }
  | {
      readonly type: 'progress';
      readonly step: Step;
      readonly done: number;
      /** Absent while nobody knows it. */
      readonly total?: number;
      readonly unit: ProgressUnit;
      /** What is being worked on, for example a layer or an object. */
      readonly label?: string;
    }
  | { readonly type: 'line'; readonly step: Step; readonly text: string; readonly source?: string }
  | { readonly type: 'done'; readonly step: Step; readonly facts: Readonly<Record<string, string>> }
  | { readonly type: 'failed'; readonly step: Step; readonly error: AppError }
  | { readonly type: 'skipped'; readonly step: Step; readonly why: string };

/** Takes what a running step has to say; the pipeline turns it into events of that step. */
export interface StepReporter {
  /** A line of output; `source` names where it came from when a step has several, for example `pod/container`. */
  line(text: string, source?: string): void;
  progress(done: number, total: number | undefined, unit: ProgressUnit, label?: string): void;
}
