/** Whether a field of the same mapping is there, or, with `is`, has one of some values. */
export interface Condition {
  readonly field: string;
  readonly is?: readonly string[];
}

/** What validation misses in a mapping of a definition, although its schema does not say so. */
export interface FieldDemand {
  /** Paths to fields, of which one must be there. */
  readonly needs: readonly (readonly string[])[];
  /** All of these must hold. */
  readonly when?: readonly Condition[];
  /** None of these may hold. */
  readonly unless?: readonly Condition[];
  /** When it is needed, as the end of a sentence. */
  readonly reason?: string;
  /** An empty value is a value. */
  readonly takesEmpty?: true;
}

const volumeSources = [
  'awsElasticBlockStore', 'azureDisk', 'azureFile', 'cephfs', 'cinder', 'csi', 'fc', 'flexVolume', 'flocker', 'gcePersistentDisk', 'glusterfs', 'hostPath', 'iscsi', 'local',
  'nfs', 'photonPersistentDisk', 'portworxVolume', 'quobyte', 'rbd', 'scaleIO', 'storageos', 'vsphereVolume',
];

const ofComparison: FieldDemand = { needs: [['values']], when: [{ field: 'operator', is: ['In', 'NotIn'] }], reason: 'to compare with' };

/** One key of a Secret, in either of the mappings that hold its text. */
function secretKey(type: string, ...keys: readonly string[]): FieldDemand {
  const needs = keys.flatMap((key) => [['data', key], ['stringData', key]]);
  return { needs, when: [{ field: 'type', is: [type] }], reason: `because its type is ${type}`, takesEmpty: true };
}

function metric(type: string, field: string): FieldDemand {
  return { needs: [[field]], when: [{ field: 'type', is: [type] }], reason: `because its type is ${type}` };
}

function profile(): FieldDemand {
  return { needs: [['localhostProfile']], when: [{ field: 'type', is: ['Localhost'] }], reason: 'because its type is Localhost' };
}

const usage: FieldDemand = { needs: [['target', 'averageUtilization'], ['target', 'averageValue']] };
const amount: FieldDemand = { needs: [['target', 'value'], ['target', 'averageValue']] };

/**
 * By the definition's group and name. Read in the validation of Kubernetes 1.36.3 (`pkg/apis/…/validation`), and each
 * asked of its API server. The namespace that a binding needs for a ServiceAccount is left out: bases lack it, because
 * kustomize writes it there together with that of the account.
 */
export const fieldDemands: Readonly<Record<string, readonly FieldDemand[]>> = {
  'apiextensions.CustomResourceDefinitionVersion': [{ needs: [['schema', 'openAPIV3Schema']] }],
  'autoscaling.ExternalMetricSource': [amount],
  'autoscaling.MetricSpec': [metric('ContainerResource', 'containerResource'), metric('External', 'external'), metric('Object', 'object'), metric('Pods', 'pods'), metric('Resource', 'resource')],
  'autoscaling.ObjectMetricSource': [amount],
  'autoscaling.PodsMetricSource': [{ needs: [['target', 'averageValue']] }],
  'autoscaling.ContainerResourceMetricSource': [usage],
  'autoscaling.ResourceMetricSource': [usage],
  'batch.JobSpec': [{ needs: [['completions']], when: [{ field: 'completionMode', is: ['Indexed'] }, { field: 'parallelism' }], reason: 'because its completionMode is Indexed' }],
  'core.AppArmorProfile': [profile()],
  'core.NodeSelectorRequirement': [ofComparison, { ...ofComparison, when: [{ field: 'operator', is: ['Gt', 'Lt'] }] }],
  'core.PersistentVolumeClaimSpec': [{ needs: [['resources', 'requests', 'storage']] }],
  'core.PersistentVolumeSpec': [
    { needs: volumeSources.map((name) => [name]), reason: 'that says where the volume is, such as csi, nfs or hostPath' },
    { needs: [['nodeAffinity']], when: [{ field: 'local' }], reason: 'because a local volume is on one node' },
  ],
  'core.PodSpec': [{ needs: [['dnsConfig', 'nameservers']], when: [{ field: 'dnsPolicy', is: ['None'] }], reason: 'because its dnsPolicy is None' }],
  'core.ScopedResourceSelectorRequirement': [{ ...ofComparison, when: [{ field: 'operator', is: ['In', 'NotIn'] }] }],
  'core.SeccompProfile': [profile()],
  'core.Secret': [
    secretKey('kubernetes.io/tls', 'tls.crt'), secretKey('kubernetes.io/tls', 'tls.key'), secretKey('kubernetes.io/dockerconfigjson', '.dockerconfigjson'),
    secretKey('kubernetes.io/dockercfg', '.dockercfg'), secretKey('kubernetes.io/ssh-auth', 'ssh-privatekey'), secretKey('kubernetes.io/basic-auth', 'username', 'password'),
  ],
  'core.ServiceSpec': [
    { needs: [['ports']], unless: [{ field: 'type', is: ['ExternalName'] }, { field: 'clusterIP', is: ['None'] }, { field: 'clusterIPs' }], reason: 'unless it is headless or an ExternalName' },
    { needs: [['externalName']], when: [{ field: 'type', is: ['ExternalName'] }], reason: 'because its type is ExternalName' },
  ],
  'meta.LabelSelectorRequirement': [ofComparison],
  'networking.NetworkPolicyPeer': [{ needs: [['podSelector'], ['namespaceSelector'], ['ipBlock']] }],
  'rbac.PolicyRule': ['apiGroups', 'resources'].map((field) => ({ needs: [[field]], unless: [{ field: 'nonResourceURLs' }], reason: 'unless it is about nonResourceURLs' })),
};
