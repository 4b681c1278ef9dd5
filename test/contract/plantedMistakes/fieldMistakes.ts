import { pick, type Random } from '../../../scripts/random.ts';
import { asMap, asSeq, entryOf, nodeAt } from '../../../src/core/yaml/node.ts';
import { entriesOf, type FoundEntry, isBuiltIn, type Mistake, overwrite, type Plant, scalarsOf, type ValidManifest, valueMistake } from './mistake.ts';

/** Fields that mean the same wherever they stand; a field that Kubernetes does not require is enough. */
const fields = [
  'containers', 'image', 'resources', 'limits', 'requests', 'containerPort', 'template', 'replicas', 'volumeMounts', 'mountPath', 'restartPolicy', 'nodeSelector', 'tolerations', 'command', 'imagePullPolicy', 'volumes',
  'readinessProbe', 'livenessProbe', 'httpGet', 'initialDelaySeconds', 'periodSeconds', 'serviceAccountName', 'securityContext', 'storageClassName', 'accessModes', 'configMapKeyRef', 'secretKeyRef', 'valueFrom', 'emptyDir', 'persistentVolumeClaim', 'targetPort', 'backoffLimit',
] as const;

/** One letter lost, doubled or swapped with the next. */
function misspelt(name: string, random: Random): string {
  const at = 1 + Math.floor(random() * (name.length - 2));
  const swapped = name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  const made = pick([name.slice(0, at) + name.slice(at + 1), name.slice(0, at) + name.charAt(at) + name.slice(at), swapped], random);
  return made === name ? `${name}s` : made;
}

/** Fields of an object that Kubernetes' own schemas describe to the end. */
function knownFields(valid: ValidManifest): readonly FoundEntry[] {
  return entriesOf(valid).filter(({ object, entry, keys }) => isBuiltIn(object) && fields.some((field) => field === entry.key) && !keys.includes('data') && !keys.includes('labels') && !keys.includes('annotations') && !keys.includes('matchLabels'));
}

function keyMistake(name: string, change: (key: string, random: Random) => string): Mistake<ValidManifest> {
  return {
    name,
    rules: ['schema/unknown-field', 'gpu-resource-misplaced'],
    plants: (valid, random) => knownFields(valid).flatMap(({ entry }) => {
      const changed = change(entry.key, random);
      return changed === entry.key || entry.keyNode.style !== 'plain' ? [] : [overwrite(entry.keyNode, changed)];
    }),
  };
}

/** Takes a required entry out of a mapping that stands in block style and has others behind it. */
function missing(name: string, field: string, isRequired: (found: FoundEntry) => boolean): Mistake<ValidManifest> {
  return {
    name: `a missing ${name}`,
    rules: ['schema/required'],
    plants: (valid) => entriesOf(valid).filter((found) => found.entry.key === field && isBuiltIn(found.object) && isRequired(found)).flatMap((found) => removed(valid, found)),
  };
}

function removed({ text }: ValidManifest, { map, entry, keys, object }: FoundEntry): readonly Plant[] {
  const own = map.entries.filter(({ merged }) => !merged);
  const next = own[own.indexOf(entry) + 1];
  if (map.flow || !next) return [];
  const above = entriesOf({ name: '', path: '', text, objects: [object] }).findLast((one) => one.keys.length === keys.length - 1 && one.entry.value.start <= entry.keyNode.start && one.entry.value.end >= entry.value.end);
  const gone = next.keyNode.start - entry.keyNode.start;
  return [{ edit: { start: entry.keyNode.start, end: next.keyNode.start, text: '' }, place: { start: above?.entry.keyNode.start ?? map.start, end: map.end - gone } }];
}

function inContainer({ keys }: FoundEntry): boolean {
  return keys.at(-2) === 'containers';
}

