import { readFileSync, writeFileSync } from 'node:fs';
import { run } from './command.ts';
import { statePath } from './directories.ts';
import { isRecord, readJson, writeJson } from './jsonFile.ts';
import { interfaceNames } from './leftovers.ts';

const path = statePath('machine-before.json');
const forwardingFile = '/proc/sys/net/ipv4/ip_forward';

/** What a Docker engine changes on a machine and does not change back: noted before ours starts. */
export async function noteMachine(signal: AbortSignal): Promise<void> {
  if (readJson(path) !== undefined) return;
  const forwarding = readFileSync(forwardingFile, 'utf8').trim();
  const forwardRules = await run('iptables', ['-S', 'FORWARD'], { signal });
  writeJson(path, { forwarding, policy: /^-P FORWARD (\w+)/m.exec(forwardRules)?.[1] ?? 'ACCEPT', bridges: dockerBridges() });
}

/** Puts back whether the machine forwards packets. */
export async function restoreForwarding(signal: AbortSignal): Promise<void> {
  const noted = readJson(path);
  if (!isRecord(noted)) return;
  await run('iptables', ['-P', 'FORWARD', String(noted['policy'])], { signal });
  writeFileSync(forwardingFile, String(noted['forwarding']));
}

/** The bridges of Docker networks that were not there before our engine started. None when that is not known. */
export function bridgesSince(): string[] {
  const noted = readJson(path);
  const before = isRecord(noted) ? noted['bridges'] : undefined;
  return Array.isArray(before) ? dockerBridges().filter((name) => !before.includes(name)) : [];
}

/** Docker names the bridge of a network after the network's id. */
function dockerBridges(): string[] {
  return interfaceNames().filter((name) => /^br-[0-9a-f]{12}$/.test(name));
}
