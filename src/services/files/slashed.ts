import { sep } from 'node:path';

/** A path of this machine as patterns and people have it: with `/`. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}
