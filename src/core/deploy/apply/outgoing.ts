import type { ClusterApi } from '../../clusters/clusterApi.ts';
import { describeResource, type ResourceRef } from '../../clusters/resourceRef.ts';
import { formatImageRef } from '../../images/imageRef.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import type { MadeImage } from '../buildAndPush.ts';
import { substituteImages } from '../manifests/substituteImages.ts';
import type { DeployPlan, ManifestDocument } from '../plan.ts';
import { imageNotReferenced } from '../planDeploy.ts';
import type { StepReporter } from '../stepEvent.ts';

/** A document as it is sent to the cluster. */
export interface Outgoing {
  readonly document: ManifestDocument;
  readonly object: KubernetesObject;
}

/** What the parts of the apply step share. `namespace` is where documents go that name none. */
export interface ApplyContext {
  readonly cluster: ClusterApi;
  readonly namespace: string;
  readonly reporter: StepReporter;
}

/**
 * The plan's documents with every built image replaced by what was pushed, by tag and digest. Throws imageNotReferenced
 * where an image has no place in any of them.
 */
export function outgoingDocuments(plan: DeployPlan, made: readonly MadeImage[]): readonly Outgoing[] {
  const replacements = made.map(({ planned, ref }) => ({ repository: planned.repository, image: formatImageRef(ref) }));
  const replaced = new Set<string>();
  const outgoing = plan.documents.map((document): Outgoing => {
    const { object, repositories } = substituteImages(document.object, replacements);
    for (const repository of repositories) replaced.add(repository);
    return { document, object };
  });
  const unused = made.find(({ planned }) => !replaced.has(planned.repository));
  if (unused) throw imageNotReferenced(unused.planned, plan.documents);
  return outgoing;
}

/** How lines name a document: `Deployment/digits (k8s/serve.yaml line 3)`. */
export function describeOutgoing({ object, document }: Outgoing): string {
  return `${object.kind}/${object.metadata.name} (${document.file} line ${document.line})`;
}

/** The reference of an object that the cluster answered with; its namespace is '' for cluster-wide kinds. */
export function refOf(cluster: string, object: KubernetesObject): ResourceRef {
  const { name = '', namespace = '' } = object.metadata;
  return { cluster, apiVersion: object.apiVersion, kind: object.kind, namespace, name };
}

/** `Deployment/digits in models`. */
export function describeObject(object: KubernetesObject): string {
  return describeResource(refOf('', object));
}
