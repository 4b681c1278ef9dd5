import { readFile } from 'node:fs/promises';
import { sleep } from '../base/async.ts';
import type { SandboxService } from '../ui/services.ts';

/** How often the file is looked at, in milliseconds; it is written by another program a few times a minute. */
const period = 1000;

/** Reads the status file of a sandbox again and again while somebody watches; only changes are told. */
export const sandboxService: SandboxService = {
  async *watch(path, signal) {
    let before: string | undefined;
    let isFirst = true;
    while (!signal.aborted) {
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (isFirst || text !== before) yield text;
      isFirst = false;
      before = text;
      await sleep(period, signal).catch(() => undefined);
    }
  },
};
