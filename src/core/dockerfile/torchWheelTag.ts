import { torchWheels } from '../data/tables.gen.ts';

/**
 * The wheel tag that suits a base image: of the base's CUDA major, the newest that is not newer than the base, else
 * the oldest newer one. Without a torch version the newest row counts; undefined where no tag is known to fit.
 */
export function torchWheelTag(torchVersion: string | undefined, cuda: string | undefined): string | undefined {
  const row = torchVersion === undefined ? torchWheels.rows.at(-1) : torchWheels.rows.find((each) => torchVersion === each.version || torchVersion.startsWith(`${each.version}.`));
  if (!row) return undefined;
  if (cuda === undefined) return row.tags[0];
  const [major = 0, minor = 0] = cuda.split('.').map(Number);
  const sameMajor = row.tags.filter((tag) => cudaOf(tag).major === major);
  return sameMajor.findLast((tag) => cudaOf(tag).minor <= minor) ?? sameMajor[0];
}

/** `cu126` is CUDA 12.6: the last digit is the minor version. */
function cudaOf(tag: string): { major: number; minor: number } {
  const digits = tag.slice(2);
  return { major: Number(digits.slice(0, -1)), minor: Number(digits.slice(-1)) };
}
