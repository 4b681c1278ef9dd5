import { sleep } from '../../src/base/async.ts';
import { partNames, isPartName, type PartName, type PartState } from './part.ts';
import { describeSandbox, readyParts, SandboxFailure, startSandbox, stopSandbox } from './sandbox.ts';
import { readStatus } from './status.ts';

const usage = `Usage: node test/sandbox/main.ts up|down|status|env [part…]
  up      start the parts that do not run yet (default: all) and leave them running
  down    stop the parts (default: all) and what needs them
  status  say what runs
  env     print the variables that point docker, kubectl and Slipway to the sandbox
Parts: ${partNames.join(' ')}`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [command, ...names] = args;
  const unknown = names.find((name) => !isPartName(name));
  if (unknown !== undefined) return complain(`There is no part "${unknown}".\n${usage}`);
  const parts = names.length > 0 ? names.filter(isPartName) : undefined;
  switch (command) {
    case 'up': return up(parts);
    case 'down': return down(parts);
    case 'status': return status(parts);
    case 'env': return environment();
    case undefined:
    default: return complain(usage);
  }
}

async function up(parts: readonly PartName[] | undefined): Promise<number> {
  const begun = Date.now();
  const interrupted = new AbortController();
  const onInterrupt = (): void => interrupted.abort();
  process.once('SIGINT', onInterrupt).once('SIGTERM', onInterrupt);
  const print = (part: PartName, state: PartState, text: string): void => {
    const seconds = ((Date.now() - begun) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`${seconds} s  ${part.padEnd(13)} ${state.padEnd(9)} ${text}\n`);
  };
  try {
    await startSandbox({ ...(parts ? { parts } : {}), report: print, signal: interrupted.signal });
    return await environment();
  } catch (error) {
    // Ctrl-C also ends what is just being started, and that is heard of before the signal itself.
    if (error instanceof SandboxFailure && !interrupted.signal.aborted) await sleep(200, new AbortController().signal);
    if (interrupted.signal.aborted) {
      if (error instanceof SandboxFailure) await error.stop();
      return complain('Interrupted; what was started has been stopped again.');
    }
    if (error instanceof SandboxFailure) return complain(`Not everything started.\n${error.message}`);
    throw error;
  }
}

async function down(parts: readonly PartName[] | undefined): Promise<number> {
  try {
    await stopSandbox(parts, (part, state, text) => process.stdout.write(`${part.padEnd(13)} ${state.padEnd(9)} ${text}\n`));
    return 0;
  } catch (error) {
    if (error instanceof SandboxFailure) return complain(`Not everything stopped.\n${error.message}`);
    throw error;
  }
}

async function status(parts: readonly PartName[] = partNames): Promise<number> {
  const ready = await readyParts(parts);
  const recorded = readStatus();
  for (const part of parts) {
    const last = recorded[part];
    const text = ready.includes(part) ? 'ready' : `not running${last && last.state !== 'ready' ? ` (${last.state} since ${last.since}: ${last.text})` : ''}`;
    process.stdout.write(`${part.padEnd(13)} ${text}\n`);
  }
  return ready.length === parts.length ? 0 : 1;
}

async function environment(): Promise<number> {
  const sandbox = await describeSandbox();
  const variables = {
    DOCKER_HOST: sandbox.dockerHost, DOCKER_CONFIG: sandbox.dockerConfig, KUBECONFIG: sandbox.kubeconfig,
    SLIPWAY_REGISTRY: sandbox.registry.open, SLIPWAY_SECURED_REGISTRY: sandbox.registry.secured.host, SLIPWAY_BASE_IMAGE: sandbox.baseImage,
  };
  for (const [name, value] of Object.entries(variables)) process.stdout.write(`export ${name}=${value}\n`);
  return 0;
}

function complain(text: string): number {
  process.stderr.write(`${text}\n`);
  return 2;
}
