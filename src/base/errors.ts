/** Everything that can go wrong in a way the user can act on. Closed: a new code needs its message in core/errorMessages.ts. */
export type ErrorCode =
  | 'dockerUnreachable'
  | 'dockerContextMissing'
  | 'dockerRequestFailed'
  | 'buildFailed'
  | 'buildContextUnreadable'
  | 'dockerfileMissing'
  | 'credentialHelperFailed'
  | 'registryMissing'
  | 'registryUnauthorized'
  | 'registryUnreachable'
  | 'pushFailed'
  | 'imageNotFound'
  | 'kubeconfigMissing'
  | 'kubeconfigInvalid'
  | 'contextMissing'
  | 'credentialPluginFailed'
  | 'clusterUnreachable'
  | 'clusterUnauthorized'
  | 'clusterForbidden'
  | 'clusterRequestFailed'
  | 'namespaceMissing'
  | 'kindUnknown'
  | 'manifestInvalid'
  | 'manifestRejected'
  | 'fieldConflict'
  | 'nothingToDeploy'
  | 'imageNotReferenced'
  | 'rolloutFailed'
  | 'portUnavailable'
  | 'workspaceUntrusted'
  | 'configurationInvalid'
  | 'fileUnreadable'
  | 'fileUnwritable'
  | 'cancelled'
  | 'unexpected';

/** The named values that a message quotes, such as the host of an engine or the name of a namespace. Never a secret. */
export type ErrorFacts = Readonly<Record<string, string>>;

/**
 * A failure with a code. The sentence for people comes from core/errorMessages.ts; `message` here is for logs.
 * `detail` is longer text for the log, for example a server's whole answer. Neither may hold a token or password.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;
  readonly detail: string | undefined;

  constructor(code: ErrorCode, facts: ErrorFacts = {}, options: { cause?: unknown; detail?: string } = {}) {
    super(`${code}${Object.keys(facts).length > 0 ? ` ${JSON.stringify(facts)}` : ''}`, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.facts = facts;
    this.detail = options.detail;
  }
}

/** The text of anything that was thrown, with the messages of its causes. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `: ${errorText(error.cause)}`;
  return `${error.message}${cause}`;
}

/** Wraps what is not an AppError yet, so that every failure has a code. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const code = error instanceof Error && error.name === 'AbortError' ? 'cancelled' : 'unexpected';
  return new AppError(code, { reason: errorText(error) }, { cause: error });
}

/** Also of those that the linter throws: it is a program of its own, with a class of its own. */
function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'facts' in error;
}

/** Placed in the default branch of a switch: the compiler proves that no case is missing. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case ${JSON.stringify(value)}`);
}
