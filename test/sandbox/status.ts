import { statePath } from './directories.ts';
import { isRecord, readJson, writeJson } from './jsonFile.ts';
import { partNames, type PartName, type PartState } from './part.ts';

/** What one part is doing. `since` is an ISO time: when it entered this state; its text may have changed since then. */
export interface PartStatus {
  readonly state: PartState;
  readonly text: string;
  readonly since: string;
}

/** The content of `status.json`. A part that was never started is missing. */
export type SandboxStatus = Partial<Readonly<Record<PartName, PartStatus>>>;

/** The status after a report: a new state begins now, a new text of the same state leaves its beginning. */
export function foldStatus(before: SandboxStatus, part: PartName, state: PartState, text: string, now: Date): SandboxStatus {
  const old = before[part];
  const since = old?.state === state ? old.since : now.toISOString();
  return { ...before, [part]: { state, text, since } };
}

export const statusPath = statePath('status.json');

export function readStatus(): SandboxStatus {
  return parseStatus(readJson(statusPath));
}

export function recordStatus(part: PartName, state: PartState, text: string): void {
  writeJson(statusPath, foldStatus(readStatus(), part, state, text, new Date()));
}

/** Keeps what is well formed: the file may come from an older version. */
export function parseStatus(value: unknown): SandboxStatus {
  const status: Partial<Record<PartName, PartStatus>> = {};
  for (const part of partNames) {
    const entry = isRecord(value) ? value[part] : undefined;
    if (!isRecord(entry)) continue;
    const { state, text, since } = entry;
    if (isPartState(state) && typeof text === 'string' && typeof since === 'string') status[part] = { state, text, since };
  }
  return status;
}

const states: readonly PartState[] = ['waiting', 'building', 'starting', 'ready', 'failed', 'stopped'];

function isPartState(value: unknown): value is PartState {
  return states.some((state) => state === value);
}
