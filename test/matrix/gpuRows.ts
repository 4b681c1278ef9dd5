import { deployment, object, pod, type Row } from './row.ts';

const accepted = (title: string, manifest: string, ...linter: readonly string[]): Row => ({ title, manifest, server: 'accepts', linter });
const refused = (title: string, manifest: string, ...linter: readonly string[]): Row => ({ title, manifest, server: 'refuses', linter });

function limits(amounts: string): string {
  return pod(`resources: {limits: {${amounts}}}`);
}

const amounts: readonly Row[] = [
  ...['1', '"1"', '1.0', '1e0', '1000m'].map((one) => accepted(`one GPU written as ${one}`, limits(`nvidia.com/gpu: ${one}`))),
  ...['0.5', '500m'].map((part) => refused(`a part of a GPU, ${part}`, limits(`nvidia.com/gpu: ${part}`), `error gpu-quantity-not-integer «${part}»`)),
  refused('fewer than no GPUs', limits('nvidia.com/gpu: -1'), 'error gpu-quantity-not-integer «-1»'),
  ...['all', '""', '16GB'].map((text) => refused(`no number, ${text}`, limits(`nvidia.com/gpu: ${text}`), `error gpu-quantity-not-integer «${text}»`)),
  ...['1k', '1Gi'].map((many) => accepted(`a unit makes far too many, ${many}`, limits(`nvidia.com/gpu: ${many}`))),
  accepted('a limit of none', limits('nvidia.com/gpu: 0')),
  accepted('none in limit and request', pod('resources: {limits: {nvidia.com/gpu: 0}, requests: {nvidia.com/gpu: 0}}')),
  accepted('a limit that is null', limits('nvidia.com/gpu: null')),
  accepted('limit and request that are null', pod('resources: {limits: {nvidia.com/gpu: }, requests: {nvidia.com/gpu: }}')),
  refused('a request that is null counts as none', pod('resources: {requests: {nvidia.com/gpu: }}'), 'error gpu-request-without-limit «nvidia.com/gpu»'),
  refused('a request that is null beside a limit', pod('resources: {limits: {nvidia.com/gpu: 1}, requests: {nvidia.com/gpu: null}}'), 'error gpu-request-limit-mismatch «nvidia.com/gpu»'),
  refused('a limit that is null beside a request', pod('resources: {limits: {nvidia.com/gpu: null}, requests: {nvidia.com/gpu: 1}}'), 'error gpu-request-without-limit «nvidia.com/gpu»'),
  refused('a request alone', pod('resources: {requests: {nvidia.com/gpu: 1}}'), 'error gpu-request-without-limit «nvidia.com/gpu»'),
  refused('a request for none alone', pod('resources: {requests: {nvidia.com/gpu: 0}}'), 'error gpu-request-without-limit «nvidia.com/gpu»'),
  refused('more requested than allowed', pod('resources: {limits: {nvidia.com/gpu: 1}, requests: {nvidia.com/gpu: 2}}'), 'error gpu-request-limit-mismatch «2»'),
  refused('less requested than allowed', pod('resources: {limits: {nvidia.com/gpu: 2}, requests: {nvidia.com/gpu: 1}}'), 'error gpu-request-limit-mismatch «1»'),
  refused('RDMA follows the same law', pod('resources: {requests: {rdma/hca: 1}}'), 'error gpu-request-without-limit «rdma/hca»'),
  { ...refused('huge pages without memory', limits('hugepages-2Mi: 2Mi')), why: 'no rule is about huge pages without memory' },
  accepted('neither cpu nor memory beside a GPU', limits('nvidia.com/gpu: 1')),
  accepted('memory of a few thousandths of a byte', limits('memory: 16m'), 'error memory-unit-mistake «16m»'),
  accepted('memory in bytes by mistake', limits('memory: 16'), 'error memory-unit-mistake «16»'),
  ...['16gi', '16g'].map((text) => refused(`a unit that does not exist, ${text}`, limits(`memory: ${text}`), `error memory-unit-mistake «${text}»`)),
];

