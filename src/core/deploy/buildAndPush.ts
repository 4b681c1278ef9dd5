import { AppError } from '../../base/errors.ts';
import { formatImageRef, type ImageRef } from '../images/imageRef.ts';
import type { DeployPlan, PlannedImage } from './plan.ts';
import type { BuildRequest, ImageEngine } from './ports.ts';
import { runStep, type StepResult } from './runStep.ts';
import type { StepEvent, StepReporter } from './stepEvent.ts';

/** An image that was built. */
export interface MadeImage {
  readonly planned: PlannedImage;
  /** With its tag; with its digest as well when the registry holds it. */
  readonly ref: ImageRef;
}

/** Steps build and push: every planned image, one after the other. Throws StepStopped. */
export async function buildAndPush(
  plan: DeployPlan,
  engine: ImageEngine | undefined,
  report: (event: StepEvent) => void,
  signal: AbortSignal,
): Promise<readonly MadeImage[]> {
  if (plan.nothingToBuild !== undefined) {
    report({ type: 'skipped', step: 'build', why: plan.nothingToBuild });
    report({ type: 'skipped', step: 'push', why: plan.nothingToBuild });
    return [];
  }
  const names = plan.images.map(({ ref }) => formatImageRef(ref)).join(', ');
  await runStep('build', `Build ${names}`, report, signal, (reporter) => build(plan, required(engine), reporter, signal));
  if (plan.nothingToPush !== undefined) {
    report({ type: 'skipped', step: 'push', why: plan.nothingToPush });
    return plan.images.map((planned) => ({ planned, ref: planned.ref }));
  }
  return runStep('push', `Push ${names}`, report, signal, (reporter) => push(plan, required(engine), reporter, signal));
}

async function build(plan: DeployPlan, engine: ImageEngine, reporter: StepReporter, signal: AbortSignal): Promise<StepResult<undefined>> {
  const built: [string, string][] = [];
  for (const image of plan.images) {
    signal.throwIfAborted();
    const { id } = await engine.build(buildRequest(plan, image), named(reporter, image, plan.images.length), signal);
    built.push([formatImageRef(image.ref), id]);
  }
  return { value: undefined, facts: Object.fromEntries(built) };
}

async function push(plan: DeployPlan, engine: ImageEngine, reporter: StepReporter, signal: AbortSignal): Promise<StepResult<readonly MadeImage[]>> {
  const pushed: MadeImage[] = [];
  for (const planned of plan.images) {
    signal.throwIfAborted();
    const { digest } = await engine.push(planned.ref, named(reporter, planned, plan.images.length), signal);
    pushed.push({ planned, ref: { ...planned.ref, digest } });
  }
  return { value: pushed, facts: Object.fromEntries(pushed.map(({ planned, ref }) => [formatImageRef(planned.ref), ref.digest ?? ''])) };
}

function buildRequest(plan: DeployPlan, image: PlannedImage): BuildRequest {
  return {
    context: image.context === '.' ? plan.folder : `${plan.folder}/${image.context}`,
    dockerfile: `${plan.folder}/${image.dockerfile}`,
    tags: [image.ref],
    buildArgs: image.buildArgs,
    labels: image.labels,
    ...(image.platform !== undefined && { platform: image.platform }),
  };
}

/** Where several images are made, each line says which one it is about. */
function named(reporter: StepReporter, image: PlannedImage, images: number): StepReporter {
  if (images === 1) return reporter;
  return { ...reporter, line: (text, source) => reporter.line(text, source ?? image.ref.repository) };
}

function required(engine: ImageEngine | undefined): ImageEngine {
  if (engine === undefined) throw new AppError('dockerUnreachable', { endpoint: 'any docker context', reason: 'none is set up.' });
  return engine;
}
