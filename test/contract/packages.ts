import { packageAll, type Packages } from '../../scripts/package.ts';

const made = packageAll();
// A failure is told by the first test that asks for the packages.
made.catch(() => undefined);

/** The packages of this checkout, built once per test process. */
export function packages(): Promise<Packages> {
  return made;
}
