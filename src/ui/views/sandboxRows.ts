import { type JsonValue, asObject, asString } from '../../core/json.ts';
import { joined, type RowContext } from './liveRows.ts';
import { described, noChildren, type RowNode } from './row.ts';

/** One part of a sandbox that is being set up. */
export interface SandboxPart {
  readonly name: string;
  readonly state: 'waiting' | 'working' | 'ready' | 'failed' | 'stopped';
  readonly text: string;
}

/** The words of the status file; any other one is some kind of work. */
const states: ReadonlyMap<string, SandboxPart['state']> = new Map([
  ['waiting', 'waiting'],
  ['ready', 'ready'],
  ['failed', 'failed'],
  ['stopped', 'stopped'],
]);

/** Reads `{"registry": {"state": "ready", "text": "…"}}`, also below a field `parts`; what is no such file has no parts. */
export function readSandboxStatus(text: string): readonly SandboxPart[] {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    // The file is being written at this moment; the next change brings all of it.
    return [];
  }
  const root = asObject(value);
  return Object.entries(asObject(root['parts'] ?? root)).flatMap(([name, part]) => {
    const { state, text: doing } = asObject(part);
    if (typeof state !== 'string') return [];
    return [{ name, state: states.get(state) ?? 'working', text: asString(doing) ?? '' }];
  });
}

/** One row that tells how the sandbox comes up, with a row per part; none without a sandbox. */
export function sandboxRows(parts: readonly SandboxPart[], context: RowContext): readonly RowNode[] {
  if (parts.every((part) => part.state === 'stopped')) return [];
  const ready = parts.filter((part) => part.state === 'ready').length;
  const failed = parts.some((part) => part.state === 'failed');
  const isComplete = ready === parts.length;
  return [
    {
      id: 'sandbox',
      ...described(context.l10n.t('Sandbox'), context.l10n.t('{0} of {1} parts ready', ready, parts.length)),
      icon: failed ? 'error' : isComplete ? 'beaker' : 'loading~spin',
      contextValue: 'sandbox',
      collapsible: isComplete ? 'collapsed' : 'expanded',
      children: () => parts.map((part) => partRow(part, context)),
    },
  ];
}

const icons = {
  waiting: { icon: 'circle-outline' },
  working: { icon: 'loading~spin' },
  ready: { icon: 'pass', color: 'charts.green' },
  failed: { icon: 'error', color: 'list.errorForeground' },
  stopped: { icon: 'debug-stop' },
} as const;

function partRow(part: SandboxPart, context: RowContext): RowNode {
  return {
    id: `sandbox/${part.name}`,
    ...described(spokenName(part.name), joined([stateText(part, context), part.text])),
    ...icons[part.state],
    contextValue: 'sandboxPart',
    collapsible: 'none',
    children: noChildren,
  };
}

/** `controlPlane` as people say it: `control plane`. */
function spokenName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function stateText(part: SandboxPart, { l10n }: RowContext): string {
  switch (part.state) {
    case 'waiting':
      return l10n.t('waiting');
    case 'working':
      return l10n.t('starting');
    case 'ready':
      return l10n.t('ready');
    case 'failed':
      return l10n.t('failed');
    case 'stopped':
      return l10n.t('stopped');
  }
}
