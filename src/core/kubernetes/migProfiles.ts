import { migProfiles } from '../data/tables.gen.ts';

/** The profiles of one model of GPU. */
export interface MigGpu {
  readonly name: string;
  /** For example `1g.10gb`. */
  readonly profiles: readonly string[];
}

const gpus = migProfiles.rows.map(({ name, products, profiles }) => ({ name, profiles, products: products === '' ? undefined : new RegExp(`^(?:${products})$`) }));

/** The GPU with a product label, where its profiles are known. */
export function migGpuOf(product: string): MigGpu | undefined {
  const plain = product.replace(/-SHARED$/, '').replace(/-MIG-.*$/, '');
  return gpus.find(({ products }) => products?.test(plain) === true);
}

/** The GPUs that can be cut into slices of that profile. */
export function gpusWithProfile(profile: string): readonly MigGpu[] {
  return gpus.filter(({ profiles }) => profiles.includes(profile));
}

/** The profiles of all known GPUs that have as many slices. */
export function profilesLike(profile: string, of?: MigGpu): readonly string[] {
  const slices = profile.split('.')[0] ?? '';
  return [...new Set((of ? [of] : gpus).flatMap(({ profiles }) => profiles).filter((one) => one.startsWith(`${slices}.`)))];
}