const names: readonly Row[] = [
  ...['gpu', 'gpus', 'nvidia-gpu', 'nvidia.com.gpu'].map((name) => refused(`a name without vendor, ${name}`, limits(`${name}: 1`), `error gpu-resource-unprefixed «${name}»`)),
  ...['Nvidia.com/gpu', 'nvidia.com/gpu/1', 'requests.nvidia.com/gpu'].map((name) => refused(`a name that breaks the form, ${name}`, limits(`${name}: 1`), `error gpu-resource-unprefixed «${name}»`)),
  refused('a plus in a MIG name', limits('nvidia.com/mig-1g.5gb+me: 1'), 'error mig-resource-malformed «nvidia.com/mig-1g.5gb+me»'),
  ...['nvidia/gpu', 'nvidia.com/gpus', 'nvidia.com/GPU'].map((name) => accepted(`a name that nobody advertises, ${name}`, limits(`${name}: 1`), `warning gpu-resource-unknown-name «${name}»`)),
  accepted('the name of long ago', limits('alpha.kubernetes.io/nvidia-gpu: 1')),
  accepted('the name of long ago, a part and no limit', pod('resources: {requests: {alpha.kubernetes.io/nvidia-gpu: 0.5}}')),
  ...['1', '0.5'].map((amount) => accepted(`a device class as a resource, ${amount}`, limits(`deviceclass.resource.kubernetes.io/gpu.nvidia.com: ${amount}`))),
  accepted('a device class, request only', pod('resources: {requests: {deviceclass.resource.kubernetes.io/gpu.nvidia.com: 1}}')),
  accepted('a whole GPU and a slice', limits('nvidia.com/gpu: 1, nvidia.com/mig-1g.5gb: 1')),
  accepted('GPUs of two vendors', limits('nvidia.com/gpu: 1, amd.com/gpu: 1')),
  ...['mig-1g.5gb.me', 'mig-1g.24gb-me', 'mig-1g.24gb.me.all', 'mig-1g.24gb.gfx'].map((slice) => accepted(`a slice in the plugin's spelling, ${slice}`, limits(`nvidia.com/${slice}: 1`))),
];

const mended: readonly Row[] = [
  accepted('a toleration of every value', pod('', 'tolerations: [{key: nvidia.com/gpu, operator: Exists, effect: NoSchedule}]')),
  accepted('shared memory of the right medium', pod('volumeMounts: [{name: shm, mountPath: /dev/shm}]', 'volumes: [{name: shm, emptyDir: {medium: Memory, sizeLimit: 8Gi}}]')),
  accepted('a probe that waits for a model', pod('ports: [{name: http, containerPort: 8000}]\nstartupProbe: {httpGet: {path: /health, port: http}, periodSeconds: 10, failureThreshold: 180}')),
  accepted('no variables of Services', pod('', 'enableServiceLinks: false')),
  accepted('a token from a Secret', pod('env: [{name: HF_TOKEN, valueFrom: {secretKeyRef: {name: hf, key: token}}}]')),
  accepted('network devices with huge pages and memory', limits('vpc.amazonaws.com/efa: 4, hugepages-2Mi: 5120Mi, memory: 8000Mi, nvidia.com/gpu: 8')),
  accepted('a quota for a device class', object('v1', 'ResourceQuota', 'spec: {hard: {gpu.nvidia.com.deviceclass.resource.k8s.io/devices: 4}}')),
];

const claim = 'resourceClaims: [{name: gpu, resourceClaimTemplateName: one}]';

