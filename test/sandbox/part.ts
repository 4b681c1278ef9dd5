/**
 * The parts of the sandbox, in the order in which they are listed.
 * engine: Docker. registry: one open, one with a password. images: the base images in the open registry.
 * controlPlane: etcd, API server, controller manager, scheduler. node: containerd and a real kubelet.
 * gpus: the device plugin on that node. fakeNodes: the nodes that kwok plays.
 */
export const partNames = ['engine', 'registry', 'images', 'controlPlane', 'node', 'gpus', 'fakeNodes'] as const;

export type PartName = (typeof partNames)[number];

export type PartState = 'waiting' | 'building' | 'starting' | 'ready' | 'failed' | 'stopped';

/** Told about every change of a part, in plain words: "building kubernetes 1.36.3 (about 5 minutes the first time)". */
export type Report = (part: PartName, state: PartState, text: string) => void;

export function isPartName(text: string): text is PartName {
  return partNames.some((name) => name === text);
}