const removedVersions: Readonly<Record<string, string>> = {
  'apps/v1 Deployment': 'extensions/v1beta1', 'apps/v1 StatefulSet': 'apps/v1beta1', 'apps/v1 DaemonSet': 'apps/v1beta2', 'batch/v1 CronJob': 'batch/v1beta1', 'networking.k8s.io/v1 Ingress': 'networking.k8s.io/v1beta1',
  'autoscaling/v2 HorizontalPodAutoscaler': 'autoscaling/v2beta2', 'policy/v1 PodDisruptionBudget': 'policy/v1beta1', 'rbac.authorization.k8s.io/v1 ClusterRole': 'rbac.authorization.k8s.io/v1beta1', 'rbac.authorization.k8s.io/v1 RoleBinding': 'rbac.authorization.k8s.io/v1beta1',
  'rbac.authorization.k8s.io/v1 Role': 'rbac.authorization.k8s.io/v1beta1', 'rbac.authorization.k8s.io/v1 ClusterRoleBinding': 'rbac.authorization.k8s.io/v1beta1', 'resource.k8s.io/v1 ResourceClaimTemplate': 'resource.k8s.io/v1alpha2',
};

/** The value of one item written over that of another one in the same list, so that two items have the same key. */
function doubled(name: string, list: string, key: string, rules: readonly string[]): Mistake<ValidManifest> {
  return {
    name,
    rules,
    plants: (valid) => entriesOf(valid).filter(({ object, entry }) => isBuiltIn(object) && entry.key === list).flatMap(({ entry }) => {
      const values = (asSeq(entry.value)?.items ?? []).flatMap((item) => entryOf(asMap(item), key)?.value ?? []);
      const [first, second] = values;
      const isPossible = first?.kind === 'scalar' && second?.kind === 'scalar' && first.text !== second.text;
      return isPossible ? [overwrite(second, valid.text.slice(first.start, first.end))] : [];
    }),
  };
}

/** A value of the wrong kind in fields that take a whole number, a text, or a list. */
const wrongTypes: readonly Mistake<ValidManifest>[] = [
  valueMistake('a number in quotes', ['schema/type', 'nonstring-scalar'], ['replicas', 'containerPort', 'backoffLimit', 'initialDelaySeconds', 'periodSeconds', 'terminationGracePeriodSeconds', 'runAsUser', 'weight'], ({ object, value }) => (isBuiltIn(object) && typeof value.value === 'number' ? `"${value.text}"` : undefined)),
  valueMistake('a word for a number', ['schema/type'], ['replicas', 'containerPort', 'backoffLimit', 'failureThreshold'], ({ object, value }) => (isBuiltIn(object) && typeof value.value === 'number' ? 'two' : undefined)),
  valueMistake('a word for a switch', ['schema/type'], ['privileged', 'hostNetwork', 'hostPID', 'hostIPC', 'readOnly', 'allowPrivilegeEscalation', 'readOnlyRootFilesystem', 'optional'], ({ object }) => (isBuiltIn(object) ? '"true"' : undefined)),
  valueMistake('a list for a text', ['schema/type'], ['image', 'serviceAccountName', 'mountPath', 'nodeName'], ({ object, value }) => (isBuiltIn(object) ? `[${JSON.stringify(value.text)}]` : undefined)),
  {
    name: 'a text for a list',
    rules: ['schema/type'],
    plants: (valid) => entriesOf(valid).filter((found) => isBuiltIn(found.object) && found.keys.includes('containers') && ['command', 'args', 'ports', 'env', 'volumeMounts'].includes(found.entry.key) && found.entry.value.kind === 'seq' && !valid.text.slice(found.entry.keyNode.end, found.entry.value.end).includes('&')).map(({ entry }): Plant => {
      const start = entry.keyNode.end + 1;
      return { edit: { start, end: entry.value.end, text: ' python serve.py' }, place: { start: start + 1, end: start + 16 } };
    }),
  },
];