const places: readonly Row[] = [
  refused('a GPU of the whole pod', pod('', 'resources: {limits: {nvidia.com/gpu: 1}}'), 'error pod-level-gpu «nvidia.com/gpu»'),
  refused('a claim of the whole pod', pod('', `${claim}\nresources: {claims: [{name: gpu}]}`), 'error pod-level-gpu «claims»'),
  { ...refused('a container names a claim that the pod lacks', pod('resources: {claims: [{name: gpu}]}')), why: 'references inside a pod are semantic, and no rule knows this one yet' },
  accepted('a claim that no container uses', pod('', claim)),
  { ...refused('a claim with two sources', pod('', 'resourceClaims: [{name: gpu, resourceClaimName: a, resourceClaimTemplateName: b}]')), why: 'how fields of a pod\'s claim exclude each other is semantic' },
  { ...refused('a claim without a source', pod('', 'resourceClaims: [{name: gpu}]')), why: 'how fields of a pod\'s claim exclude each other is semantic' },
  refused('a claim in the form of 1.30', pod('', 'resourceClaims: [{name: gpu, source: {resourceClaimTemplateName: one}}]'), 'error schema/unknown-field «source»'),
  accepted('a claim and a device', pod('resources: {claims: [{name: gpu}], limits: {nvidia.com/gpu: 1}}', claim)),
  refused('resource without its s', pod('resource: {limits: {nvidia.com/gpu: 1}}'), 'error gpu-resource-misplaced «resource»'),
  refused('limits beside resources', pod('limits: {nvidia.com/gpu: 1}'), 'error gpu-resource-misplaced «limits»'),
  refused('a GPU directly under resources', pod('resources: {nvidia.com/gpu: 1}'), 'error gpu-resource-misplaced «nvidia.com/gpu»'),
  refused('a GPU that is to be resized in place', pod('resizePolicy: [{resourceName: nvidia.com/gpu, restartPolicy: NotRequired}]'), 'error schema/enum «nvidia.com/gpu»'),
  { ...refused('an ephemeral container with resources', pod('', 'ephemeralContainers: [{name: debug, image: busybox:1.36, resources: {limits: {nvidia.com/gpu: 1}}}]')), why: 'what an ephemeral container may not have is semantic' },
  accepted('a GPU of an init container', pod('', 'initContainers: [{name: warm, image: busybox:1.36, resources: {limits: {nvidia.com/gpu: 1}}}]')),
  accepted('a GPU of a sidecar', pod('', 'initContainers: [{name: side, image: busybox:1.36, restartPolicy: Always, resources: {limits: {nvidia.com/gpu: 1}}}]')),
  refused('in a Deployment, a request alone', deployment('resources: {requests: {nvidia.com/gpu: 1}}'), 'error gpu-request-without-limit «nvidia.com/gpu»'),
  refused('in a Deployment, a part of a GPU', deployment('resources: {limits: {nvidia.com/gpu: 0.5}}'), 'error gpu-quantity-not-integer «0.5»'),
];

function tolerations(toleration: string): string {
  return pod('', `tolerations: [${toleration}]`);
}

