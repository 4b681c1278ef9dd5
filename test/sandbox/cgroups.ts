import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = '/sys/fs/cgroup';

/** The controllers that a kubelet counts on; version 1 has a hierarchy for each. */
const controllers = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'pids', 'blkio', 'hugetlb', 'systemd'];

/** Makes a control group of that name in every hierarchy; the kubelet demands that the one it works below exists. */
export function ensureCgroup(name: string): void {
  if (existsSync(join(root, 'cgroup.controllers'))) {
    // Version 2: one hierarchy, whose root must hand its controllers down.
    writeFileSync(join(root, 'cgroup.subtree_control'), '+cpu +cpuset +memory +pids +io');
    mkdirSync(join(root, name), { recursive: true });
    return;
  }
  for (const controller of controllers.filter((one) => existsSync(join(root, one)))) mkdirSync(join(root, controller, name), { recursive: true });
}

/** Removes the control groups below a name of ours, in every hierarchy; those that still have processes stay. */
export function removeCgroups(name: string): void {
  if (!existsSync(root)) return;
  for (const hierarchy of ['.', ...readdirSync(root)]) removeCgroup(join(root, hierarchy, name));
}

function removeCgroup(path: string): void {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) if (entry.isDirectory()) removeCgroup(join(path, entry.name));
  try {
    rmdirSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EBUSY')) throw error;
  }
}
