import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeAddress } from '../probe/probe.ts';
import type { questions } from '../probe/questions.ts';
import { until } from './until.ts';

type Questions = typeof questions;

/** The probe's questions as seen from the test: the same arguments, the answers as promises. */
export type Probe = { readonly [Name in keyof Questions]: (...args: Parameters<Questions[Name]>) => Promise<Awaited<ReturnType<Questions[Name]>>> };

/** A probe and where it lives. */
export interface FoundProbe {
  readonly ask: Probe;
  readonly address: ProbeAddress;
}

/** Waits for the probe of a window that was just opened or reloaded: one of a process that is not in `known`. */
export async function findProbe(folder: string, known: ReadonlySet<number>): Promise<FoundProbe> {
  const address = await until('the probe extension to start', () => newAddress(folder, known), (found) => found !== undefined, 60);
  if (!address) throw new Error('no probe');
  return { address, ask: probeOf(address) };
}

function newAddress(folder: string, known: ReadonlySet<number>): ProbeAddress | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const found = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ProbeAddress);
  return found.find((address) => !known.has(address.pid) && existsSync(`/proc/${address.pid}`));
}

function probeOf(address: ProbeAddress): Probe {
  const question = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${address.port}/`, {
      method: 'POST',
      headers: { authorization: address.token },
      body: JSON.stringify({ name, args }),
    });
    const value: unknown = await response.json();
    if (!response.ok) throw new Error(`the probe's question ${name} failed: ${String(value)}`);
    return value;
  };
  return new Proxy({} as Probe, { get: (_, name) => (...args: unknown[]) => question(String(name), args) });
}
