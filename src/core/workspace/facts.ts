/**
 * What the files of a workspace say that rules about several files need to know. Facts are plain data, small beside the
 * text they come from, and can be sent to another thread. Spans count from the start of the document, as everywhere.
 */
export interface FileFacts {
  /** The path by which the file is linted. */
  readonly path: string;
  readonly objects: readonly PlacedObject[];
  readonly image: ImageFacts | undefined;
  readonly kustomization: KustomizationFacts | undefined;
  /** Of a requirements file of Python. */
  readonly requirements?: RequirementsFacts;
}

/** A file that says nothing others need to know. */
export function factless(path: string): FileFacts {
  return { path, objects: [], image: undefined, kustomization: undefined };
}

/** An object and where its document starts in the file; the line counts from 0. */
export interface PlacedObject {
  readonly start: number;
  readonly line: number;
  readonly facts: ObjectFacts;
}

/** A range of UTF-16 units in a document, and the line and column where it starts, from 0. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** Labels, or what must match them. Undefined where a template or another kind of demand decides. */
export type Labels = Readonly<Record<string, string>>;

/**
 * One Kubernetes object, or a service of a compose file (group `compose`, kind `service`). What is undefined is not known
 * here, or is not there where the field says so.
 */
export interface ObjectFacts {
  readonly group: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** '' where none is written, undefined where a template decides. */
  readonly namespace: string | undefined;
  /** Where a person looks first: the name, or the kind. */
  readonly place: Place;
  /** A patch, or a template that hides parts: nothing may be called missing in it. */
  readonly partial: boolean;
  readonly pods: readonly PodFacts[];
  readonly service?: ServiceFacts;
  readonly claim?: ClaimFacts;
  readonly volume?: VolumeFacts;
  readonly autoscaler?: AutoscalerFacts;
  readonly policy?: PolicyFacts;
  /** Of a DeviceClass: the name of the resource by which containers may ask for its devices. */
  readonly extendedResource?: string;
  /** Of a service of a compose file: whether it gets an accelerator, or may get one. */
  readonly passesDevice?: boolean;
}

/** What an object makes pods from. */
export interface PodFacts {
  readonly labels: Labels | undefined;
  /** True where an operator adds labels of its own, so that those written are not all. */
  readonly labelsGrow: boolean;
  readonly containers: readonly ContainerFacts[];
}

export interface ContainerFacts {
  readonly name: string | undefined;
  readonly image: string | undefined;
  /** Where the container stands: its image, or its name. */
  readonly place: Place;
  /** True for one that runs beside the others and not before them. */
  readonly runs: boolean;
  /** Undefined where a template decides. */
  readonly ports: readonly ContainerPort[] | undefined;
  /** The model server that surely runs and the ports it listens on, the main one first. */
  readonly server: { readonly name: string; readonly ports: readonly number[] } | undefined;
  /** Whether it asks for CPU; a limit counts, because the request is taken from it. Undefined where nobody knows. */
  readonly asksForCpu: boolean | undefined;
}

export interface ContainerPort {
  readonly name: string | undefined;
  /** Undefined where a template decides. */
  readonly number: number | undefined;
  readonly place: Place;
}

export interface ServiceFacts {
  /** Undefined where it has none, or where a template decides. */
  readonly selector: Labels | undefined;
  /** Undefined where a template decides. */
  readonly ports: readonly ServicePort[] | undefined;
  /** True for a name that stands for something outside of the cluster. */
  readonly external: boolean;
}

export interface ServicePort {
  readonly name: string | undefined;
  readonly port: number | undefined;
  /** What the pods are asked on: a number or the name of a container's port; the port itself where nothing is written. */
  readonly target: number | string | undefined;
}

export interface ClaimFacts {
  /** Undefined where a template decides. */
  readonly accessModes: readonly string[] | undefined;
}

export interface VolumeFacts {
  /** '' for none, undefined where a template decides. */
  readonly storageClass: string | undefined;
  readonly accessModes: readonly string[] | undefined;
  /** In bytes. */
  readonly capacity: number | undefined;
  /** True where the volume names the claim that it is for. */
  readonly reserved: boolean;
}

export interface AutoscalerFacts {
  readonly targetKind: string | undefined;
  readonly targetName: string | undefined;
  readonly most: number | undefined;
}

/** What a NetworkPolicy lets in. */
export interface PolicyFacts {
  /** An empty one selects every pod; undefined where nobody knows. */
  readonly pods: Labels | undefined;
  /** Ports that somebody may reach; undefined where all are open or a template decides. */
  readonly ports: readonly (number | string | readonly [number, number])[] | undefined;
}

/** What a Dockerfile builds. */
export interface ImageFacts {
  /** The image the last stage begins with, arguments at their defaults. */
  readonly base: string | undefined;
  /** TCP ports that EXPOSE names. */
  readonly ports: readonly number[];
  /** True where it surely installs the CPU build of torch. */
  readonly cpuTorch: boolean;
  /** The words of its ENTRYPOINT; undefined where it has none, so that that of the base is in force. */
  readonly entrypoint: readonly string[] | undefined;
  /** The words of its CMD. */
  readonly cmd: readonly string[] | undefined;
}

/** What a requirements file asks for. */
export interface RequirementsFacts {
  /** Torch, where it asks for it. */
  readonly torch: ListedWord | undefined;
  readonly index: ListedWord | undefined;
  readonly extraIndexes: readonly ListedWord[];
  /** Requirements files that it reads, relative to its own folder. */
  readonly files: readonly string[];
  /** True where wheels may also come from somewhere else. */
  readonly looksElsewhere: boolean;
}

/** The facts of a file that asks for torch. */
export type ListedTorch = RequirementsFacts & { readonly torch: ListedWord };

/** A word of a requirements file. */
export interface ListedWord {
  readonly text: string;
  readonly file: string;
  readonly place: Place;
}

/** What a kustomization changes in the objects it reads. */
export interface KustomizationFacts {
  /** Files and folders it reads, relative to its own folder, its patches among them. */
  readonly resources: readonly string[];
  /** True where it changes more than names, labels, images and the namespace. */
  readonly patches: boolean;
  /** The names of images that it writes others for. */
  readonly images: readonly string[];
}
