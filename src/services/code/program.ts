import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import { KeptCode } from './keptCode.ts';

/** A while after the last script was loaded what was used of it has run, and the start of the editor is over. */
const untilKept = 10_000;

/** Code that grew by less is not worth writing again. */
const worthKeeping = 1.1;

type Require = (name: string) => unknown;
type Body = (require: Require, module: { exports: unknown }, exports: unknown) => void;

interface LoadedScript {
  readonly path: string;
  readonly source: Buffer;
  readonly script: Script;
  /** How much code was taken from an earlier run, in bytes. */
  taken: number;
  readonly module: { exports: unknown };
}

/**
 * Scripts that may load each other by relative names: expressions of a function with the parameters of `Body`, in ASCII,
 * as scripts/build/scripts.ts makes them. The code that V8 made of those parts that ran is
 * kept for the next start, which then neither parses nor compiles them: `import` has no such way, and Node's own cache
 * holds for all of a process and leaves out what is compiled later than its file.
 */
export class Program implements Disposable {
  private readonly kept: KeptCode;
  private readonly log: Log;
  private readonly scripts = new Map<string, LoadedScript>();
  private timer: NodeJS.Timeout | undefined;

  /** `folder` is where the code is kept; it is made when there is something to keep. */
  constructor(folder: string, log: Log) {
    this.kept = new KeptCode(folder);
    this.log = log;
  }

  /** What the script at `path` exports. Throws what it throws, and where it cannot be read. */
  load(path: string): unknown {
    const known = this.scripts.get(path);
    if (known) return known.module.exports;
    const loaded = this.compile(path);
    this.scripts.set(path, loaded);
    try {
      const outer = createRequire(path);
      const inner: Require = (name) => (name.startsWith('.') ? this.load(join(dirname(path), name)) : outer(name));
      (loaded.script.runInThisContext() as Body)(inner, loaded.module, loaded.module.exports);
    } catch (error) {
      this.scripts.delete(path);
      throw error;
    }
    this.keepLater();
    return loaded.module.exports;
  }

  /** Keeps the code of every loaded script where there is more than the last time. Never rejects. */
  async keep(): Promise<void> {
    for (const loaded of this.scripts.values()) {
      // A turn of the event loop for each, because it takes milliseconds.
      await new Promise((resolve) => setImmediate(resolve));
      try {
        const code = loaded.script.createCachedData();
        if (code.length < loaded.taken * worthKeeping) continue;
        await this.kept.write(loaded.path, loaded.source, code);
        loaded.taken = code.length;
        this.log.debug(`kept ${code.length} bytes of code of ${basename(loaded.path)}`);
      } catch (error) {
        this.log.error(`the code of ${basename(loaded.path)} cannot be kept for the next start`, error);
      }
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private compile(path: string): LoadedScript {
    const source = readFileSync(path);
    const cachedData = this.kept.read(path, source);
    const script = new Script(source.toString('latin1'), { filename: path, ...(cachedData && { cachedData }) });
    const taken = cachedData && script.cachedDataRejected !== true ? cachedData.length : 0;
    this.log.debug(`loaded ${basename(path)} with ${taken} bytes of code of an earlier start`);
    return { path, source, script, taken, module: { exports: {} } };
  }

  private keepLater(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.keep(), untilKept).unref();
  }
}
