import { mkdirSync, rmdirSync } from 'node:fs';
import { run } from './command.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { statePath } from './directories.ts';
import { mountNamespaceOf } from './processTable.ts';

const holder = 'node-namespace';

/**
 * Folders at fixed places that the node's programs insist on. Inside the node's mount namespace each is a folder of
 * the sandbox, so the machine's own stay as they are.
 */
const fixedPlaces = ['/var/lib/kubelet', '/var/lib/cni', '/var/log/containers', '/run/containerd', '/run/netns'];

/** The file through which nsenter enters the node's mount namespace; undefined when the node does not run. */
export function nodeNamespace(): string | undefined {
  const process = runningDaemon(holder);
  return process && `/proc/${process.pid}/ns/mnt`;
}

/** Starts a process that holds the mount namespace, and puts the sandbox's folders over the fixed places in it. */
export async function openNodeNamespace(signal: AbortSignal): Promise<string> {
  await startDaemon({ name: holder, program: 'unshare', args: ['--mount', '--propagation', 'private', 'sleep', 'infinity'] });
  // Until `unshare` has done its work, its process is still in the machine's namespace and nothing may be mounted.
  await waitForDaemon(holder, 10, () => Promise.resolve(hasOwnNamespace()), signal);
  const namespace = nodeNamespace();
  if (namespace === undefined) throw new Error('the process that holds the mount namespace of the node ended');
  for (const place of fixedPlaces) {
    const own = statePath('node', 'places', place.slice(1).replaceAll('/', '-'));
    mkdirSync(own, { recursive: true });
    mkdirSync(place, { recursive: true });
    await run('nsenter', [`--mount=${namespace}`, 'mount', '--bind', own, place], { signal });
  }
  // Volumes that containers share with the node need mounts that propagate.
  await run('nsenter', [`--mount=${namespace}`, 'mount', '--make-rshared', '/'], { signal });
  return namespace;
}

/** Ends the namespace and with it every mount in it; nothing else may run in it any more. */
export async function closeNodeNamespace(): Promise<void> {
  await stopDaemon(holder, 1000);
  for (const place of fixedPlaces) removeIfEmpty(place);
}

function hasOwnNamespace(): boolean {
  const process = runningDaemon(holder);
  const namespace = process && mountNamespaceOf(String(process.pid));
  return namespace !== undefined && namespace !== mountNamespaceOf('self');
}

function removeIfEmpty(place: string): void {
  try {
    rmdirSync(place);
  } catch {
    return; // somebody uses it
  }
}