const others: readonly Row[] = [
  refused('Exists with a value', tolerations('{key: nvidia.com/gpu, operator: Exists, value: present}'), 'error toleration-invalid «present»'),
  refused('an effect that does not exist', tolerations('{key: nvidia.com/gpu, operator: Exists, effect: NoSchedul}'), 'error toleration-invalid «NoSchedul»'),
  refused('seconds without NoExecute', tolerations('{key: nvidia.com/gpu, operator: Exists, effect: NoSchedule, tolerationSeconds: 5}'), 'error toleration-invalid «tolerationSeconds»'),
  refused('Equal without a key', tolerations('{operator: Equal, value: a}'), 'error toleration-invalid «operator»'),
  refused('a toleration that is null', tolerations('null'), 'error toleration-invalid «null»'),
  refused('an empty toleration', tolerations('{}'), 'error toleration-invalid «{}»'),
  accepted('neither operator nor value', tolerations('{key: nvidia.com/gpu, effect: NoSchedule}'), 'warning toleration-invalid «nvidia.com/gpu»'),
  refused('a node selector that is a boolean', pod('', 'nodeSelector: {gpu: true}'), 'error nonstring-scalar «true»'),
  refused('an environment variable that is a number', pod('env: [{name: A, value: 1}]'), 'error nonstring-scalar «1»'),
  refused('a toleration that compares with a boolean', tolerations('{key: gpu, operator: Equal, value: true}'), 'error nonstring-scalar «true»'),
  refused('an argument that is a number', pod('args: [--port, 8000]'), 'error nonstring-scalar «8000»'),
  refused('a label that is a number', pod('').replace('{name: model}', '{name: model, labels: {version: 1}}'), 'error nonstring-scalar «1»'),
  refused('an annotation that is a boolean', pod('').replace('{name: model}', '{name: model, annotations: {scrape: true}}'), 'error nonstring-scalar «true»'),
  { ...refused('a node selector with a blank', pod('', 'nodeSelector: {nvidia.com/gpu.product: NVIDIA A100}')), why: 'the form of label values is no part of the schema' },
  accepted('a medium in lower case', pod('', 'volumes: [{name: shm, emptyDir: {medium: memory}}]'), 'error shm-volume-wrong «memory»'),
  accepted('shared memory larger than the limit', pod('resources: {limits: {memory: 32Gi}}\nvolumeMounts: [{name: shm, mountPath: /dev/shm}]', 'volumes: [{name: shm, emptyDir: {medium: Memory, sizeLimit: 64Gi}}]'), 'warning shm-volume-wrong «64Gi»'),
  accepted('the shared memory of the node', pod('volumeMounts: [{name: shm, mountPath: /dev/shm}]', 'volumes: [{name: shm, hostPath: {path: /dev/shm}}]')),
  refused('a mount without its volume', pod('volumeMounts: [{name: shm, mountPath: /dev/shm}]'), 'error selector-or-reference-broken «shm»'),
  ...['livenessProbe', 'startupProbe'].map((probe): Row => ({ ...refused(`a ${probe} that must succeed twice`, pod(`${probe}: {httpGet: {port: 80}, successThreshold: 2}`)), why: 'bounds of numbers are no part of the published schemas' })),
  accepted('a probe of a port that has no such name', pod('readinessProbe: {httpGet: {port: http}}'), 'warning probe-does-not-match-server «http»'),
  accepted('a probe that may fail 0 times', pod('readinessProbe: {httpGet: {port: 80}, failureThreshold: 0}')),
  accepted('a capability with the prefix of the kernel', pod('securityContext: {capabilities: {add: [CAP_IPC_LOCK]}}'), 'warning capability-cap-prefix «CAP_IPC_LOCK»'),
  ...['limits.nvidia.com/gpu: 1', 'nvidia.com/gpu: 1', 'requests.nvidia.com/gpu: 500m'].map((hard) => accepted(`a quota of ${hard}`, object('v1', 'ResourceQuota', `spec: {hard: {${hard}}}`))),
  ...['default', 'defaultRequest', 'max'].map((field) => accepted(`a LimitRange with a GPU as ${field}`, object('v1', 'LimitRange', `spec: {limits: [{type: Container, ${field}: {nvidia.com/gpu: 1}${field === 'defaultRequest' ? ', default: {nvidia.com/gpu: 1}' : ''}}]}`))),
];

function template(version: string, spec: string): string {
  return object(`resource.k8s.io/${version}`, 'ResourceClaimTemplate', `spec: ${spec}`);
}

const claims: readonly Row[] = [
  accepted('a template of v1', template('v1', '{spec: {devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu.nvidia.com}}]}}}')),
  refused('a template of v1 in the form of v1beta1', template('v1', '{spec: {devices: {requests: [{name: gpu, deviceClassName: gpu.nvidia.com}]}}}'), 'error schema/unknown-field «deviceClassName»'),
  refused('a template without the inner spec', template('v1', '{devices: {requests: [{name: gpu, exactly: {deviceClassName: gpu.nvidia.com}}]}}'), 'error schema/unknown-field «devices»'),
  refused('a template with the class of 1.26', template('v1', '{spec: {resourceClassName: gpu.nvidia.com}}'), 'error schema/unknown-field «resourceClassName»'),
];

/** What Kubernetes does with GPUs, their names and what goes with them: 1.36.3, decoded strictly. */
export const gpuRows: readonly Row[] = [...amounts, ...names, ...mended, ...places, ...others, ...claims];
