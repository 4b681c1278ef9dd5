import type { Event } from '../base/event.ts';
import type { Span } from '../base/text.ts';
import type { Completion } from '../core/assist/completion.ts';
import type { ConfigurationFix } from '../core/assist/configurationFixes.ts';
import type { Hover } from '../core/assist/hover.ts';
import type { Source } from '../core/change.ts';
import type { ClusterList } from '../core/clusters/cluster.ts';
import type { ClusterApi } from '../core/clusters/clusterApi.ts';
import type { NodeSummary } from '../core/clusters/node.ts';
import type { DeployOutcome } from '../core/deploy/deployOutcome.ts';
import type { DeployPlan, DeployTarget, PlanAnswers, Planned } from '../core/deploy/plan.ts';
import type { StepEvent } from '../core/deploy/stepEvent.ts';
import type { Image } from '../core/images/image.ts';
import type { FileKind } from '../core/lint/fileKind.ts';
import type { Finding, Fix } from '../core/lint/finding.ts';
import type { TargetVersion } from '../core/lint/targetVersion.ts';
import type { Model } from '../core/models/model.ts';
import type { Settings } from '../core/settings.ts';

/** The Docker engine in force, as the editor needs it. Nothing is contacted before the first call. */
export interface EngineService {
  /** The docker context and where its engine listens. Rejects with dockerContextMissing. */
  describe(): Promise<{ readonly name: string; readonly endpoint: string }>;
  readonly images: Source<Image>;
}

/** The kubeconfig as it is on disk, followed while it is watched. One item: the whole list. */
export interface KubeconfigService {
  readonly contexts: Source<ClusterList>;
  /** A connection through one context; contacts nothing before it is used. Rejects with contextMissing and the like. */
  connect(context: string): Promise<ClusterConnection>;
}

/** One cluster as the views use it. */
export interface ClusterConnection {
  readonly api: ClusterApi;
  readonly nodes: Source<NodeSummary>;
  readonly models: Source<Model>;
}

/** What a deploy is asked to do. */
export interface DeployRequest {
  /** Absolute path of the workspace folder. */
  readonly folder: string;
  readonly target: DeployTarget;
  readonly settings: Settings;
  readonly answers: PlanAnswers;
}

/** Plans and carries out deploys. */
export interface DeployService {
  /** Reads the folder and decides what to do, or what has to be asked first. Rejects with nothingToDeploy and the like. */
  plan(request: DeployRequest, signal: AbortSignal): Promise<Planned>;
  run(plan: DeployPlan, report: (event: StepEvent) => void, signal: AbortSignal): Promise<DeployOutcome>;
}

/** Where a text is on disk: absolute paths of its file and of the workspace folder, or of its own folder where it is in none. */
export interface LintPlace {
  readonly file: string;
  readonly folder: string;
}

/** The version that a connected cluster runs, such as `1.35`. */
export interface ClusterVersion {
  readonly name: string;
  readonly version: string;
}

/** A text to check. `path` is only its name: it decides which rules concern it. */
export interface LintRequest {
  readonly path: string;
  readonly language: string;
  readonly text: string;
  /** Undefined for a text that is on no disk; then no configuration counts for it. */
  readonly place: LintPlace | undefined;
  /** What the settings say; '' for nothing. */
  readonly kubernetesVersion: string;
  /** Undefined where no cluster is connected. */
  readonly cluster?: ClusterVersion;
}

/** What decided how a text was checked. */
export interface LintBasis {
  readonly target: TargetVersion;
  /** Absolute paths of the configurations that count, the nearest last. */
  readonly configurations: readonly string[];
  /** True where one of them leaves the file out. */
  readonly ignored: boolean;
  /** How many kinds the workspace itself defines for this text. */
  readonly ownKinds: number;
}

/** What is wrong with a text, and what it was checked against. */
export interface LintAnswer {
  readonly kind: FileKind | 'configuration';
  readonly findings: readonly Finding[];
  /** Undefined for a text that is nothing to the linter, and for a configuration. */
  readonly basis: LintBasis | undefined;
}

/** A place in a text that is asked about, in UTF-16 units. */
export interface PlaceRequest extends LintRequest {
  readonly offset: number;
}

/**
 * Checks texts and answers questions about places in them; loaded on the first document that concerns it. Works in short
 * slices, and rejects when the signal aborts.
 */
export interface LintService {
  lint(request: LintRequest, signal?: AbortSignal): Promise<LintAnswer>;
  hover(request: PlaceRequest, signal?: AbortSignal): Promise<Hover | undefined>;
  complete(request: PlaceRequest, signal?: AbortSignal): Promise<readonly Completion[]>;
  /** Fixes that silence a finding instead of mending it, with a comment for its line or for the whole file. */
  suppress(request: LintRequest, finding: Finding, signal?: AbortSignal): Promise<readonly Fix[]>;
  /** Ways to turn the rule of a finding off, or to lower it, in the nearest configuration. */
  configure(request: LintRequest, finding: Finding): Promise<readonly ConfigurationFix[]>;
  /** Hears of files, by absolute paths, that were changed, made or deleted; true where others must be checked again for it. */
  changed(paths: readonly string[]): Promise<boolean>;
  /** Fires when some file was found to say something that may count for others: a Service of its pods, for example. */
  readonly onDidLearn: Event<void>;
  /** Where actions on the whole file are offered. */
  lenses(request: Pick<LintRequest, 'path' | 'text'>): Promise<readonly Span[]>;
}

/** The state of a sandbox that is being set up, as its status file tells it. */
export interface SandboxService {
  /** The text of the file, again after every change; undefined while there is none. */
  watch(path: string, signal: AbortSignal): AsyncIterable<string | undefined>;
}

/** Everything outside the editor that it works with. */
export interface EditorServices {
  readonly engine: EngineService;
  readonly kubeconfig: KubeconfigService;
  readonly deploy: DeployService;
  readonly lint: LintService;
  readonly sandbox: SandboxService;
}
