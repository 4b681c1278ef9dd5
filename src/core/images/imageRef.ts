import { remembered } from '../../base/remembered.ts';

/** A reference to an image as people write it, taken apart. `registry` is '' where none was written (Docker Hub). */
export interface ImageRef {
  readonly registry: string;
  /** Path below the registry, for example `library/python` or `team/digits`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
}

const digestPattern = /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-fA-F]{32,}$/;
const tagPattern = /^[\w][\w.-]{0,127}$/;
const componentPattern = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const hostPattern = /^(?:localhost|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+|\[[0-9a-fA-F:]+\]|[a-zA-Z0-9.-]+(?=:))(?::\d+)?$/;

/**
 * Parses a reference by the grammar of distribution/reference: `[registry/]path[:tag][@digest]`.
 * The first component is a registry only if it has a dot or a colon, or is `localhost`.
 * Answers undefined for what is not a reference.
 */
export function parseImageRef(text: string): ImageRef | undefined {
  const [named = '', digest, ...more] = text.split('@');
  if (more.length > 0 || (digest !== undefined && !digestPattern.test(digest))) return undefined;
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const path = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (tag !== undefined && !tagPattern.test(tag)) return undefined;
  const components = path.split('/');
  const first = components[0] ?? '';
  const hasRegistry = components.length > 1 && hostPattern.test(first);
  const registry = hasRegistry ? first : '';
  const names = hasRegistry ? components.slice(1) : components;
  if (!names.every((name) => componentPattern.test(name))) return undefined;
  return { registry, repository: names.join('/'), ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

/** Fits repositories whose last parts fit `parts`, a pattern of the data tables. */
export const repositoryPattern = remembered((parts) => new RegExp(`(?:^|/)(?:${parts})$`));

/** Writes a reference the way people do; the exact inverse of `parseImageRef`. */
export function formatImageRef(ref: ImageRef): string {
  return `${repositoryName(ref)}${ref.tag === undefined ? '' : `:${ref.tag}`}${ref.digest === undefined ? '' : `@${ref.digest}`}`;
}

/** Registry and path, without tag or digest: what identifies a repository. */
export function repositoryName(ref: ImageRef): string {
  return ref.registry === '' ? ref.repository : `${ref.registry}/${ref.repository}`;
}

/** True when both name the same repository; `docker.io/library/x`, `docker.io/x` and `x` are one. */
export function sameRepository(a: ImageRef, b: ImageRef): boolean {
  return canonicalRepository(a) === canonicalRepository(b);
}

function canonicalRepository(ref: ImageRef): string {
  const onHub = ref.registry === '' || ref.registry === 'docker.io' || ref.registry === 'index.docker.io';
  if (!onHub) return repositoryName(ref);
  return `docker.io/${ref.repository.includes('/') ? ref.repository : `library/${ref.repository}`}`;
}
