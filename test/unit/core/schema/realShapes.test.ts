import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLinter } from '../../../../src/core/lint/linter.ts';
import { packedSchemas } from '../../packedSchemas.ts';

const linter = createLinter({ pack: await packedSchemas() });

function found(text: string, path = 'a.yaml'): readonly string[] {
  return linter.lint({ path, text }).findings.map(({ rule, span }) => `${rule} «${text.slice(span.start, span.end)}»`);
}

test('documents of comments, of nothing, and what helm template writes above each', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n';
  assert.deepEqual(found(`# kind: Pod\n---\n# Source: chart/templates/a.yaml\n---\n\n---\n# Source: chart/templates/b.yaml\n${service}---\n...\n---\n# end\n`), []);
  assert.deepEqual(found(`---\n# Source: chart/templates/b.yaml\n${service.replace('80', 'x')}...\n`), ['schema/type «x»']);
});

test('the items of lists, of lists in lists, and of lists of one kind', () => {
  const text = 'apiVersion: v1\nkind: List\nmetadata: {resourceVersion: ""}\nitems:\n- kind: List\n  apiVersion: v1\n  items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, dat: {}}]\n- apiVersion: v1\n  kind: ConfigMapList\n  items: [{apiVersion: v1, kind: ConfigMap, metadata: {name: b}, data: {a: 1}}]\n- {apiVersion: apps/v1beta1, kind: Deployment, metadata: {name: c}}\n- null\n- a\n';
  assert.deepEqual(found(text), ['schema/unknown-field «dat»', 'schema/type «1»', 'schema/removed-api «apps/v1beta1»']);
  assert.deepEqual(found('apiVersion: v1\nkind: PodList\nitems: []\n'), []);
});

test('an object as a server prints it, with managed fields, status and what was applied last', () => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  annotations:
    deployment.kubernetes.io/revision: "3"
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{"replica":1}}
  creationTimestamp: "2024-05-01T10:00:00Z"
  generation: 3
  managedFields:
  - apiVersion: apps/v1
    fieldsType: FieldsV1
    fieldsV1: {f:spec: {f:replicas: {}, f:template: {f:spec: {f:containers: {'k:{"name":"web"}': {.: {}, f:image: {}}}}}}}
    manager: kubectl-client-side-apply
    operation: Update
    time: "2024-05-01T10:00:00Z"
  name: web
  selfLink: /apis/apps/v1/namespaces/default/deployments/web
  uid: 3b3c5f5e-0000-4000-8000-000000000000
spec:
  selector: {matchLabels: {app: web}}
  strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 25%}, type: RollingUpdate}
  template:
    metadata: {creationTimestamp: null, labels: {app: web}}
    spec:
      containers: [{image: "nginx:1.27", name: web, resources: {}, terminationMessagePath: /dev/termination-log, ports: [{containerPort: 80, protocol: TCP}]}]
      securityContext: {}
      serviceAccount: default
status: {conditions: [{lastUpdateTime: "2024-05-01T10:00:00Z", status: "True", type: Available}], observedGeneration: 3}
`;
  assert.deepEqual(found(text), []);
  assert.deepEqual(found(text.replace('observedGeneration: 3', 'observedGeneration: three')), ['schema/type «three»']);
});

test('JSON, one object or a list of them', () => {
  assert.deepEqual(found('{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"dta":{}}', 'a.json'), ['schema/unknown-field «"dta"»']);
  assert.deepEqual(found('{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"registry.example.com/x:1","imagePullPolicy":"always"}]}}]}', 'a.json'), ['schema/enum «"always"»']);
});

test('keys in quotes, tags, anchors, merges and Windows line ends', () => {
  assert.deepEqual(found('"apiVersion": "v1"\n\'kind\': Pod\n"metadata": {"name": !!str 1}\n"spec":\n  "containers":\n    - &base {"name": a, image: "registry.example.com/b:1", ports: [{containerPort: !!int "80"}]}\n    - <<: *base\n      name: c\n'), []);
  assert.deepEqual(found('apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: a\r\nspec:\r\n  containers:\r\n  - name: a\r\n    imag: b\r\n'), ['schema/unknown-field «imag»']);
});

test('a definition that a generator wrote, with all that schemas can say', () => {
  const schema = '{type: object, required: [spec], properties: {apiVersion: {type: string}, spec: {type: object, x-kubernetes-validations: [{rule: "self.a >= 0", message: "no"}], properties: {a: {type: integer, format: int32, default: 1, minimum: 0}, q: {anyOf: [{type: integer}, {type: string}], x-kubernetes-int-or-string: true}, m: {type: string, enum: [a, ""]}, l: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {type: object, required: [name], properties: {name: {type: string, nullable: true}}}}, any: {x-kubernetes-preserve-unknown-fields: true}}}}}';
  const text = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {annotations: {controller-gen.kubebuilder.io/version: v0.16.1}, name: models.example.com}\nspec:\n  group: example.com\n  names: {kind: Model, listKind: ModelList, plural: models, singular: model, shortNames: [m]}\n  scope: Namespaced\n  versions:\n    - name: v1\n      served: true\n      storage: true\n      additionalPrinterColumns: [{jsonPath: .status.phase, name: Phase, type: string, priority: 0}]\n      subresources: {status: {}, scale: {specReplicasPath: .spec.a, statusReplicasPath: .status.a}}\n      schema: {openAPIV3Schema: ${schema}}\n`;
  assert.deepEqual(found(text), []);
  assert.deepEqual(found(text.replace('      schema:', '      scheme:')), ['schema/unknown-field «scheme»']);
  assert.deepEqual(found(text.replace(/ {6}schema: .*\n/, '')), ['schema/required «name»']);
});
