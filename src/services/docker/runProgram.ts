import { type ChildProcess, spawn } from 'node:child_process';
import { abortReason } from '../../base/async.ts';

/** Milliseconds that a program gets to end by itself after it was told to. */
const grace = 5_000;

/** A program to run; never through a shell. */
export interface Program {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
}

/** Ends the program and whatever it started: they share a process group, which Windows does not have. */
function end(child: ChildProcess, how: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(how);
    else process.kill(-child.pid, how);
  } catch {
    child.kill(how); // The group is gone already, or was never made.
  }
}

/** Hands on whole lines; a carriage return overwrites, so only what stands behind the last one counts. */
function lineSplitter(line: (text: string) => void): { take(text: string): void; flush(): void } {
  let waiting = '';
  return {
    take(text) {
      const pieces = (waiting + text).split('\n');
      waiting = pieces.pop() ?? '';
      for (const piece of pieces) line(piece.trimEnd().split('\r').at(-1) ?? '');
    },
    flush() {
      if (waiting !== '') line(waiting);
      waiting = '';
    },
  };
}

/**
 * Runs a program, hands on each line it prints on either stream, and answers its exit code. An abort ends the program
 * with everything it started and rejects with the signal's reason once it is gone. Rejects when it cannot be started.
 */
export function runProgram(program: Program, line: (text: string) => void, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal));
    const child = spawn(program.command, program.arguments, {
      env: { ...program.variables },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      detached: process.platform !== 'win32',
    });
    const splitters = [child.stdout, child.stderr].map((stream) => {
      const splitter = lineSplitter(line);
      stream.setEncoding('utf8').on('data', (text: string) => splitter.take(text));
      return splitter;
    });
    let kill: ReturnType<typeof setTimeout> | undefined;
    const onAbort = (): void => {
      end(child, 'SIGTERM');
      kill = setTimeout(() => end(child, 'SIGKILL'), grace);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (done: () => void): void => {
      clearTimeout(kill);
      signal.removeEventListener('abort', onAbort);
      done();
    };
    child.on('error', (error) => settle(() => reject(error)));
    child.on('close', (code) => {
      for (const splitter of splitters) splitter.flush();
      settle(() => (signal.aborted ? reject(abortReason(signal)) : resolve(code ?? 1)));
    });
  });
}