/** What belongs to the schema: names, types, values, what must be there and what may be there once. */
export const fieldMistakes: readonly Mistake<ValidManifest>[] = [
  keyMistake('a misspelt field', misspelt),
  keyMistake('a field in lower case', (key) => key.toLowerCase()),
  keyMistake('a field in snake case', (key) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)),
  ...wrongTypes,
  valueMistake('an unknown choice', ['schema/enum'], ['imagePullPolicy', 'restartPolicy', 'protocol', 'concurrencyPolicy', 'terminationMessagePolicy', 'dnsPolicy', 'whenUnsatisfiable', 'podManagementPolicy'], ({ object, value }) => (isBuiltIn(object) ? `${value.text}x` : undefined)),
  valueMistake('a choice in lower case', ['schema/enum'], ['imagePullPolicy', 'restartPolicy', 'protocol'], ({ object, value }) => (isBuiltIn(object) ? value.text.toLowerCase() : undefined)),
  missing('selector', 'selector', ({ keys, object }) => keys.join('.') === 'spec.selector' && object.group === 'apps'),
  missing('name of a container', 'name', inContainer),
  missing('mountPath', 'mountPath', ({ keys }) => keys.at(-2) === 'volumeMounts'),
  missing('containerPort', 'containerPort', ({ keys }) => keys.at(-2) === 'ports'),
  missing('name of a volume', 'name', ({ keys }) => keys.at(-2) === 'volumes'),
  missing('port of a Service', 'port', ({ keys, object }) => keys.join('.') === 'spec.ports.port' && object.kind === 'Service'),
  doubled('two containers of one name', 'containers', 'name', ['schema/duplicate-item']),
  doubled('two volumes of one name', 'volumes', 'name', ['schema/duplicate-item']),
  doubled('two mounts at one path', 'volumeMounts', 'mountPath', ['schema/duplicate-item']),
  {
    name: 'two equal ports of a Service',
    rules: ['schema/duplicate-item'],
    plants: (valid) => valid.objects.filter(({ kind, group }) => kind === 'Service' && group === '').flatMap((object) => {
      const [first, second] = (asSeq(nodeAt(object.node, 'spec', 'ports'))?.items ?? []).map((item) => nodeAt(item, 'port'));
      return first?.kind === 'scalar' && second?.kind === 'scalar' ? [overwrite(second, first.text)] : [];
    }),
  },
  {
    name: 'a removed API version',
    rules: ['schema/removed-api'],
    plants: (valid) => scalarsOf(valid, 'apiVersion').flatMap(({ object, value, keys }) => {
      const old = removedVersions[`${object.apiVersion} ${object.kind}`];
      return keys.length === 1 && old !== undefined ? [overwrite(value, old)] : [];
    }),
  },
  valueMistake('a kind in the wrong group', ['schema/unknown-kind'], ['apiVersion'], ({ object, keys }) => (keys.length === 1 && ['apps', 'batch'].includes(object.group) ? 'v1' : undefined)),
  valueMistake('a misspelt kind', ['schema/unknown-kind'], ['kind'], ({ object, keys, value }, random) => (keys.length === 1 && isBuiltIn(object) && value.text.length > 5 ? misspelt(value.text, random) : undefined)),
  valueMistake('an environment value without quotes', ['nonstring-scalar', 'schema/type'], ['value'], ({ keys }, random) => (keys.at(-2) === 'env' && keys.includes('containers') ? pick(['true', '8', 'no', '0.5'], random) : undefined)),
  {
    name: 'a label that is no text',
    rules: ['nonstring-scalar', 'schema/type'],
    plants: (valid) => entriesOf(valid).filter(({ keys, object }) => isBuiltIn(object) && ['labels', 'annotations'].includes(keys.at(-2) ?? '') && keys.at(-3) === 'metadata').flatMap(({ entry }) => (entry.value.kind === 'scalar' && entry.value.style === 'plain' ? [overwrite(entry.value, 'true')] : [])),
  },
];
