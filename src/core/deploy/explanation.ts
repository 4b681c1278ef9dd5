/** What kind of trouble keeps a workload from running; views choose icon and quick action from it. */
export type TroubleKind =
  | 'insufficientResource'
  | 'resourceUnknown'
  | 'taint'
  | 'selector'
  | 'nodeNotReady'
  | 'gated'
  | 'volumePending'
  | 'imagePull'
  | 'configuration'
  | 'crash'
  | 'outOfMemory'
  | 'probeKill'
  | 'evicted'
  | 'admission'
  | 'quota'
  | 'deadline'
  | 'other';

/** Why something does not run, computed from the cluster's objects. */
export interface Explanation {
  readonly kind: TroubleKind;
  /** One sentence without the object's name: `it asks for 16 nvidia.com/gpu; the largest node, h100-0, has 8.` */
  readonly sentence: string;
  /** One line per node, container or event that the sentence rests on. */
  readonly details: readonly string[];
  /** True when waiting cannot help: nothing runs until somebody changes the manifest or the cluster. */
  readonly permanent: boolean;
  /** The pod it was seen on; undefined where no pod exists. */
  readonly pod: string | undefined;
  /** The container it was seen on, where it is about one. */
  readonly container?: string | undefined;
}
