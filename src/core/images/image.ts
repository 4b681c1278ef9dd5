import type { ImageVersions } from './imageVersions.ts';

/** A running container that was made from an image. */
export interface ContainerUse {
  readonly id: string;
  readonly name: string;
}

/** An image that an engine holds, with what its configuration says about the software inside. */
export interface Image {
  /** `sha256:…`; stable while tags come and go, so it is the key of the image. */
  readonly id: string;
  /** `repository:tag` as the engine writes them, sorted; empty for an untagged image. */
  readonly references: readonly string[];
  /** `repository@sha256:…` for each registry the image was pulled from or pushed to. */
  readonly digests: readonly string[];
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** For example `linux/amd64` or `linux/arm64/v8`; undefined while the engine has not told. */
  readonly platform: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly versions: ImageVersions;
  /** True when the image asks the container runtime for GPUs or carries CUDA or ROCm. */
  readonly gpuReady: boolean;
  /** The running containers made from it. */
  readonly containers: readonly ContainerUse[];
}

/** What identifies an image in a collection. */
export function imageKey(image: Image): string {
  return image.id;
}

/** The first twelve hexadecimal digits of an id, as the docker CLI prints it. */
export function shortImageId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
