import { mkdirSync, rmSync } from 'node:fs';
import { removeCgroups } from './cgroups.ts';
import { findProgram } from './command.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { provide } from './debian.ts';
import { cgroupName, statePath } from './directories.ts';
import { answersOk } from './http.ts';
import { clearEngineRules, ensureBridge, removeInterfaces } from './leftovers.ts';
import { bridgesSince, noteMachine, restoreForwarding } from './machineBefore.ts';
import type { Part, PartContext } from './part.ts';
import { endProcesses, processesMounting } from './processTable.ts';

const directory = statePath('engine');
const socket = statePath('engine', 'docker.sock');
const bridge = 'slipway-docker';
const cgroup = cgroupName('engine');

/**
 * The address of the engine: our own when it runs, else one that answers at DOCKER_HOST or the default place, else
 * where our own will be.
 */
export async function dockerHost(signal: AbortSignal): Promise<string> {
  return (await foreignEngine(signal)) ?? `unix://${socket}`;
}

/** An engine which somebody else runs. Undefined while our own runs: what was begun with it stays with it. */
async function foreignEngine(signal: AbortSignal): Promise<string | undefined> {
  if (runningDaemon('dockerd')) return undefined;
  for (const address of [process.env['DOCKER_HOST'], 'unix:///var/run/docker.sock']) {
    if (address && address !== `unix://${socket}` && (await engineAnswers(address, signal))) return address;
  }
  return undefined;
}

/** Whether `GET /_ping` answers. Only unix sockets and plain TCP are tried. */
function engineAnswers(address: string, signal: AbortSignal): Promise<boolean> {
  if (address.startsWith('unix://')) return answersOk('http://engine/_ping', { socketPath: address.slice('unix://'.length) }, signal);
  if (address.startsWith('tcp://')) return answersOk(`http://${address.slice('tcp://'.length)}/_ping`, {}, signal);
  return Promise.resolve(false);
}

/** Docker's engine: one that answers already, else Debian's with a data root, a bridge and a socket of its own. */
export const engine: Part = {
  name: 'engine',
  title: 'Docker engine',
  needs: [],

  async prepare(context) {
    if (await foreignEngine(context.signal)) return;
    if (process.getuid?.() !== 0) throw new Error('no Docker engine answers, and starting one needs root; the registries work without it');
    await provide([
      { program: 'dockerd', package: 'docker.io' },
      { program: 'containerd', package: 'containerd' },
      { program: 'runc', package: 'runc' },
      { program: 'iptables', package: 'iptables' },
      { program: 'ip', package: 'iproute2' },
    ], 'the Docker engine', context);
  },

  async start(context) {
    if (await foreignEngine(context.signal)) return;
    await clearAway(context);
    mkdirSync(directory, { recursive: true });
    await noteMachine(context.signal);
    await ensureBridge(bridge, '172.29.251.1/24', context.signal);
    await startDaemon({
      name: 'dockerd',
      program: findProgram('unshare') ?? 'unshare',
      // A mount namespace of its own: the mounts of its containers end with it, however it ends.
      args: ['--mount', '--propagation', 'slave', findProgram('dockerd') ?? 'dockerd',
        '--host', `unix://${socket}`, '--data-root', statePath('engine', 'data'), '--exec-root', statePath('engine', 'exec'),
        '--pidfile', statePath('engine', 'docker.pid'), '--bridge', bridge, '--cgroup-parent', `/${cgroup}`],
      // Its own services live on localhost; a proxy of the machine stays out of the way.
      env: { NO_PROXY: 'localhost,127.0.0.1', no_proxy: 'localhost,127.0.0.1' },
    });
    await waitForDaemon('dockerd', 60, () => engineAnswers(`unix://${socket}`, context.signal), context.signal);
  },

  async isReady(context) {
    return runningDaemon('dockerd') ? engineAnswers(`unix://${socket}`, context.signal) : (await foreignEngine(context.signal)) !== undefined;
  },

  stop: clearAway,
};

async function clearAway(context: PartContext): Promise<void> {
  await stopDaemon('dockerd', 20_000);
  await endProcesses(processesMounting(directory), 0);
  for (const file of ['docker.sock', 'docker.pid', 'exec']) rmSync(statePath('engine', file), { recursive: true, force: true });
  if (process.getuid?.() !== 0 || !findProgram('iptables')) return;
  const bridges = [bridge, ...bridgesSince()];
  await removeInterfaces(bridges, context.signal);
  await clearEngineRules(bridges, context.signal);
  await restoreForwarding(context.signal);
  removeCgroups(cgroup);
}
