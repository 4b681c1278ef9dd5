import type { Ports } from './ports.ts';

/**
 * The parts of the sandbox, in the order in which they are listed.
 * engine: Docker. registry: one open, one with a password. images: the base images in the open registry.
 * controlPlane: etcd, API server, controller manager, scheduler. node: containerd and a real kubelet.
 * gpus: the device plugin on that node. fakeNodes: the nodes that kwok plays.
 */
export const partNames = ['engine', 'registry', 'images', 'controlPlane', 'node', 'gpus', 'fakeNodes'] as const;

export type PartName = (typeof partNames)[number];

export type PartState = 'waiting' | 'building' | 'starting' | 'ready' | 'failed' | 'stopped';

/** Told about every change of a part, in plain words: "building Kubernetes 1.36.3 (about 5 minutes the first time)". */
export type Report = (part: PartName, state: PartState, text: string) => void;

/** What a part is given to work with. */
export interface PartContext {
  readonly ports: Ports;
  /** Tells what is being done now; the part's state stays. */
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface Part {
  readonly name: PartName;
  /** These must be ready before `start`. */
  readonly needs: readonly PartName[];
  /** What it is, for the line that says it is ready. */
  readonly title: string;
  /** Installs, downloads and builds. Runs while the parts it needs are still starting. */
  prepare(context: PartContext): Promise<void>;
  /** Starts it and resolves when it answers. Called only when it does not answer; clears away leftovers first. */
  start(context: PartContext): Promise<void>;
  /** Whether all of it answers now. */
  isReady(context: PartContext): Promise<boolean>;
  /** Ends all of it and removes what it left on the machine, also when it was killed before. */
  stop(context: PartContext): Promise<void>;
}

export function isPartName(text: string): text is PartName {
  return partNames.some((name) => name === text);
}
