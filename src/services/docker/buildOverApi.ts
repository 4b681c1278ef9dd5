import type { ImageBuildOptions } from 'dockerode';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';
import { type BuildProgress, buildFailure, flushed, foldBuild, noBuildProgress } from '../../core/images/buildProgress.ts';
import { formatImageRef } from '../../core/images/imageRef.ts';
import type { BuildRequest, BuiltImage } from '../../core/deploy/ports.ts';
import type { StepReporter } from '../../core/deploy/stepEvent.ts';
import { type ContextFiles, listContextFiles, nameInContext } from './contextFiles.ts';
import { isMissing } from './dockerConfig.ts';
import { statusOf, refusalText } from './engineError.ts';
import type { EngineSession } from './engineSession.ts';
import { followMessages } from './followMessages.ts';
import { type ExtraFile, packContext, type PackedContext } from './packContext.ts';
import { baseImageLogins } from './registryLogins.ts';

/** The text of a Dockerfile; rejects with dockerfileMissing or fileUnreadable. */
async function readDockerfile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) throw new AppError('dockerfileMissing', { path });
    throw new AppError('fileUnreadable', { path, reason: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** What is sent, and the name under which the engine finds the Dockerfile in it. */
interface Shipment {
  readonly files: ContextFiles;
  readonly extra: readonly ExtraFile[];
  readonly dockerfileName: string;
}

/**
 * A Dockerfile outside of the context travels under a name of its own. The ignore file that goes along names it, so
 * that the engine takes it away again before `COPY . .` could see it.
 */
async function prepareShipment(request: BuildRequest, dockerfile: string, signal: AbortSignal): Promise<Shipment> {
  const files = await listContextFiles(request.context, request.dockerfile, signal);
  const inside = nameInContext(request.context, request.dockerfile);
  if (inside !== undefined) return { files, extra: [], dockerfileName: inside };
  const name = `.dockerfile.${randomBytes(10).toString('hex')}`;
  const own = files.entries.find((entry) => entry.name === '.dockerignore');
  const before = own ? `${await readFile(own.path, 'utf8')}\n` : '';
  const extra = [
    { name, text: dockerfile },
    { name: '.dockerignore', text: `${before}.dockerignore\n${name}\n` },
  ];
  return { files: { ...files, entries: files.entries.filter((entry) => entry !== own) }, extra, dockerfileName: name };
}

/** Bytes between two reports, so that a large context does not flood whoever listens. */
const reportEvery = 1024 * 1024;

function countSent(total: number, report: StepReporter): (bytes: number) => void {
  let done = 0;
  let told = 0;
  return (bytes) => {
    done += bytes;
    if (done - told < reportEvery && done < total) return;
    told = done;
    report.progress(done, total, 'bytes', 'build context');
  };
}

function buildOptions(request: BuildRequest, shipment: Shipment, registryConfig: string, abortSignal: AbortSignal): ImageBuildOptions {
  const options: ImageBuildOptions = {
    version: '1',
    dockerfile: shipment.dockerfileName,
    rm: true,
    forcerm: true,
    abortSignal,
    ...(request.buildArgs && { buildargs: { ...request.buildArgs } }),
    ...(request.target !== undefined && { target: request.target }),
    ...(request.platform !== undefined && { platform: request.platform }),
    ...(request.labels && { labels: { ...request.labels } }),
  };
  // Beside what the types know, dockerode takes several tags, and logins that are encoded already: its own encoding
  // uses an alphabet that the engine does not read.
  return Object.assign(options, { t: request.tags.map(formatImageRef), registryconfig: { base64: registryConfig } });
}

async function followBuild(answer: AsyncIterable<Uint8Array>, report: StepReporter): Promise<BuildProgress> {
  let progress = noBuildProgress;
  for await (const message of followMessages(answer, (text) => report.line(text))) {
    const before = progress.step;
    const folded = foldBuild(progress, message);
    progress = folded.progress;
    for (const line of folded.lines) report.line(line);
    const { step } = progress;
    if (step && step !== before) report.progress(step.number, step.total, 'steps', step.instruction);
    if (progress.error !== undefined) break;
  }
  for (const line of flushed(progress)) report.line(line);
  return progress;
}

/** The failure of a build whose stream broke off or never began; what the packing met goes before all else. */
async function brokenBuild(session: EngineSession, error: unknown, packed: Promise<void>, signal: AbortSignal): Promise<Error> {
  const failure = session.failure(error, signal);
  if (signal.aborted) return failure;
  const packing = await Promise.race([packed.catch((reason: unknown) => reason), nextTurn()]);
  if (packing instanceof AppError) return packing;
  const status = statusOf(error);
  if (status === undefined) return (await session.whyGone(signal)) ?? failure;
  return new AppError('buildFailed', { reason: refusalText(error) }, { cause: error });
}

async function sendAndFollow(session: EngineSession, shipped: PackedContext, options: ImageBuildOptions, report: StepReporter, signal: AbortSignal): Promise<BuildProgress> {
  const { docker } = await session.client(signal);
  let answer: Readable | undefined;
  try {
    answer = (await docker.buildImage(shipped.tar, options)) as Readable;
    return await followBuild(answer, report);
  } catch (error) {
    throw await brokenBuild(session, error, shipped.packed, signal);
  } finally {
    shipped.tar.destroy();
    answer?.destroy();
  }
}

/**
 * Builds with the engine's own builder over its API: the whole context is sent as one tar, and closing the connection
 * is what stops a build on the engine's side. Rejects with buildFailed, buildContextUnreadable, dockerfileMissing,
 * dockerUnreachable, or the signal's reason.
 */
export async function buildOverApi(session: EngineSession, request: BuildRequest, report: StepReporter, log: Log, signal: AbortSignal): Promise<BuiltImage> {
  const dockerfile = await readDockerfile(request.dockerfile);
  const shipment = await prepareShipment(request, dockerfile, signal);
  const { files } = shipment;
  log.info(`sending ${files.entries.length} entries, ${files.bytes} bytes, as build context of ${request.context}`);
  report.progress(0, files.bytes, 'bytes', 'build context');
  const logins = await baseImageLogins(session.target.environment, dockerfile, request.buildArgs ?? {}, (problem) => report.line(problem), signal);
  await session.client(signal);
  const ended = new AbortController();
  const both = AbortSignal.any([signal, ended.signal]);
  try {
    const shipped = await packContext(files.entries, shipment.extra, countSent(files.bytes, report), both);
    const progress = await sendAndFollow(session, shipped, buildOptions(request, shipment, logins, both), report, signal);
    if (progress.error !== undefined || progress.imageId === undefined) throw await failedBuild(session, progress, signal);
    return await builtImage(session, progress.imageId, signal);
  } finally {
    ended.abort();
  }
}

/** An engine that is being stopped kills the running step first, which then looks like a failed command. */
async function failedBuild(session: EngineSession, progress: BuildProgress, signal: AbortSignal): Promise<AppError> {
  return (await session.whyGone(signal)) ?? new AppError('buildFailed', { ...buildFailure(progress) });
}

async function builtImage(session: EngineSession, id: string, signal: AbortSignal): Promise<BuiltImage> {
  const { Id, Size } = await session.request(signal, ({ docker }) => docker.getImage(id).inspect());
  return { id: Id, bytes: Size };
}
