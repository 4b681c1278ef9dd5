import type { ContainerInfo, ImageInfo, ImageInspectInfo } from 'dockerode';
import type { ContainerUse, Image } from '../../core/images/image.ts';
import { isGpuReady, readEnvironment, readVersions } from '../../core/images/imageVersions.ts';

/** The part of an image that never changes under its id: it is asked for once. */
export type ImageDetails = Pick<Image, 'platform' | 'labels' | 'versions' | 'gpuReady'>;

/** The fields that are read here; engines leave out or set to null what the types promise. */
type Listed = Pick<ImageInfo, 'Id' | 'Size' | 'Created'> & {
  readonly RepoTags?: readonly string[] | null | undefined;
  readonly RepoDigests?: readonly string[] | null | undefined;
  readonly Labels?: Readonly<Record<string, string>> | null;
};
type Inspected = Partial<Pick<ImageInspectInfo, 'Os' | 'Architecture'>> & {
  readonly Variant?: string | undefined;
  readonly Config?: { readonly Env?: readonly string[] | null; readonly Labels?: Readonly<Record<string, string>> | null } | null;
};
type Running = Pick<ContainerInfo, 'Id' | 'ImageID' | 'Names'>;

/** The engine writes `<none>:<none>` and `<none>@<none>` for what is not there, and null for an empty list. */
function realNames(names: readonly string[] | null | undefined): readonly string[] {
  return (names ?? []).filter((name) => typeof name === 'string' && !name.includes('<none>')).toSorted();
}

function platformOf(info: Inspected): string | undefined {
  const parts = [info.Os, info.Architecture, info.Variant].filter((part) => part !== undefined && part !== '');
  return parts.length < 2 ? undefined : parts.join('/');
}

/** Reads what the image's configuration tells. */
export function readDetails(info: Inspected): ImageDetails {
  const labels = info.Config?.Labels ?? {};
  const environment = readEnvironment(info.Config?.Env ?? []);
  const versions = readVersions(environment, labels);
  return { platform: platformOf(info), labels, versions, gpuReady: isGpuReady(environment, versions) };
}

/** What is known of an image whose configuration the engine could not tell. */
export function detailsFromSummary(info: Pick<Listed, 'Labels'>): ImageDetails {
  const labels = info.Labels ?? {};
  const versions = readVersions({}, labels);
  return { platform: undefined, labels, versions, gpuReady: isGpuReady({}, versions) };
}

/** The running containers of a list, by the id of their image. */
export function readContainerUses(containers: readonly Running[]): ReadonlyMap<string, readonly ContainerUse[]> {
  const uses = containers.map((item): [string, ContainerUse] => [
    item.ImageID,
    { id: item.Id, name: item.Names?.[0]?.replace(/^\//, '') ?? item.Id.slice(0, 12) },
  ]);
  const byImage = Map.groupBy(uses, ([image]) => image);
  return new Map([...byImage].map(([image, pairs]) => [image, pairs.map(([, use]) => use).toSorted((a, b) => a.name.localeCompare(b.name, 'en'))]));
}

/** Puts an image together from its row in the list, its details and its containers. */
export function readImage(row: Listed, details: ImageDetails, containers: readonly ContainerUse[]): Image {
  return {
    id: row.Id,
    references: realNames(row.RepoTags),
    digests: realNames(row.RepoDigests),
    bytes: row.Size,
    created: row.Created * 1000,
    ...details,
    containers,
  };
}
