import type { ClusterApi } from '../clusters/clusterApi.ts';
import type { ImageRef } from '../images/imageRef.ts';
import type { StepReporter } from './stepEvent.ts';

/** What an engine needs to build an image. Paths are absolute paths of the machine the engine client runs on. */
export interface BuildRequest {
  /** The folder that is sent as the build context. */
  readonly context: string;
  readonly dockerfile: string;
  /** Tags to give the image, each with registry, repository and tag. */
  readonly tags: readonly ImageRef[];
  readonly buildArgs?: Readonly<Record<string, string>>;
  readonly target?: string;
  /** For example `linux/amd64`. */
  readonly platform?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** An image that the engine holds after a successful build. */
export interface BuiltImage {
  /** `sha256:…`, the engine's image id. */
  readonly id: string;
  readonly bytes: number;
}

/** Builds and pushes on one engine. Rejects with AppError; a build that fails is a rejection, never a result. */
export interface ImageEngine {
  build(request: BuildRequest, report: StepReporter, signal: AbortSignal): Promise<BuiltImage>;
  /** Pushes a tag the engine holds and answers the digest as the registry itself confirms it afterwards. */
  push(ref: ImageRef, report: StepReporter, signal: AbortSignal): Promise<{ readonly digest: string }>;
}

/** What a deploy works with. Without Dockerfile it needs no `engine`, and where nothing is applied no `cluster`. */
export interface DeployPorts {
  readonly engine: ImageEngine | undefined;
  readonly cluster: ClusterApi | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
