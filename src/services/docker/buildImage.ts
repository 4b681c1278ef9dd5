import { access } from 'node:fs/promises';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { BuildRequest, BuiltImage } from '../../core/deploy/ports.ts';
import type { StepReporter } from '../../core/deploy/stepEvent.ts';
import { buildOverApi } from './buildOverApi.ts';
import { buildWithBuildx, hasBuildx } from './buildWithBuildx.ts';
import type { EngineSession } from './engineSession.ts';

/**
 * Builds an image, with buildx where it is installed and over the engine's API otherwise. Rejects with
 * dockerfileMissing, buildContextUnreadable, buildFailed, dockerUnreachable, or the signal's reason.
 */
export async function buildImage(session: EngineSession, request: BuildRequest, report: StepReporter, log: Log, signal: AbortSignal): Promise<BuiltImage> {
  await requireFile(request.dockerfile, 'dockerfileMissing', {});
  await requireFile(request.context, 'buildContextUnreadable', { reason: 'it does not exist' });
  const build = (await hasBuildx(session, signal)) ? buildWithBuildx : buildOverApi;
  return build(session, request, report, log, signal);
}

async function requireFile(path: string, code: 'dockerfileMissing' | 'buildContextUnreadable', facts: Readonly<Record<string, string>>): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new AppError(code, { path, ...facts }, { cause });
  });
}
