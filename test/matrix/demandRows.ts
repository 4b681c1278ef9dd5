import { deployment, object, pod, type Row } from './row.ts';

/** What is refused for the lack of something, with the text that is underlined, and the same with it. */
function pair(title: string, bad: string, at: string, good: string, rule = 'required'): readonly Row[] {
  return [
    { title, manifest: bad, server: 'refuses', linter: [`error schema/${rule} «${at}»`] },
    { title: `${title}, mended`, manifest: good, server: 'accepts', linter: [] },
  ];
}

/** The same object with two different specs. */
function spec(title: string, apiVersion: string, kind: string, bad: string, at: string, good: string, rule?: string): readonly Row[] {
  return pair(title, object(apiVersion, kind, `spec: ${bad}`), at, object(apiVersion, kind, `spec: ${good}`), rule);
}

function accepted(title: string, manifest: string): Row {
  return { title, manifest, server: 'accepts', linter: [] };
}

const services: readonly Row[] = [
  ...spec('a Service without ports', 'v1', 'Service', '{selector: {app: model}}', 'spec', '{selector: {app: model}, ports: [{port: 80}]}'),
  ...spec('a Service with a list of no ports', 'v1', 'Service', '{selector: {app: model}, ports: []}', 'ports', '{selector: {app: model}, clusterIP: None, ports: []}'),
  ...spec('two ports, one without a name', 'v1', 'Service', '{selector: {app: model}, ports: [{port: 80}, {name: b, port: 81}]}', 'port', '{selector: {app: model}, ports: [{name: a, port: 80}, {name: b, port: 81}]}'),
  ...spec('an ExternalName without the name', 'v1', 'Service', '{type: ExternalName, selector: {app: model}}', 'type', '{type: ExternalName, externalName: example.com}'),
  accepted('a Service without ports, headless by its list', object('v1', 'Service', 'spec: {selector: {app: model}, clusterIP: None, clusterIPs: [None]}')),
];

function role(rule: string): string {
  return object('rbac.authorization.k8s.io/v1', 'Role', `rules: [${rule}]`);
}

function binding(kind: 'RoleBinding' | 'ClusterRoleBinding', subject: string): string {
  return object('rbac.authorization.k8s.io/v1', kind, `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}\nsubjects: [${subject}]`);
}

const rights: readonly Row[] = [
  ...pair('a right without API groups', role('{resources: [pods], verbs: [get]}'), 'resources', role('{apiGroups: [""], resources: [pods], verbs: [get]}')),
  ...pair('a right to nothing', role('{apiGroups: [""], verbs: [get]}'), 'apiGroups', role('{apiGroups: [""], resources: ["*"], verbs: ["*"]}')),
  ...pair('a right without verbs', role('{apiGroups: [""], resources: [pods], verbs: []}'), 'verbs', role('{apiGroups: ["*"], resources: [pods], verbs: [get]}')),
  accepted('a service account of the namespace', binding('RoleBinding', '{kind: ServiceAccount, name: a}')),
  accepted('a user has no namespace', binding('ClusterRoleBinding', '{kind: User, name: a}')),
  accepted('a right to addresses', object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'rules: [{nonResourceURLs: [/metrics], verbs: [get]}]')),
];

const volume = 'accessModes: [ReadWriteOnce]';
const storage: readonly Row[] = [
  ...spec('a volume without its size', 'v1', 'PersistentVolume', `{${volume}, capacity: {}, hostPath: {path: /a}}`, 'capacity', `{${volume}, capacity: {storage: 1Gi}, hostPath: {path: /a}}`),
  ...spec('a volume that is nowhere', 'v1', 'PersistentVolume', `{${volume}, capacity: {storage: 1Gi}}`, 'spec', `{${volume}, capacity: {storage: 1Gi}, nfs: {server: a, path: /b}}`),
  ...spec('a local volume on any node', 'v1', 'PersistentVolume', `{${volume}, capacity: {storage: 1Gi}, local: {path: /a}}`, 'local', `{${volume}, capacity: {storage: 1Gi}, local: {path: /a}, nodeAffinity: {required: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}`),
  ...spec('a claim without a size', 'v1', 'PersistentVolumeClaim', `{${volume}, resources: {requests: {}}}`, 'requests', `{${volume}, resources: {requests: {storage: 1Gi}}}`),
  ...pair('a volume from a Secret without a name', pod('', 'volumes: [{name: a, secret: {}}]'), 'secret', pod('', 'volumes: [{name: a, secret: {secretName: b}}]')),
  ...pair('a volume from a ConfigMap without a name', pod('', 'volumes: [{name: a, configMap: {defaultMode: 0644}}]'), 'configMap', pod('', 'volumes: [{name: a, configMap: {name: b}}]')),
  ...pair('an ephemeral volume without its claim', pod('', 'volumes: [{name: a, ephemeral: {}}]'), 'ephemeral', pod('', `volumes: [{name: a, ephemeral: {volumeClaimTemplate: {spec: {${volume}, resources: {requests: {storage: 1Gi}}}}}}]`)),
  accepted('a projection of nothing', pod('', 'volumes: [{name: a, projected: {sources: [{}]}}]')),
  accepted('a volume without a source is an empty directory', pod('', 'volumes: [{name: a}]')),
];

