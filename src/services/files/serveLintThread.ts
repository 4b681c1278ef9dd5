import { parentPort, workerData } from 'node:worker_threads';
import type { LintRun } from './lintFile.ts';
import { lintShare, sent, sentFile, type ThreadMessage, type ThreadTask } from './lintThreads.ts';

/** So many outcomes go in one message: few enough that the other side reads them while this one still lints. */
const perMessage = 16;

/**
 * The other side of `lintInThreads`, called by the program in a thread that it started: lints a share of the files and
 * sends what became of them. `open` makes the run from the settings that were given there.
 */
export async function serveLintThread(open: (settings: never) => Promise<LintRun>): Promise<void> {
  const task = workerData as ThreadTask<never>;
  const run = await open(task.settings);
  let waiting: ThreadMessage['outcomes'] = [];
  await lintShare(task, run, (index, outcome) => {
    waiting = [...waiting, [index, sent(outcome, task.withFixes)]];
    if (waiting.length < perMessage) return;
    send({ outcomes: waiting });
    waiting = [];
  });
  send({ outcomes: waiting, configuration: run.readConfigurations().map((file) => sentFile(file, task.withFixes)) });
}

function send(message: ThreadMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is about windows; this is a thread
  parentPort?.postMessage(message);
}
