/** The names of the sandbox's own images in the open registry, without the registry's host. */
export const baseImageName = 'base/python-numpy:3';
export const busyboxImageName = 'base/busybox:1';
/** What holds the network namespace of every pod. */
export const pauseImageName = 'base/pause:1';
