import { createServer } from 'node:net';
import { runningDaemon } from './daemon.ts';
import { statePath } from './directories.ts';
import { isRecord, readJson, writeJson } from './jsonFile.ts';
import { withLock } from './lock.ts';

/** Every port of the sandbox: where to begin looking, and whose it is. */
const wishes = {
  registryOpen: { first: 5551, daemon: 'registry-open' },
  registrySecured: { first: 5561, daemon: 'registry-secured' },
  etcdClient: { first: 26379, daemon: 'etcd' },
  etcdPeer: { first: 26389, daemon: 'etcd' },
  apiServer: { first: 26443, daemon: 'kube-apiserver' },
  controllerManager: { first: 26457, daemon: 'kube-controller-manager' },
  scheduler: { first: 26467, daemon: 'kube-scheduler' },
  kubelet: { first: 26477, daemon: 'kubelet' },
  kubeletHealth: { first: 26487, daemon: 'kubelet' },
  kwok: { first: 26497, daemon: 'kwok' },
} as const;

export type PortName = keyof typeof wishes;
export type Ports = Readonly<Record<PortName, number>>;

const portNames: readonly PortName[] = ['registryOpen', 'registrySecured', 'etcdClient', 'etcdPeer', 'apiServer', 'controllerManager', 'scheduler', 'kubelet', 'kubeletHealth', 'kwok'];

/**
 * The ports of this sandbox. A port stays the same from run to run; it moves on by one when somebody else has it at a
 * time when the process it belongs to does not run.
 */
export function reservedPorts(signal: AbortSignal): Promise<Ports> {
  return withLock('ports', signal, async () => {
    const path = statePath('ports.json');
    const before = readJson(path);
    const entries: [PortName, number][] = [];
    for (const name of portNames) {
      const recorded = isRecord(before) ? before[name] : undefined;
      const wish = typeof recorded === 'number' ? recorded : wishes[name].first;
      entries.push([name, runningDaemon(wishes[name].daemon) ? wish : await nextFree(wish)]);
    }
    const ports = Object.fromEntries(entries);
    if (!isPorts(ports)) throw new Error('a port is missing');
    writeJson(path, ports);
    return ports;
  });
}

async function nextFree(first: number): Promise<number> {
  for (let port = first; port < first + 200; port++) if (await isFree(port)) return port;
  throw new Error(`no free port between ${first} and ${first + 200}`);
}

/** Whether all addresses of the port are free: a server on any of them would be in the way of `localhost`. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}

function isPorts(value: Record<string, number>): value is Record<PortName, number> {
  return portNames.every((name) => typeof value[name] === 'number');
}
