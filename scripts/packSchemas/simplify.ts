import { type JsonObject, asArray, asObject, asString } from '../../src/core/json.ts';
import type { FieldType, Schema } from '../../src/core/schema/schema.ts';

/** Definitions that stand for a type of their own. */
const special: Readonly<Record<string, FieldType>> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 'time',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'time',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'any',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'any',
};

/**
 * Named as required by the published schemas, yet not missed by the API server: it fills them in, their empty value is a
 * valid one, or it drops the whole field because its feature is off by default. Each was left out in a request to
 * Kubernetes 1.36. The names are definitions without their prefix; an entry counts for every version of its group.
 */
const notEnforced: Readonly<Record<string, readonly string[]>> = {
  'apps.ControllerRevision': ['revision'],
  'apps.StatefulSetSpec': ['serviceName'],
  'batch.PodFailurePolicy': ['rules'],
  'batch.PodFailurePolicyOnPodConditionsPattern': ['status'],
  'core.ClusterTrustBundleProjection': ['path'],
  'core.ConfigMapNodeConfigSource': ['namespace', 'name', 'kubeletConfigKey'],
  'core.Event': ['metadata', 'involvedObject'],
  'core.HTTPHeader': ['value'],
  'core.ISCSIPersistentVolumeSource': ['lun'],
  'core.ISCSIVolumeSource': ['lun'],
  'core.LimitRangeSpec': ['limits'],
  'core.NodeSystemInfo': ['machineID', 'systemUUID', 'bootID', 'kernelVersion', 'osImage', 'containerRuntimeVersion', 'kubeletVersion', 'kubeProxyVersion', 'operatingSystem', 'architecture'],
  'core.PodCertificateProjection': ['signerName', 'keyType'],
  'core.PreferredSchedulingTerm': ['preference'],
  'core.ScaleIOPersistentVolumeSource': ['secretRef'],
  'core.ScaleIOVolumeSource': ['secretRef'],
  'core.SleepAction': ['seconds'],
  'core.Sysctl': ['value'],
  'discovery.EndpointSlice': ['endpoints'],
  'discovery.ForZone': ['name'],
  'networking.NetworkPolicySpec': ['podSelector'],
  'rbac.RoleRef': ['apiGroup'],
  'resource.CapacityRequestPolicyRange': ['min'],
  'resource.Counter': ['value'],
  'resource.DeviceCapacity': ['value'],
  'resource.DeviceClass': ['spec'],
  'resource.ResourceClaim': ['spec'],
  'resource.ResourceClaimTemplate': ['spec'],
  'resource.ResourceClaimTemplateSpec': ['spec'],
  'resource.ResourcePool': ['generation'],
  'scheduling.PriorityClass': ['value'],
  'storage.CSIDriver': ['spec'],
  'storage.CSINode': ['spec'],
  'storage.CSINodeSpec': ['drivers'],
  'storage.TokenRequest': ['audience'],
  'apiextensions.CustomResourceDefinitionVersion': ['served', 'storage'],
};

/** Not named as required by the published schemas, and missed by the validation of Kubernetes 1.36 all the same. */
export const alsoEnforced: Readonly<Record<string, readonly string[]>> = {
  'admissionregistration.MutatingAdmissionPolicySpec': ['matchConstraints', 'mutations', 'reinvocationPolicy'],
  'admissionregistration.NamedRuleWithOperations': ['apiGroups', 'apiVersions', 'operations', 'resources'],
  'admissionregistration.RuleWithOperations': ['apiGroups', 'apiVersions', 'operations', 'resources'],
  'admissionregistration.ValidatingAdmissionPolicyBindingSpec': ['policyName', 'validationActions'],
  'admissionregistration.ValidatingAdmissionPolicySpec': ['matchConstraints'],
  'core.ConfigMapEnvSource': ['name'],
  'core.ConfigMapKeySelector': ['name'],
  'core.ConfigMapProjection': ['name'],
  'core.ConfigMapVolumeSource': ['name'],
  'core.Container': ['image'],
  'core.EphemeralContainer': ['image'],
  'core.EphemeralVolumeSource': ['volumeClaimTemplate'],
  'core.ExecAction': ['command'],
  'core.PersistentVolumeClaimSpec': ['accessModes', 'resources'],
  'core.PersistentVolumeSpec': ['accessModes', 'capacity'],
  'core.SecretEnvSource': ['name'],
  'core.SecretKeySelector': ['name'],
  'core.SecretProjection': ['name'],
  'core.SecretVolumeSource': ['secretName'],
  'rbac.AggregationRule': ['clusterRoleSelectors'],
  'resource.DeviceClaimConfiguration': ['opaque'],
};

/** Definitions of whose fields validation demands exactly one; not every version of them has all. */
export const exactlyOne: Readonly<Record<string, readonly string[]>> = {
  'admissionregistration.WebhookClientConfig': ['service', 'url'],
  'core.DownwardAPIVolumeFile': ['fieldRef', 'resourceFieldRef'],
  'core.EnvVarSource': ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'],
  'core.LifecycleHandler': ['exec', 'httpGet', 'sleep', 'tcpSocket'],
  'core.Probe': ['exec', 'grpc', 'httpGet', 'tcpSocket'],
  'networking.IngressBackend': ['resource', 'service'],
  'networking.ServiceBackendPort': ['name', 'number'],
  'resource.DeviceRequest': ['exactly', 'firstAvailable'],
};

