import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { errorText } from '../../base/errors.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { KeptCode } from './keptCode.ts';

/**
 * When code is kept, in milliseconds after the last script was loaded: once the start of the editor is over, and again
 * when more of a script may have run, because many a day begins with another kind of file than it goes on with.
 */
const passes = [10_000, 60_000, 600_000];

/** Code that grew by less is not worth writing again. */
const worthKeeping = 1.1;

type Require = (name: string) => unknown;
type Body = (require: Require, module: { exports: unknown }, exports: unknown) => void;

interface LoadedScript {
  readonly path: string;
  readonly source: string;
  readonly script: Script;
  /** How much of its code is kept, in bytes. */
  kept: number;
  readonly module: { exports: unknown };
}

/**
 * Scripts that may load each other by relative names, and what Node has: expressions of a function with the parameters
 * of `Body`, in ASCII, as scripts/build/scripts.ts makes them. The code that V8 made of those parts that ran is kept for
 * the next start, which then neither parses nor compiles them: `import` has no such way, and Node's own cache holds for
 * all of a process and leaves out what is compiled later than its file.
 */
export class Program implements Disposable {
  private readonly code: KeptCode;
  private readonly log: Log;
  private readonly scripts = new Map<string, LoadedScript>();
  private timer: NodeJS.Timeout | undefined;
  private disposed = false;

  /** `folder` is where the code is kept; it is made when there is something to keep. */
  constructor(folder: string, log: Log) {
    this.code = new KeptCode(folder);
    this.log = log;
  }

  /** What the script at `path` exports. Throws what it throws, and where it cannot be read. */
  load(path: string): unknown {
    const known = this.scripts.get(path);
    if (known) return known.module.exports;
    const loaded = this.compile(path);
    this.scripts.set(path, loaded);
    try {
      const inner: Require = (name) => (name.startsWith('.') ? this.load(join(dirname(path), name)) : builtIn(name));
      (loaded.script.runInThisContext() as Body)(inner, loaded.module, loaded.module.exports);
    } catch (error) {
      this.scripts.delete(path);
      throw error;
    }
    this.keepLater(0);
    return loaded.module.exports;
  }

  /** Keeps the code of every loaded script where there is more than the last time. False where it cannot be written. */
  async keep(): Promise<boolean> {
    for (const loaded of this.scripts.values()) {
      // A turn of the event loop for each, because it takes milliseconds.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.disposed) return false;
      const code = loaded.script.createCachedData();
      if (code.length < loaded.kept * worthKeeping) continue;
      try {
        await this.code.write(loaded.path, loaded.source, code);
        loaded.kept = code.length;
      } catch (error) {
        if (!this.disposed) this.log.warn(`the code of the linter cannot be kept, so that each start compiles it anew: ${errorText(error)}`);
        return false;
      }
    }
    return true;
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.timer);
  }

  private compile(path: string): LoadedScript {
    const source = readFileSync(path, 'latin1');
    const cachedData = this.code.read(path, source);
    const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
    const kept = cachedData && script.cachedDataRejected !== true ? cachedData.length : 0;
    this.log.debug(`loaded ${basename(path)} with ${kept} bytes of code of an earlier start`);
    return { path, source, script, kept, module: { exports: {} } };
  }

  private keepLater(pass: number): void {
    const wait = passes[pass];
    clearTimeout(this.timer);
    if (wait === undefined || this.disposed) return;
    this.timer = setTimeout(() => void this.keep().then((done) => done && this.keepLater(pass + 1)), wait).unref();
  }
}

/** A module of Node itself; the build bundles everything else. */
function builtIn(name: string): unknown {
  const found = process.getBuiltinModule(name);
  if (found === undefined) throw new Error(`Node has no module ${name}.`);
  return found;
}
