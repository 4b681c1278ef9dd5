import { spawn } from 'node:child_process';
import { accessSync, constants as modes } from 'node:fs';
import { constants as system, setPriority } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { abortReason } from '../../src/base/async.ts';
import { logPath } from './directories.ts';
import { writeWhole } from './jsonFile.ts';

export interface CommandOptions {
  readonly signal: AbortSignal;
  readonly cwd?: string;
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** True for long work that lets everything else go first. */
  readonly patient?: boolean;
  /** Told about every line of both outputs, as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Daemons and network tools of Debian live in folders that an ordinary user's PATH lacks. */
export const searchPath = [process.env['PATH'] ?? '', '/usr/local/go/bin', '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);

/** The whole path of a program, or undefined when it is not on this machine. */
export function findProgram(name: string): string | undefined {
  const candidates = name.includes('/') ? [name] : searchPath.split(delimiter).map((directory) => join(directory, name));
  return candidates.find(isExecutable);
}

/**
 * Runs a program to its end and returns its standard output. When it fails, rejects with the last line it wrote and
 * the path of a log that has more.
 */
export function run(program: string, args: readonly string[], options: CommandOptions): Promise<string> {
  const { signal, cwd, env, patient = false, onLine } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      signal, stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: searchPath, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
    if (patient && child.pid !== undefined) setPriority(child.pid, system.priority.PRIORITY_LOW);
    let output = '';
    let tail = '';
    const listen = (stream: NodeJS.ReadableStream, isOutput: boolean): void => {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (isOutput) output += text;
        tail = (tail + text).slice(-20_000);
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) onLine?.(line);
      });
    };
    listen(child.stdout, true);
    listen(child.stderr, false);
    child.on('error', (error) => reject(signal.aborted ? abortReason(signal) : error));
    child.on('close', (code, killer) => {
      if (code === 0) resolve(output);
      else reject(commandFailure(program, args, String(killer ?? code), tail.trim()));
    });
  });
}

function commandFailure(program: string, args: readonly string[], end: string, tail: string): Error {
  const name = basename(program);
  const log = logPath(name);
  writeWhole(log, `${program} ${args.join(' ')}\n${tail}\nended with ${end}\n`);
  return new Error(`${name} failed: ${tail.slice(tail.lastIndexOf('\n') + 1) || `it ended with ${end}`} (more in ${log})`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, modes.X_OK);
    return true;
  } catch {
    return false;
  }
}
