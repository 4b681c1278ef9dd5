/** Where the program says what it does. Never give it a token, a password or the value of a Secret. */
export interface Log {
  trace(message: string): void;
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string, cause?: unknown): void;
  /** A log that puts `scope` before each of its messages. */
  child(scope: string): Log;
}

/** Swallows everything: for tests and for callers with nowhere to write. */
export const nullLog: Log = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => nullLog,
};
