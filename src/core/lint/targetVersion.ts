/** Who wants manifests to be checked against a Kubernetes version. */
export type VersionSource = 'option' | 'configuration' | 'setting' | 'cluster' | 'newest';

/** A version that somebody wants, such as `1.35`; undefined or '' where it is left open. */
export interface VersionWish {
  readonly source: VersionSource;
  readonly version: string | undefined;
  /** What wants it, for people: the name of the cluster. */
  readonly name?: string;
}

/** The version that manifests are checked against, and why. */
export interface TargetVersion {
  /** One of those that there are schemas of. */
  readonly used: string;
  /** The version that was wanted; '' where nobody wanted one. */
  readonly asked: string;
  readonly source: VersionSource;
  readonly name?: string;
}

/**
 * The first of the wishes that names a version decides; where there are none, the newest of `versions` (ascending). For
 * a version without schemas the next one counts: the oldest for a still older one, the newest for all others.
 */
export function targetVersion(wishes: readonly VersionWish[], versions: readonly string[]): TargetVersion {
  const wish = wishes.find(({ version }) => version !== undefined && version !== '');
  const newest = versions.at(-1) ?? '';
  if (!wish) return { used: newest, asked: '', source: 'newest' };
  const { source, version = '', name } = wish;
  const oldest = versions[0] ?? newest;
  const used = versions.includes(version) ? version : minor(version) < minor(oldest) ? oldest : newest;
  return { used, asked: version, source, ...(name !== undefined && { name }) };
}

/** `1.35` is 35. */
function minor(version: string): number {
  return Number(version.slice(version.indexOf('.') + 1));
}
