/** True for addresses that nobody outside of a container reaches. */
export function isLoopback(address: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|localhost|::1|\[::1\])$/.test(address);
}