/** Values that validation knows and the published schemas do not list, by definition and field. */
export const alsoListed: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'admissionregistration.Validation': { reason: ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized'] },
  'apps.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: ['Delete', 'Retain'], whenScaled: ['Delete', 'Retain'] },
  'autoscaling.HPAScalingPolicy': { type: ['Percent', 'Pods'] },
  'autoscaling.HPAScalingRules': { selectPolicy: ['Disabled', 'Max', 'Min'] },
  'autoscaling.MetricSpec': { type: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'] },
  'autoscaling.MetricTarget': { type: ['AverageValue', 'Utilization', 'Value'] },
  'core.Container': { restartPolicy: ['Always', 'Never', 'OnFailure'] },
  'core.ContainerResizePolicy': { resourceName: ['cpu', 'memory'], restartPolicy: ['NotRequired', 'RestartContainer'] },
  'core.PodOS': { name: ['linux', 'windows'] },
  'core.VolumeMount': { recursiveReadOnly: ['Disabled', 'Enabled', 'IfPossible'] },
  'rbac.RoleRef': { apiGroup: ['rbac.authorization.k8s.io'], kind: ['ClusterRole', 'Role'] },
  'rbac.Subject': { kind: ['Group', 'ServiceAccount', 'User'] },
  'storage.CSIDriverSpec': { fsGroupPolicy: ['File', 'None', 'ReadWriteOnceWithFSType'] },
};

/** What the server writes; whoever pastes it need not complete it. */
const serverWritten = /(?:Status|Condition|List|ContainerState\w*)$/;

/** The number of an int-or-string is kept in 32 bits. */
function specialSchema(type: FieldType): Schema {
  return type === 'intOrString' ? { type, limits: { format: 'int32' } } : { type };
}

/** One published schema in the pack's form: only the keywords the linter interprets. */
export function simplify(source: JsonObject, definition = ''): Schema {
  const own = special[definition];
  if (own !== undefined) return specialSchema(own);
  const ref = asString(source['$ref'])?.replace('#/definitions/', '');
  if (ref !== undefined) return special[ref] === undefined ? { type: 'object', ref } : specialSchema(special[ref]);
  const type = typeOf(source);
  const required = requiredOf(source, definition);
  const values = source['additionalProperties'];
  const choices = asArray(source['enum']).flatMap((value) => asString(value) ?? []);
  const listKeys = listKeysOf(source);
  return {
    type,
    ...(source['properties'] !== undefined && { properties: mapValues(asObject(source['properties']), alsoListed[shortName(definition)] ?? {}) }),
    ...(required.length > 0 && { required }),
    ...(source['items'] !== undefined && { items: simplify(asObject(source['items'])) }),
    ...(typeof values === 'object' && { values: simplify(asObject(values)) }),
    ...(choices.length > 0 && { enum: choices }),
    ...(listKeys !== undefined && { listKeys }),
    ...alternativesOf(source, definition),
    ...(source['format'] === 'int32' && { limits: { format: 'int32' as const } }),
  };
}

function typeOf(source: JsonObject): FieldType {
  const type = asString(source['type']);
  if (source['format'] === 'byte') return 'bytes';
  if (type === 'object' || type === 'array' || type === 'string' || type === 'integer' || type === 'number' || type === 'boolean') return type;
  return source['properties'] === undefined ? 'any' : 'object';
}

function mapValues(properties: JsonObject, listed: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, Schema>> {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, { ...simplify(asObject(value)), ...(listed[name] && { enum: listed[name] }) }]));
}

function requiredOf(source: JsonObject, definition: string): readonly string[] {
  if (serverWritten.test(definition)) return [];
  const free = notEnforced[shortName(definition)] ?? [];
  const named = [...asArray(source['required']).flatMap((value) => asString(value) ?? []), ...(alsoEnforced[shortName(definition)] ?? [])];
  return named.filter((name) => !free.includes(name));
}

function alternativesOf(source: JsonObject, definition: string): Pick<Schema, 'oneOf'> {
  const properties = asObject(source['properties']);
  const names = (exactlyOne[shortName(definition)] ?? []).filter((name) => properties[name] !== undefined);
  return names.length < 2 ? {} : { oneOf: names.map((name) => ({ type: 'object', properties: {}, open: true, required: [name] })) };
}

/** `io.k8s.api.core.v1.Pod` → `core.Pod`. */
function shortName(definition: string): string {
  const parts = definition.split('.');
  return `${parts[parts.length - 3] ?? ''}.${parts[parts.length - 1] ?? ''}`;
}

function listKeysOf(source: JsonObject): readonly string[] | undefined {
  if (source['x-kubernetes-list-type'] === 'set') return [];
  if (source['x-kubernetes-list-type'] !== 'map') return undefined;
  return asArray(source['x-kubernetes-list-map-keys']).flatMap((value) => asString(value) ?? []);
}
