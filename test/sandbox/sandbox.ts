import type { PartName, Report } from './part.ts';

/** Where everything of the sandbox is. The paths are the same in every run; ports only move when they are taken. */
export interface SandboxDescription {
  /** For DOCKER_HOST, for example `unix:///…/docker.sock`. */
  readonly dockerHost: string;
  /** For DOCKER_CONFIG: a folder with a config.json that knows the secured registry's password. */
  readonly dockerConfig: string;
  readonly registry: {
    /** `localhost:PORT`, readable and writable by everybody. */
    readonly open: string;
    /** `host` is `localhost:PORT`. The password exists only in this sandbox. */
    readonly secured: { readonly host: string; readonly username: string; readonly password: string };
  };
  /** For KUBECONFIG: contexts `sandbox`, `sandbox-no-rights` (a user who may do nothing), `sandbox-dead` (no server). */
  readonly kubeconfig: string;
  /** The context that works: `sandbox`. */
  readonly context: string;
  /** An image with Python 3 and numpy in the open registry, whole reference with tag. */
  readonly baseImage: string;
  /** An image with busybox as /bin/sh, sleep, httpd, wget and so on in the open registry, whole reference with tag. */
  readonly busyboxImage: string;
  readonly stateDirectory: string;
}

export interface Sandbox extends SandboxDescription {
  /** Ends the parts which this call of startSandbox started. Parts that ran before it stay. */
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Default: all. What a part needs is started with it. */
  readonly parts?: readonly PartName[];
  readonly report: Report;
  readonly signal: AbortSignal;
}

/** Where the sandbox is or will be, without starting anything: an editor may open before the cluster is up. */
export declare function describeSandbox(): Promise<SandboxDescription>;

/**
 * Starts what does not run yet and resolves when every part asked for is ready. Rejects with a SandboxFailure when a
 * part failed; the others keep running.
 */
export declare function startSandbox(options: SandboxOptions): Promise<Sandbox>;

/** The description when all of `parts` (default: every part) answer now, otherwise undefined. */
export declare function runningSandbox(parts?: readonly PartName[]): Promise<SandboxDescription | undefined>;

/** Ends the given parts (default: all) and what needs them, whoever started them, and removes what they left. */
export declare function stopSandbox(parts: readonly PartName[] | undefined, report: Report): Promise<void>;
