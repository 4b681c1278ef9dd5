import { acceleratorResources } from '../data/tables.gen.ts';

interface KnownDomain {
  readonly domain: string;
  readonly names: readonly string[];
  readonly shape: RegExp | undefined;
  readonly gpu: boolean;
  readonly verified: boolean;
}

const domains: readonly KnownDomain[] = acceleratorResources.rows.map((row) => ({
  domain: row.domain,
  names: row.names,
  shape: row.shape === '' ? undefined : new RegExp(`^(?:${row.shape})$`),
  gpu: row.gpu,
  verified: row.verified,
}));

/** Names that the API server treats as its own: no whole-number law, no equal-limit law. */
const nativePattern = /^(?:cpu|memory|ephemeral-storage|storage|pods|hugepages-.+|attachable-volumes-.+)$/;

/** True for resources the API server knows itself: names without a slash, and those of the kubernetes.io domain. */
export function isNativeResource(name: string): boolean {
  return nativePattern.test(name) || name.includes('kubernetes.io/');
}

/** True for a name the API server accepts as an extended resource (`IsExtendedResourceName`). */
export function isExtendedResource(name: string): boolean {
  if (isNativeResource(name) || name.startsWith('requests.')) return false;
  const [domain, part, ...more] = name.split('/');
  if (domain === undefined || part === undefined || more.length > 0) return false;
  return domain.length <= 253 - 'requests.'.length && /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/.test(domain) && /^(?=.{1,63}$)[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?$/.test(part);
}

function knownAs(name: string): KnownDomain | undefined {
  const slash = name.indexOf('/');
  const domain = name.slice(0, Math.max(slash, 0));
  const part = name.slice(slash + 1);
  return domains.find((row) => row.domain === domain && (row.names.includes(part) || row.shape?.test(part) === true));
}

/** True for a name that some device plugin is known to advertise. */
export function isKnownAccelerator(name: string): boolean {
  return knownAs(name) !== undefined;
}

/** True for a name that stands for a GPU or another accelerator a model runs on, a share of one included. */
export function isGpuResource(name: string): boolean {
  return knownAs(name)?.gpu === true;
}

/** True where the part before the slash belongs to an accelerator vendor all of whose names are known. */
export function isClosedDomain(domain: string): boolean {
  const rows = domains.filter((row) => row.domain === domain);
  return rows.length > 0 && rows.every((row) => row.shape?.source !== '^(?:.+)$');
}

/** The verified names, as candidates for what was meant. */
export const verifiedAccelerators: readonly string[] = domains.filter((row) => row.verified).flatMap((row) => row.names.map((name) => `${row.domain}/${name}`));
