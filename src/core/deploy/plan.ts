import type { Span } from '../../base/text.ts';
import type { ImageRef } from '../images/imageRef.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';

/** A text file of the workspace; `path` is relative to the deployed folder, with `/`. */
export interface WorkspaceFile {
  readonly path: string;
  readonly text: string;
}

/** An image that a manifest names. */
export interface ImageUse {
  /** Where the text stands in the object: field names and array indexes. */
  readonly path: readonly (string | number)[];
  /** As written. */
  readonly text: string;
  /** UTF-16 offsets in the file, quotes included. */
  readonly span: Span;
}

/** One Kubernetes object of a file. An item of a `List` is a document of its own. */
export interface ManifestDocument {
  readonly object: KubernetesObject;
  readonly file: string;
  /** 1-based, where the object starts. */
  readonly line: number;
  readonly images: readonly ImageUse[];
}

/** A file, or a Dockerfile, that the deploy does not use. */
export interface LeftOut {
  readonly file: string;
  readonly why: string;
}

/** Which code an image is made of. Both hashes are lower-case hex. */
export type Revision =
  /** `dirty` is a hash of the uncommitted changes; absent on a clean tree. */
  | { readonly from: 'git'; readonly commit: string; readonly dirty?: string }
  /** A hash over the files of the build context, where there is no git. */
  | { readonly from: 'content'; readonly hash: string };

/** What the settings say about images. */
export interface ImageSettings {
  /** Registry and path to put before images that name no registry, for example `registry.example.com/team`. */
  readonly registry?: string;
  /** Dockerfile path, relative to the folder, → repository it builds. */
  readonly repositories?: Readonly<Record<string, string>>;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** For example `linux/amd64`. */
  readonly platform?: string;
}

/** The cluster and namespace a deploy goes to. `cluster` is the name of a kubeconfig context. */
export interface DeployTarget {
  readonly cluster: string;
  readonly namespace: string;
}

/** What the plan cannot know: which repository a Dockerfile builds. */
export interface PlanQuestion {
  readonly dockerfile: string;
  /** The repositories that manifests name and no other Dockerfile builds, the likeliest first; may be empty. */
  readonly candidates: readonly string[];
}

/** The answer per Dockerfile path: a repository, or `leaveOut`. */
export type PlanAnswers = Readonly<Record<string, string>>;

/** The answer that says: do not build this Dockerfile. It is no repository, as those have no upper-case letters. */
export const leaveOut = 'leaveOut';

export interface PlannedImage {
  /** Relative to the folder. */
  readonly dockerfile: string;
  /** The folder sent to the engine, relative to the deployed folder; `.` is that folder itself. */
  readonly context: string;
  /** The repository as manifests name it; its uses are replaced by the pushed image. */
  readonly repository: string;
  /** Where it is pushed: registry, repository and tag. */
  readonly ref: ImageRef;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly platform: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

/** Everything a deploy will do, decided before it does anything. Plain data: print it, compare it, send it to a view. */
export interface DeployPlan {
  /** Absolute path. */
  readonly folder: string;
  readonly target: DeployTarget;
  readonly images: readonly PlannedImage[];
  /** In the order in which they are applied. */
  readonly documents: readonly ManifestDocument[];
  readonly leftOut: readonly LeftOut[];
  /** Why there is nothing to build and push; undefined when there is. */
  readonly nothingToBuild: string | undefined;
  /** Why what is built stays on the engine; undefined when it is pushed. */
  readonly nothingToPush: string | undefined;
  /** Why there is nothing to apply; undefined when there is. */
  readonly nothingToApply: string | undefined;
  /** What the user should know before, each one sentence. */
  readonly notes: readonly string[];
}

/** A plan, or what has to be asked first. */
export type Planned =
  | { readonly state: 'ready'; readonly plan: DeployPlan }
  | { readonly state: 'ask'; readonly questions: readonly PlanQuestion[] };

/** What `planDeploy` decides on. */
export interface PlanInput {
  /** Absolute path of the folder that is deployed. */
  readonly folder: string;
  /** Paths relative to the folder. */
  readonly dockerfiles: readonly string[];
  /** Every YAML or JSON file of the folder; what is no manifest is left out. */
  readonly manifests: readonly WorkspaceFile[];
  readonly target: DeployTarget;
  readonly settings: ImageSettings;
  readonly revision: Revision;
  readonly answers: PlanAnswers;
}