function secret(type: string, fields: string): string {
  return object('v1', 'Secret', `type: ${type}\n${fields}`);
}

const secrets: readonly Row[] = [
  ...pair('a certificate without its key', secret('kubernetes.io/tls', 'data: {tls.crt: ""}'), 'data', secret('kubernetes.io/tls', 'stringData: {tls.crt: "", tls.key: ""}')),
  ...pair('a registry login without its file', secret('kubernetes.io/dockerconfigjson', 'stringData: {config.json: "{}"}'), 'type', secret('kubernetes.io/dockerconfigjson', 'stringData: {.dockerconfigjson: "{}"}')),
  ...pair('a password of nobody', secret('kubernetes.io/basic-auth', 'stringData: {user: a}'), 'type', secret('kubernetes.io/basic-auth', 'stringData: {username: a}')),
  accepted('an opaque Secret without data', object('v1', 'Secret', 'type: Opaque')),
];

const pods: readonly Row[] = [
  ...pair('a variable from nowhere', pod('env: [{name: A, valueFrom: {}}]'), 'valueFrom', pod('env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]'), 'alternative'),
  ...pair('a variable from a Secret without a name', pod('env: [{name: A, valueFrom: {secretKeyRef: {key: a}}}]'), 'secretKeyRef', pod('env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: a}}}]')),
  ...pair('variables from a ConfigMap without a name', pod('envFrom: [{configMapRef: {optional: true}}]'), 'configMapRef', pod('envFrom: [{configMapRef: {name: a, optional: true}}]')),
  ...pair('a probe that runs nothing', pod('livenessProbe: {exec: {command: []}}'), 'command', pod('livenessProbe: {exec: {command: ["true"]}}')),
  ...pair('a node chosen by no values', pod('', 'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In}]}]}}}'), 'operator', pod('', 'affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: In, values: [b]}]}]}}}')),
  ...pair('a local profile without its file', pod('securityContext: {seccompProfile: {type: Localhost}}'), 'type', pod('securityContext: {seccompProfile: {type: RuntimeDefault}}')),
  ...pair('no name servers although the pod brings its own', pod('', 'dnsPolicy: None'), 'dnsPolicy', pod('', 'dnsPolicy: None\ndnsConfig: {nameservers: [10.0.0.1]}')),
];

const job = 'template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}';
const target = 'scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: model}, maxReplicas: 2';
const rule = 'operations: [CREATE], apiVersions: [v1], resources: [pods]';

function webhook(config: string, rules: string): string {
  return object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', `webhooks: [{name: a.example.com, sideEffects: None, admissionReviewVersions: [v1], clientConfig: ${config}, rules: [{${rules}}]}]`);
}

