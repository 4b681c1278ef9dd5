/** Which object on which cluster. `cluster` is the name of a kubeconfig context; `namespace` is '' for cluster-wide kinds. */
export interface ResourceRef {
  readonly cluster: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** How messages name an object: `Deployment/digits in models`. */
export function describeResource(ref: Pick<ResourceRef, 'kind' | 'name' | 'namespace'>): string {
  return ref.namespace === '' ? `${ref.kind}/${ref.name}` : `${ref.kind}/${ref.name} in ${ref.namespace}`;
}
