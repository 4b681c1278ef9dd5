import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { once } from 'node:events';
import { findProgram, run, searchPath } from './command.ts';
import { engineRuleEdits } from './iptablesRules.ts';

/** Makes sure that a bridge of that name is up and has that address (with prefix length). */
export async function ensureBridge(name: string, address: string, signal: AbortSignal): Promise<void> {
  if (!interfaceNames().includes(name)) await run('ip', ['link', 'add', 'name', name, 'type', 'bridge'], { signal });
  await run('ip', ['address', 'replace', address, 'dev', name], { signal });
  await run('ip', ['link', 'set', name, 'up'], { signal });
}

/** The network interfaces of this machine. */
export function interfaceNames(): string[] {
  return readdirSync('/sys/class/net');
}

/** Deletes the network interfaces of those names which exist. */
export async function removeInterfaces(names: readonly string[], signal: AbortSignal): Promise<void> {
  const existing = interfaceNames();
  for (const name of names.filter((one) => existing.includes(one))) await run('ip', ['link', 'delete', name], { signal });
}

/**
 * Removes the iptables rules and chains of our engine and node: the rules that name an interface of `ours`, and, when no other bridge uses them, Docker's own chains.
 */
export async function clearEngineRules(ours: readonly string[], signal: AbortSignal): Promise<void> {
  if (!findProgram('iptables-save')) return;
  const edits = engineRuleEdits(await run('iptables-save', [], { signal }), ours);
  if (edits === '') return;
  const restore = spawn('iptables-restore', ['--noflush'], { signal, env: { ...process.env, PATH: searchPath }, stdio: ['pipe', 'ignore', 'pipe'] });
  let problem = '';
  restore.stderr.setEncoding('utf8').on('data', (text: string) => (problem += text));
  restore.stdin.end(edits);
  await once(restore, 'close');
  if (restore.exitCode !== 0) throw new Error(`iptables-restore could not remove the sandbox's rules: ${problem.trim()}`);
}
