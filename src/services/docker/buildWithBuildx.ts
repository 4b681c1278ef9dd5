import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import type { BuildRequest, BuiltImage } from '../../core/deploy/ports.ts';
import type { StepReporter } from '../../core/deploy/stepEvent.ts';
import { plainText } from '../../core/images/buildProgress.ts';
import { buildxFailure, buildxSteps, foldBuildx, noBuildxProgress, type BuildxProgress } from '../../core/images/buildxProgress.ts';
import { formatImageRef } from '../../core/images/imageRef.ts';
import type { EngineSession } from './engineSession.ts';
import { type Program, runProgram } from './runProgram.ts';

/** The context is always named, so that a choice somebody makes elsewhere meanwhile changes nothing here. */
function dockerProgram(session: EngineSession, ...rest: readonly string[]): Program {
  const { context, environment } = session.target;
  return { command: 'docker', arguments: ['--context', context, ...rest], variables: environment.variables };
}

/** True when the docker command line and its buildx are installed and the engine, at API 1.39 or later, has BuildKit. */
export async function hasBuildx(session: EngineSession, signal: AbortSignal): Promise<boolean> {
  const { apiVersion } = await session.client(signal);
  if (apiVersion.localeCompare('1.39', 'en', { numeric: true }) < 0) return false;
  const lines: string[] = [];
  try {
    const code = await runProgram(dockerProgram(session, 'buildx', 'version'), (line) => lines.push(line), signal);
    return code === 0 && lines.some((line) => line.includes('buildx'));
  } catch (error) {
    if (signal.aborted) throw error;
    return false; // There is no docker command line at all.
  }
}

function pairs(flag: string, values: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.entries(values ?? {}).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

/** `--load` brings the image into the engine also where the user's builder runs in a container of its own. */
function buildArguments(request: BuildRequest, idFile: string): readonly string[] {
  return [
    ...['buildx', 'build', '--progress', 'plain', '--load', '--iidfile', idFile, '--file', request.dockerfile],
    ...request.tags.flatMap((tag) => ['--tag', formatImageRef(tag)]),
    ...pairs('--build-arg', request.buildArgs),
    ...pairs('--label', request.labels),
    ...(request.target === undefined ? [] : ['--target', request.target]),
    ...(request.platform === undefined ? [] : ['--platform', request.platform]),
    request.context,
  ];
}

function reportNews(progress: BuildxProgress, before: BuildxProgress, report: StepReporter): void {
  if (progress.contextBytes !== before.contextBytes) report.progress(progress.contextBytes, undefined, 'bytes', 'build context');
  if (progress.titles === before.titles) return;
  const { done, total, label } = buildxSteps(progress);
  if (done > 0) report.progress(done, total, 'steps', label);
}

async function runBuild(session: EngineSession, request: BuildRequest, idFile: string, report: StepReporter, signal: AbortSignal): Promise<void> {
  let progress = noBuildxProgress;
  const take = (line: string): void => {
    const text = plainText(line);
    const before = progress;
    progress = foldBuildx(progress, text);
    report.line(text);
    reportNews(progress, before, report);
  };
  const code = await runProgram(dockerProgram(session, ...buildArguments(request, idFile)), take, signal);
  if (code !== 0) throw (await session.whyGone(signal)) ?? new AppError('buildFailed', { ...buildxFailure(progress) });
}

/**
 * Builds with BuildKit through `docker buildx build`: cache mounts, secrets and several platforms work, and only what
 * changed of the context is sent. Fails as `buildOverApi` does.
 */
export async function buildWithBuildx(session: EngineSession, request: BuildRequest, report: StepReporter, log: Log, signal: AbortSignal): Promise<BuiltImage> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-build-'));
  try {
    const idFile = join(folder, 'id');
    log.info(`building ${request.context} with buildx on the context ${session.target.context}`);
    await runBuild(session, request, idFile, report, signal);
    const id = (await readFile(idFile, 'utf8')).trim();
    const { Id, Size } = await session.request(signal, ({ docker }) => docker.getImage(id).inspect());
    return { id: Id, bytes: Size };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
