import { sleep } from '../../../../src/base/async.ts';
import type { AppError } from '../../../../src/base/errors.ts';
import type { BuildRequest, BuiltImage, ImageEngine } from '../../../../src/core/deploy/ports.ts';
import type { StepReporter } from '../../../../src/core/deploy/stepEvent.ts';
import { formatImageRef, type ImageRef } from '../../../../src/core/images/imageRef.ts';

export const fakeDigest = `sha256:${'d'.repeat(64)}`;

/** An engine that builds and pushes at once, or fails as told. */
export class FakeEngine implements ImageEngine {
  readonly builds: BuildRequest[] = [];
  readonly pushes: string[] = [];
  buildFailure: AppError | undefined;
  pushFailure: AppError | undefined;

  async build(request: BuildRequest, report: StepReporter, signal: AbortSignal): Promise<BuiltImage> {
    this.builds.push(request);
    report.line('Step 1/1 : FROM scratch');
    report.progress(1, 1, 'steps');
    await sleep(0, signal);
    if (this.buildFailure) throw this.buildFailure;
    return { id: `sha256:${'1'.repeat(64)}`, bytes: 1000 };
  }

  async push(ref: ImageRef, report: StepReporter, signal: AbortSignal): Promise<{ digest: string }> {
    this.pushes.push(formatImageRef(ref));
    report.progress(500, 1000, 'bytes', 'layer');
    await sleep(0, signal);
    if (this.pushFailure) throw this.pushFailure;
    report.progress(1000, 1000, 'bytes', 'layer');
    return { digest: fakeDigest };
  }
}