const controllers: readonly Row[] = [
  ...spec('an indexed Job without its number', 'batch/v1', 'Job', `{completionMode: Indexed, parallelism: 2, ${job}}`, 'completionMode', `{completionMode: Indexed, completions: 2, ${job}}`),
  accepted('an indexed Job of one', object('batch/v1', 'Job', `spec: {completionMode: Indexed, ${job}}`)),
  ...spec('a metric of another kind than it says', 'autoscaling/v2', 'HorizontalPodAutoscaler', `{${target}, metrics: [{type: Pods, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}`, 'type', `{${target}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]}`),
  ...spec('a metric without a target value', 'autoscaling/v2', 'HorizontalPodAutoscaler', `{${target}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization}}}]}`, 'target', `{${target}, metrics: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 1}}}]}`),
  ...spec('a peer that is nobody', 'networking.k8s.io/v1', 'NetworkPolicy', '{podSelector: {}, ingress: [{from: [{}]}]}', '{}', '{podSelector: {}, ingress: [{from: [{podSelector: {}}]}]}'),
  ...spec('a backend without a port', 'networking.k8s.io/v1', 'Ingress', '{defaultBackend: {service: {name: a, port: {}}}}', 'port', '{defaultBackend: {service: {name: a, port: {number: 80}}}}', 'alternative'),
  ...spec('a backend that is nothing', 'networking.k8s.io/v1', 'Ingress', '{defaultBackend: {}}', 'defaultBackend', '{defaultBackend: {service: {name: a, port: {name: http}}}}', 'alternative'),
  ...pair('a webhook without an address', webhook('{}', `apiGroups: [""], ${rule}`), 'clientConfig', webhook('{service: {name: a, namespace: b}}', `apiGroups: [""], ${rule}`), 'alternative'),
  ...pair('a webhook for no API group', webhook('{url: "https://a.example.com"}', rule), 'operations', webhook('{url: "https://a.example.com"}', `apiGroups: ["*"], ${rule}`)),
];

const choices: readonly Row[] = [
  ...pair('a role reference to another kind', object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'roleRef: {apiGroup: rbac.authorization.k8s.io, kind: role, name: a}'), 'role', binding('RoleBinding', '{kind: Group, name: a}'), 'enum'),
  ...pair('a subject of another kind', binding('RoleBinding', '{kind: serviceaccount, name: a, namespace: b}'), 'serviceaccount', binding('RoleBinding', '{kind: ServiceAccount, name: a, namespace: b}'), 'enum'),
  ...spec('a metric of no kind', 'autoscaling/v2', 'HorizontalPodAutoscaler', `{${target}, metrics: [{type: CPU}]}`, 'CPU', `{${target}, metrics: []}`, 'enum'),
  ...spec('a metric compared in no way', 'autoscaling/v2', 'HorizontalPodAutoscaler', `{${target}, metrics: [{type: Resource, resource: {name: cpu, target: {type: Average, averageUtilization: 50}}}]}`, 'Average', `{${target}, behavior: {scaleDown: {selectPolicy: Disabled}}}`, 'enum'),
  ...spec('a scaling policy of no kind', 'autoscaling/v2', 'HorizontalPodAutoscaler', `{${target}, behavior: {scaleUp: {policies: [{type: Pod, value: 1, periodSeconds: 60}]}}}`, 'Pod', `{${target}, behavior: {scaleUp: {selectPolicy: Max, policies: [{type: Pods, value: 1, periodSeconds: 60}]}}}`, 'enum'),
  ...pair('an operating system in capitals', pod('', 'os: {name: Linux}'), 'Linux', pod('', 'os: {name: linux}'), 'enum'),
  ...pair('a resize policy of no kind', pod('resizePolicy: [{resourceName: cpu, restartPolicy: Never}]'), 'Never', pod('resizePolicy: [{resourceName: cpu, restartPolicy: RestartContainer}]'), 'enum'),
  ...pair('a sidecar that restarts in no way', pod('', 'initContainers: [{name: a, image: a, restartPolicy: always}]'), 'always', pod('', 'initContainers: [{name: a, image: a, restartPolicy: Always}]'), 'enum'),
  ...pair('a Deployment that does not restart', deployment('', 'restartPolicy: Never'), 'Never', deployment('', 'restartPolicy: Always'), 'enum'),
  ...pair('a port name twice in a container', pod('ports: [{name: a, containerPort: 80}, {name: a, containerPort: 81}]'), 'a', pod('ports: [{containerPort: 80}, {containerPort: 81}]'), 'duplicate-item'),
  ...spec('a port name twice in a Service', 'v1', 'Service', '{selector: {app: model}, ports: [{name: a, port: 80}, {name: a, port: 81}]}', 'a', '{selector: {app: model}, ports: [{name: a, port: 80}, {name: b, port: 80, protocol: UDP}]}', 'duplicate-item'),
  ...pair('a number that no integer holds', pod('').replace('{name: model}', '{name: model, generation: 12345678901234567890}'), '12345678901234567890', pod('').replace('{name: model}', '{name: model, generation: 9007199254740993}'), 'limit'),
  accepted('a number behind its tag', pod('ports: [{containerPort: !!int "80"}]')),
];

/** What the published schemas do not call required, and Kubernetes 1.36.3 does not do without. */
export const demandRows: readonly Row[] = [...services, ...rights, ...storage, ...secrets, ...pods, ...controllers, ...choices];
