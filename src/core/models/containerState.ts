/** How a container ended. `at` is milliseconds since 1970, 0 where unknown. */
export interface ContainerEnd {
  readonly reason: string;
  readonly message: string;
  readonly exitCode: number;
  readonly at: number;
}

/** One container of a pod as its status tells it. */
export interface ContainerState {
  readonly name: string;
  readonly role: 'init' | 'sidecar' | 'app';
  /** As the manifest writes it. */
  readonly image: string;
  /** `sha256:…` of the image that really runs; '' before it is pulled. */
  readonly digest: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly state: 'waiting' | 'running' | 'terminated';
  /** The reason and message of a waiting state; '' otherwise. */
  readonly reason: string;
  readonly message: string;
  /** Milliseconds since 1970 since when it runs; undefined while it does not. */
  readonly startedAt: number | undefined;
  /** How it ended, where it has ended. */
  readonly ended: ContainerEnd | undefined;
  /** How its previous run ended, where it ran before. */
  readonly lastEnded: ContainerEnd | undefined;
}
