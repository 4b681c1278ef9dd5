import { parentPort, workerData } from 'node:worker_threads';
import type { LintRun } from './lintFile.ts';
import type { FileFacts } from '../../core/workspace/facts.ts';
import { createWorkspace } from '../../core/workspace/workspace.ts';
import { factsOf, finishShare, sent, sentFile, surveyShare, type ThreadMessage, type ThreadTask } from './lintThreads.ts';

type Outcomes = Extract<ThreadMessage, { outcomes: unknown }>['outcomes'];

/** So many outcomes go in one message: few enough that the other side reads them while this one still lints. */
const perMessage = 16;

/**
 * The other side of `lintInThreads`, called by the program in a thread that it started: reads a share of the files,
 * is told what all files say, lints its own and sends what became of them. `open` makes the run from the settings that were given there.
 */
export async function serveLintThread(open: (settings: never) => LintRun): Promise<void> {
  const task = workerData as ThreadTask<never>;
  const run = open(task.settings);
  const pending = await surveyShare(task, run);
  const answer = nextMessage();
  send({ facts: factsOf(pending) });
  let waiting: Outcomes = [];
  await finishShare(pending, createWorkspace(await answer), (index, outcome) => {
    waiting = [...waiting, [index, sent(outcome, task.withFixes)]];
    if (waiting.length < perMessage) return;
    send({ outcomes: waiting });
    waiting = [];
  });
  send({ outcomes: waiting, configuration: run.readConfigurations().map((file) => sentFile(file, task.withFixes)) });
}

/** What the files of all threads say. */
function nextMessage(): Promise<readonly FileFacts[]> {
  return new Promise((resolve) => void parentPort?.once('message', resolve));
}

function send(message: ThreadMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is about windows; this is a thread
  parentPort?.postMessage(message);
}
