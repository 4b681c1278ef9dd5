import type { Span } from '../../base/text.ts';
import type { ClusterSnapshot } from '../clusters/scheduling/clusterSnapshot.ts';
import type { Container, ManifestObject, PodSpec, ResourceBlock } from '../kubernetes/manifest.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import type { Viewpoint } from '../workspace/relations.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Fix, RelatedPlace, Severity } from './finding.ts';

/** A setting of a rule that a configuration may change. */
export interface RuleOption {
  /** One line for people. */
  readonly about: string;
  /** What it may be, as JSON Schema. */
  readonly schema: JsonObject;
  /** What it is where nobody says otherwise. */
  readonly usual: JsonValue;
}

/** What every rule says about itself. */
export interface RuleText {
  /** The id of the catalogue, literally; stable for ever. */
  readonly id: string;
  /** The usual severity; `error` only where the API server, the engine or the program at start will refuse. */
  readonly severity: Severity;
  /** Ids of rules that stay silent on a span where this one speaks, because the cause is the same. */
  readonly supersedes?: readonly string[];
  /**
   * Fields, or instructions of a Dockerfile, from whose absence the rule concludes something. Where one of them has a
   * finding of its own, because it is misspelt for example, the rule is quiet.
   */
  readonly misses?: readonly string[];
  /** By name. */
  readonly options?: Readonly<Record<string, RuleOption>>;
}

/**
 * What a rule says to people who ask about it; the page about it is made from this and the fixture. Only
 * ruleExplanations.ts may read it: the build takes it out of what is loaded to lint.
 */
export interface RuleExplanation {
  /** One line: what is wrong. */
  readonly summary: string;
  /** What happens when nobody mends it, and why. */
  readonly why: string;
  /** Where the facts come from: addresses. */
  readonly sources: readonly string[];
}

/** Beyond place and message: what a finding may carry. */
export interface FindingDetails {
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  readonly fixes?: () => readonly Fix[];
  readonly stands?: (workspace: Workspace) => boolean;
  /** Further spans whose schema and syntax findings have the same root cause and are dropped. */
  readonly covers?: readonly Span[];
}

/** Handed to a rule's `check`. */
export interface RuleContext {
  /** The text that all spans count in: the document for manifests, the file for Dockerfiles. */
  readonly text: string;
  /** The rule's options by name, as they are set for this file; always of the form that the rule's schema asks for. */
  readonly options: Readonly<Record<string, JsonValue>>;
  readonly report: (place: Span, message: string, details?: FindingDetails) => void;
}

/** Handed to a rule that also looks at other objects and files. A place that it relates to is named with its file. */
export interface WorkspaceRuleContext extends RuleContext {
  readonly workspace: Workspace;
  /** The file and the namespace of the object that is looked at. */
  readonly viewpoint: Viewpoint;
}

/** What a manifest rule may look at, by scope: it is called once for each of these in an object. */
export interface ManifestScopes {
  readonly object: ManifestObject;
  readonly podSpec: PodSpec;
  readonly container: Container;
  readonly resources: ResourceBlock;
}

/** A manifest rule of one scope. */
export interface ManifestRuleOf<S extends keyof ManifestScopes, Context = RuleContext> extends RuleText {
  readonly scope: S;
  readonly check: (subject: ManifestScopes[S], context: Context) => void;
}

/** A rule over Kubernetes manifests. */
export type ManifestRule<Context = RuleContext> = { [S in keyof ManifestScopes]: ManifestRuleOf<S, Context> }[keyof ManifestScopes];

/** A rule over Kubernetes manifests that asks what other objects and files say. */
export type WorkspaceRule = ManifestRule<WorkspaceRuleContext>;

/** A rule over Kubernetes manifests that needs to know a cluster, called for each object; silent where none is known. */
export interface LiveRule extends RuleText {
  /** True where the manifest rule of the same id only guesses what the cluster tells, and is left out for this one. */
  readonly knowsBetter?: true;
  readonly check: (object: ManifestObject, cluster: ClusterSnapshot, context: RuleContext) => void;
}

/** Where a file stands, and what else there is. */
export interface FilePlace {
  readonly path: string;
  readonly workspace: Workspace;
}

/** Handed to a rule about a Dockerfile or a compose file, which may ask what lies beside it. */
export interface FileRuleContext extends RuleContext, FilePlace {}

/** A rule over one parsed Dockerfile; `Parsed` is what the Dockerfile parser makes. */
export interface DockerfileRule<Parsed> extends RuleText {
  readonly check: (file: Parsed, context: FileRuleContext) => void;
}

/** A rule over one parsed requirements file of Python. */
export interface RequirementsRule<Parsed> extends RuleText {
  readonly check: (file: Parsed, context: RuleContext) => void;
}

/** A rule over compose files, called for each service; `Service` is what the compose reader makes of one. */
export interface ComposeRule<Service> extends RuleText {
  readonly scope: 'service';
  readonly check: (service: Service, context: FileRuleContext) => void;
}

/**
 * Declares a manifest rule: the one export of its file in rules/manifest, named like the file.
 * `node scripts/generate.ts` puts it into the registry; its cases are in test/fixtures/rules/<id>.yaml.
 */
export function defineRule<S extends keyof ManifestScopes>(rule: ManifestRuleOf<S> & RuleExplanation): ManifestRuleOf<S> {
  return rule;
}

/** Declares a rule about several objects or files: the one export of its file in rules/workspace, its cases in <id>.yaml. */
export function defineWorkspaceRule<S extends keyof ManifestScopes>(rule: ManifestRuleOf<S, WorkspaceRuleContext> & RuleExplanation): ManifestRuleOf<S, WorkspaceRuleContext> {
  return rule;
}

/** Declares a live rule: the one export of its file in rules/live, its cases in <id>.live.yaml, each with a recorded cluster. */
export function defineLiveRule(rule: LiveRule & RuleExplanation): LiveRule {
  return rule;
}

/** Declares a Dockerfile rule: the one export of its file in rules/dockerfile, its cases in <id>.Dockerfile. */
export function defineDockerfileRule<Parsed>(rule: DockerfileRule<Parsed> & RuleExplanation): DockerfileRule<Parsed> {
  return rule;
}

/** Declares a rule about requirements files: the one export of its file in rules/requirements, its cases in <id>.requirements.txt. */
export function defineRequirementsRule<Parsed>(rule: RequirementsRule<Parsed> & RuleExplanation): RequirementsRule<Parsed> {
  return rule;
}

/** Declares a compose rule: the one export of its file in rules/compose, its cases in <id>.compose.yaml. */
export function defineComposeRule<Service>(rule: ComposeRule<Service> & RuleExplanation): ComposeRule<Service> {
  return rule;
}
