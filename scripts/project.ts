import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path below the root, absolute. */
export function inProject(...parts: readonly string[]): string {
  return join(root, ...parts);
}
