import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

/** What a person sees without asking for hints, as `severity rule «underlined»`. */
function said(text: string, path = 'a.yaml'): readonly string[] {
  return linter.lint({ path, text }).findings.filter(({ severity }) => severity !== 'hint').map(({ severity, rule, span }) => `${severity} ${rule} «${text.slice(span.start, span.end)}»`);
}

/** A pod whose container has some more lines. */
function pod(container: string, name = 'a'): string {
  return `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - name: a\n      image: registry.example.com/x:1\n${container.split('\n').map((line) => `      ${line}\n`).join('')}`;
}

function quiet(title: string, text: string): void {
  test(title, () => assert.deepEqual(said(text), [], text));
}

describe('Helm and Go templates', () => {
  quiet('the apiVersion is chosen by the cluster', '{{- if .Capabilities.APIVersions.Has "policy/v1" }}\napiVersion: policy/v1\n{{- else }}\napiVersion: policy/v1beta1\n{{- end }}\nkind: PodDisruptionBudget\nmetadata: {name: a}\nspec: {minAvailable: 1}\n');
  quiet('one branch has the fields of an old release', 'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: {{ .n }}\nspec:\n  rules:\n    {{- range .hosts }}\n    - host: {{ .host | quote }}\n      http:\n        paths:\n          - path: {{ .path }}\n            {{- if .pathType }}\n            pathType: {{ .pathType }}\n            {{- end }}\n            backend:\n              service: {name: {{ .n }}, port: {number: {{ .port }}}}\n    {{- end }}\n');
  quiet('ports of a range, type and address behind a condition', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: {{ .Values.type }}\n  {{- if eq .Values.type "ClusterIP" }}\n  clusterIP: None\n  {{- end }}\n  ports:\n  {{- range .Values.ports }}\n    - port: {{ .port }}\n  {{- end }}\n    - port: 80\n');
  quiet('resources and probes from values', pod('resources:\n  {{- toYaml .Values.resources | nindent 8 }}\n  limits:\n    nvidia.com/gpu: {{ .Values.gpus }}\nlivenessProbe: {{ if .http }}{httpGet: {port: 80}}{{ else }}{tcpSocket: {port: 80}}{{ end }}\nenv: {{ .Values.env | toJson }}'));
  quiet('keys, numbers with digits behind, list items', pod('ports:\n  - {{ if .Values.metrics }}containerPort: 9090{{ end }}\n  - containerPort: {{ .Values.port }}0\nargs: [ {{ join "," .Values.args }} ]\nresources: {limits: { {{ .Values.name }}: {{ .Values.n }} }}'));
  quiet('a Secret of a range', 'apiVersion: v1\nkind: Secret\ntype: kubernetes.io/tls\nmetadata: {name: a}\ndata:\n  {{- range $k, $v := .Values.data }}\n  {{ $k }}: {{ $v | b64enc }}\n  {{- end }}\n');
  quiet('a comment over several lines that holds half a manifest', '{{/*\napiVersion: v1\n  bad: [\n*/}}\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: {{/* inline */}}a}\n');
  quiet('alternatives with the same names', 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    {{- if .gpu }}\n    - {name: a, image: "registry.example.com/x:1"}\n    {{- else }}\n    - {name: a, image: "registry.example.com/x:cpu"}\n    {{- end }}\n');
  quiet('labels of an alert are no template of the file', 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec: {groups: [{name: a, rules: [{alert: A, expr: up > 0, annotations: {summary: "GPU {{ $labels.gpu }}"}}]}]}\n');
  test('what no action touches is judged', () => {
    assert.deepEqual(said(pod('{{- if .a }}\nimagePullPolicy: Alwais\n{{- end }}\ntty: {{ .tty }}\nstdinn: true')), ['error schema/enum «Alwais»', 'error schema/unknown-field «stdinn»']);
  });
});

describe('other template languages', () => {
  quiet('jinja with loops, conditions and comments', '{% for host in hosts %}\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: "{{ host }}"\nspec:\n  {% if net %}\n  hostNetwork: true\n  {% endif %}\n  containers:\n  - name: "{{ name|default(\'x\') }}"\n    image: {{ image }}:{{ tag }}\n    {# a comment: [ #}\n    resources: {limits: { {{ gpu }}: {{ count }} }}\n{% endfor %}\n');
  quiet('ERB and EJS', `<% if x %>\n${pod('ports:\n  - containerPort: <%= port %>', '<%= name %>')}<% end %>\n`);
  quiet('ytt', '#@ load("@ytt:data", "data")\n#@ def labels():\napp: x\n#@ end\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\nspec:\n  replicas: #@ data.values.replicas\n  selector:\n    matchLabels: #@ labels()\n  template:\n    metadata:\n      labels: #@ labels()\n    spec:\n      containers:\n        - name: x\n          image: #@ data.values.image\n          #@ if/end data.values.gpu:\n          resources:\n            limits:\n              nvidia.com/gpu: #@ data.values.gpus\n');
  quiet('setters of kpt and of Flux images are comments', pod('imagePullPolicy: Always # kpt-set: ${policy}\nworkingDir: /a # {"$imagepolicy": "flux-system:a"}'));
  test('a line of a comment that only looks like ytt is one', () => assert.deepEqual(said(pod('tty: 1 #@me')), ['error schema/type «1»']));
});

describe('words that a tool replaces', () => {
  quiet('envsubst, in brackets, with defaults and without braces', pod('imagePullPolicy: ${POLICY:=Always}\nports: [{containerPort: ${PORT}}, {containerPort: $OTHER}]\nresources: {limits: {nvidia.com/gpu: $GPUS, memory: ${MEM}Gi, cpu: $(CPU)}}', '${NAME}'));
  quiet('Flux substitutions', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: ${port}\n  type: ${type:="ClusterIP"}\n  clusterIP: ${ip:-None}\n');
  quiet('tokens of release pipelines', pod('ports: [{containerPort: __PORT__}]\nimagePullPolicy: "#{POLICY}#"\nresources: {limits: {nvidia.com/gpu: "%GPUS%", memory: "@MEM@", cpu: "@@CPU@@"}}', '#{NAME}#'));
  quiet('a word that YAML cannot begin with', pod('tty: true', '@NAME@'));
  quiet('parameters of an OpenShift template', 'apiVersion: template.openshift.io/v1\nkind: Template\nmetadata: {name: a}\nobjects: [{apiVersion: v1, kind: Service, metadata: {name: "${NAME}"}, spec: {ports: [{port: "${{PORT}}"}]}}]\n');
  quiet('parameters of Tekton', 'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: a}\nspec: {steps: [{name: a, image: $(params.image), script: "echo $(params.x)"}]}\n');
  quiet('an object that a workflow makes', 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec:\n  templates:\n    - name: a\n      resource:\n        action: create\n        manifest: |\n          apiVersion: batch/v1\n          kind: Job\n          metadata: {generateName: "{{inputs.parameters.x}}"}\n      container: {image: a, resources: {limits: {nvidia.com/gpu: "{{inputs.parameters.gpus}}"}}}\n');
  quiet('an ApplicationSet', "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec: {goTemplate: true, template: {metadata: {name: '{{.cluster}}-a'}}}\n");
  test('a word in angle brackets is left to a person, so that the refusal is told', () => {
    assert.deepEqual(said(pod('ports: [{containerPort: <PORT>}]')), ['error schema/type «<PORT>»']);
  });
});

describe('kustomize', () => {
  for (const [title, text] of [
    ['a patch of a container', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  template:\n    spec:\n      containers:\n        - name: a\n          resources: {requests: {nvidia.com/gpu: 1}}\n        - $patch: delete\n          name: sidecar\n      $setElementOrder/containers: [{name: a}]\n      volumes: [{name: cache, $patch: delete}]\n      tolerations: null\n'],
    ['an object that is removed', '$patch: delete\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: DOES-NOT-MATTER}\n'],
    ['the type of a Service', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: LoadBalancer}\n'],
    ['the size of a claim', 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {resources: {requests: {storage: 1Ti}}}\n'],
    ['the bounds of an autoscaler', 'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: a}\nspec: {minReplicas: 2, maxReplicas: 9}\n'],
    ['the conversion of a definition', 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.example.com}\nspec: {conversion: {strategy: Webhook, webhook: {clientConfig: {service: {namespace: a, name: b}}, conversionReviewVersions: [v1]}}}\n'],
    ['annotations alone', 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: a.example.com, annotations: {cert-manager.io/inject-ca-from: $(NAMESPACE)/$(NAME)}}\n'],
    ['an image', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, image: "registry.example.com/x:2"}]}}}\n'],
    ['the schedule of a CronJob', 'apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: "0 1 * * *"}\n'],
    ['the replicas of a group of workers', 'apiVersion: ray.io/v1\nkind: RayCluster\nmetadata: {name: a}\nspec: {workerGroupSpecs: [{groupName: gpu, replicas: 4}]}\n'],
    ['operations by path', '- op: replace\n  path: /spec/replicas\n  value: 3\n- {op: add, path: /metadata/annotations/apiVersion, value: "kind: x"}\n'],
    ['a component', 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: p.yaml}]\n'],
    ['generators', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator: [{name: a, literals: [x=1]}]\nsecretGenerator: [{name: b, envs: [.env]}]\n'],
  ] as const) quiet(title, text);
  test('a field that does not exist is one in a patch as well', () => {
    assert.deepEqual(said('apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: [{name: a, resource: {}}]}}}\n'), ['error schema/unknown-field «resource»']);
  });
});
