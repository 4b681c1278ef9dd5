import { torchWheels } from '../data/tables.gen.ts';

/** The wheels that are known of one minor version of torch. */
export interface TorchWheels {
  /** `cu118` and the like, oldest first. */
  readonly tags: readonly string[];
  /** False where others between the first and the last may exist. */
  readonly complete: boolean;
}

/** The CUDA builds of a release such as `2.6.0`; undefined for releases that nothing is known of. */
export function torchWheelsOf(torchVersion: string): TorchWheels | undefined {
  return torchWheels.rows.find((each) => torchVersion === each.version || torchVersion.startsWith(`${each.version}.`));
}

/**
 * The wheel tag that suits a base image: of the base's CUDA major, the newest that is not newer than the base, else
 * the oldest newer one. Without a torch version the newest row counts; undefined where no tag is known to fit.
 */
export function torchWheelTag(torchVersion: string | undefined, cuda: string | undefined): string | undefined {
  const row = torchVersion === undefined ? torchWheels.rows.at(-1) : torchWheelsOf(torchVersion);
  if (!row) return undefined;
  if (cuda === undefined) return row.tags[0];
  const [major = 0, minor = 0] = cuda.split('.').map(Number);
  const sameMajor = row.tags.filter((tag) => cudaOf(tag).major === major);
  return sameMajor.findLast((tag) => cudaOf(tag).minor <= minor) ?? sameMajor[0];
}

/** True where no such build of the release was published; false where it was, or may have been. */
export function lacksWheel(row: TorchWheels, tag: string): boolean {
  if (row.tags.includes(tag)) return false;
  const at = orderOf(tag);
  return row.complete || at < orderOf(row.tags[0] ?? tag) || at > orderOf(row.tags.at(-1) ?? tag);
}

/** `cu126` is CUDA 12.6: the last digit is the minor version. */
export function cudaOf(tag: string): { readonly major: number; readonly minor: number } {
  const digits = tag.slice(2);
  return { major: Number(digits.slice(0, -1)), minor: Number(digits.slice(-1)) };
}

function orderOf(tag: string): number {
  const { major, minor } = cudaOf(tag);
  return major * 10 + minor;
}
