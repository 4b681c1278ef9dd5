// Opens Slipway in a real VS Code on the sample workspace, with a sandbox behind it: `npm start`.
// `npm start -- --check` drives that editor from source to an answering model by itself and exits 0 or 1.
import { errorText } from '../src/base/errors.ts';
import { isAbort } from '../src/base/async.ts';
import { logPath } from '../test/sandbox/directories.ts';
import { type Sandbox, SandboxFailure, describeSandbox, startSandbox } from '../test/sandbox/sandbox.ts';
import { letNamespacePull } from '../test/sandbox/pullSecret.ts';
import { checkSample } from './start/checkSample.ts';
import { openSample, type SampleEditor } from './start/openSample.ts';
import { Terminal } from './start/terminal.ts';

const usage = 'usage: npm start [-- --check]';

/**
 * Aborts on Ctrl-C, `kill` and a closed terminal; a second signal changes nothing, since stopping takes seconds. The
 * answer aborts with the first signal too, also where something else had begun to stop everything before.
 */
function abortOnSignals(stopping: AbortController, terminal: Terminal): AbortSignal {
  const heard = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(name, () => {
      if (!heard.signal.aborted) terminal.say('stopping what this command started');
      heard.abort();
      stopping.abort(new DOMException('stopped', 'AbortError'));
    });
  return heard.signal;
}

async function bringUpSandbox(terminal: Terminal, signal: AbortSignal): Promise<Sandbox> {
  const sandbox = await startSandbox({ report: (part, state, text) => terminal.part(part, state, text), signal });
  try {
    await letNamespacePull('default', signal);
    return sandbox;
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

async function openEditor(terminal: Terminal, signal: AbortSignal): Promise<SampleEditor> {
  const editor = await openSample(await describeSandbox(), (sentence) => terminal.say(sentence), signal);
  terminal.say(`the editor is ready: ${editor.url}`);
  terminal.say(`it shows a copy of the sample workspace: ${editor.workspace}`);
  return editor;
}

/** Runs until somebody stops it or the editor ends. */
async function stayOpen(editor: SampleEditor, terminal: Terminal, signal: AbortSignal): Promise<void> {
  terminal.say('press Ctrl-C to stop');
  const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  await Promise.race([stopped, editor.ended]);
}

/** The exit code: 0 when everything asked for worked. */
async function start(check: boolean): Promise<number> {
  const terminal = new Terminal(process.stdout);
  const stopping = new AbortController();
  const { signal } = stopping;
  const interrupted = abortOnSignals(stopping, terminal);
  terminal.say('opens VS Code in the browser and starts a sandbox: Docker engine, registries, Kubernetes with GPU nodes');
  terminal.say(`the first time this installs and builds what is missing, outside this folder; logs are in ${logPath('*')}`);
  const sandboxComing = bringUpSandbox(terminal, signal);
  const editorComing = openEditor(terminal, signal);
  // Without an editor there is nothing to wait for.
  editorComing.catch((error: unknown) => stopping.abort(error));
  const [editor, sandbox] = await Promise.allSettled([editorComing, reportCluster(sandboxComing, editorComing, terminal)]);
  try {
    if (editor.status === 'rejected') throw editor.reason;
    if (sandbox.status === 'rejected') {
      if (check || signal.aborted) throw sandbox.reason;
      terminal.say(`the sandbox is not complete: ${errorText(sandbox.reason)}`);
    }
    if (check) await checkSample(editor.value, await describeSandbox(), terminal, signal);
    else await stayOpen(editor.value, terminal, signal);
    return 0;
  } catch (error) {
    // Ctrl-C goes to every program that this one has started, and what they say of their end tells nobody anything.
    const stopped = isAbort(error) || interrupted.aborted;
    if (!stopped) terminal.say(errorText(error));
    return stopped && !check ? 0 : 1;
  } finally {
    if (editor.status === 'fulfilled') await editor.value.stop();
    await stopSandboxOf(sandbox);
    terminal.say('stopped');
  }
}

/** A sandbox that came up in part is stopped as well; one that was aborted has stopped itself. */
async function stopSandboxOf(sandbox: PromiseSettledResult<Sandbox>): Promise<void> {
  if (sandbox.status === 'fulfilled') await sandbox.value.stop();
  else if (sandbox.reason instanceof SandboxFailure) await sandbox.reason.stop();
}

async function reportCluster(sandboxComing: Promise<Sandbox>, editorComing: Promise<SampleEditor>, terminal: Terminal): Promise<Sandbox> {
  const sandbox = await sandboxComing;
  terminal.say('the sandbox is ready');
  // Whoever looks at the end of the output wants to see the address there; an editor that failed tells it elsewhere.
  const editor = await editorComing.catch(() => undefined);
  if (editor) terminal.say(`the editor: ${editor.url}`);
  return sandbox;
}

const asked = process.argv.slice(2);
if (asked.some((argument) => argument !== '--check')) {
  console.error(usage);
  process.exit(2);
}
process.exit(await start(asked.includes('--check')));
