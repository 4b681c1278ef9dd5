import type { Log } from '../../base/log.ts';

/** What a command has at hand while it runs. */
export interface CommandRun {
  /** Writes under the command's id. */
  readonly log: Log;
  /** Aborts when the extension is deactivated. */
  readonly signal: AbortSignal;
}

/** A command as a value; the wrapper in run.ts registers it and takes care of trust, log and errors. */
export interface Command {
  /** True for everything that starts programs or reaches out: it is refused in an untrusted workspace. */
  readonly needsTrust: boolean;
  /** `argument` is what the caller passed: a row of a tree, something from another extension, or nothing. */
  readonly run: (argument: unknown, context: CommandRun) => Promise<void>;
}
