import type { YamlEntry, YamlMap, YamlScalar } from '../yaml/node.ts';

/** One object of a manifest file: a whole document, or one item of a `List`. */
export interface ManifestObject {
  readonly node: YamlMap;
  readonly apiVersion: string;
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** True for a patch or another fragment: nothing may be called missing. */
  readonly partial: boolean;
  readonly podSpecs: readonly PodSpec[];
  /** Every block of compute resources: of containers, of pods, and of fields that kinds of operators have. */
  readonly resources: readonly ResourceBlock[];
}

/** A pod spec somewhere in an object. */
export interface PodSpec {
  readonly object: ManifestObject;
  readonly node: YamlMap;
  /** For example `spec.template.spec`. */
  readonly path: string;
  /** The mapping that it stands in, beside the `metadata` of its pods; undefined where it is not called `spec`, and they are elsewhere. */
  readonly template: YamlMap | undefined;
  /** How many pods the object makes from it; undefined where that cannot be known. */
  readonly pods: number | undefined;
  /** True when the API server checks it on apply. In most custom resources the operator fails later, out of sight. */
  readonly validated: boolean;
  readonly containers: readonly Container[];
}

export interface Container {
  readonly podSpec: PodSpec;
  readonly node: YamlMap;
  readonly role: 'main' | 'init' | 'ephemeral';
  readonly path: string;
  readonly name: string | undefined;
  readonly image: YamlScalar | undefined;
  readonly resources: ResourceBlock | undefined;
}

/** A `resources:` map with its two halves. */
export interface ResourceBlock {
  readonly object: ManifestObject;
  readonly owner: 'container' | 'pod' | 'custom';
  /** The entry `resources:` in its owner. */
  readonly entry: YamlEntry;
  readonly node: YamlMap;
  readonly limits: YamlMap | undefined;
  readonly requests: YamlMap | undefined;
  readonly validated: boolean;
  /** The pod spec it belongs to, when it stands in one. */
  readonly podSpec: PodSpec | undefined;
}
