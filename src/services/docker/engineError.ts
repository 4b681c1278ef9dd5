import { AppError, errorText } from '../../base/errors.ts';
import type { EngineTarget } from './engineTarget.ts';

/** The HTTP status that dockerode put on its error; undefined when no answer came at all. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

const knownCauses: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket',
  ECONNREFUSED: 'nothing listens there',
  EACCES: 'you may not open this socket; your user may have to join the group "docker"',
  ECONNRESET: 'the connection was cut off',
  EPIPE: 'the connection was cut off',
  ENOTFOUND: 'the host name is unknown',
  EAI_AGAIN: 'the host name cannot be looked up now',
  ETIMEDOUT: 'it does not answer in time',
};

/** Why a connection failed, in words where the error code is a common one. */
export function connectionReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return knownCauses[code] ?? errorText(error);
}

/** The engine's own words of a refusal, without the frame that docker-modem puts around them. */
export function refusalText(error: unknown): string {
  return errorText(error)
    .replace(/^\(HTTP code \d+\) .*? - /s, '')
    .trim();
}

/** The AppError for a request that no answer came to. */
export function unreachable(target: EngineTarget, cause: unknown): AppError {
  return new AppError('dockerUnreachable', { endpoint: target.address, reason: connectionReason(cause) }, { cause });
}

/** Turns what dockerode throws into an AppError: an answer is a refusal, no answer an engine that is not there. */
export function toEngineError(target: EngineTarget, error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (statusOf(error) === undefined) return unreachable(target, error);
  return new AppError('dockerRequestFailed', { reason: refusalText(error) }, { cause: error });
}
