/** One in so many Deployments has a mistake: the misspelt field `replicass`. */
export const mistakeEvery = 10;

/** A Deployment of 35 lines. */
function deployment(index: number): readonly string[] {
  return [
    'apiVersion: apps/v1', 'kind: Deployment', 'metadata:', `  name: model-${index}`, `  labels: {app: model-${index}}`, 'spec:', `  ${replicas(index)}: 2`, '  strategy: {type: Recreate}', '  selector:',
    `    matchLabels: {app: model-${index}}`, '  template:', '    metadata:', `      labels: {app: model-${index}}`, '    spec:', '      containers:', '        - name: server',
    `          image: vllm/vllm-openai:v0.8.${index % 9}`, '          args:', '            - --model', `            - example/model-${index}`, '          ports:', '            - containerPort: 8000',
    '          readinessProbe:', '            httpGet: {path: /health, port: 8000}', '          env:', '            - {name: HF_HOME, value: /models}', '          resources:', '            limits:',
    '              nvidia.com/gpu: 1', '              memory: 32Gi', '            requests:', '              nvidia.com/gpu: 1', '              memory: 32Gi', '              cpu: 4', '---',
  ];
}

/** So many Deployments, each a document of 35 lines; 571 of them are 20,000 lines. */
export function manyDocuments(count: number): string {
  return `${Array.from({ length: count }, (_, index) => deployment(index).join('\n')).join('\n')}\n`;
}

function replicas(index: number): string {
  return index % mistakeEvery === 0 ? 'replicass' : 'replicas';
}

/** The same as the items of one List: a single document. */
function oneList(count: number): string {
  const items = Array.from({ length: count }, (_, index) => deployment(index).slice(0, -1).map((line, at) => `${at === 0 ? '- ' : '  '}${line}`).join('\n'));
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`;
}

function oneConfigMap(lines: number, head: string, line: (index: number) => string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: big\ndata:\n${head}${Array.from({ length: lines }, (_, index) => `${line(index)}\n`).join('')}`;
}

function jsonDeployment(index: number): unknown {
  const labels = { app: `model-${index}` };
  const containers = [{ name: 'server', image: 'nginx:1.27', resources: { limits: { 'nvidia.com/gpu': 1 } } }];
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: `model-${index}`, labels }, spec: { [replicas(index)]: 2, strategy: { type: 'Recreate' }, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } } } };
}

function oneJsonList(count: number): string {
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: Array.from({ length: count }, (_, index) => jsonDeployment(index)) }, null, 2);
}

function fields(depth: number, width: number): readonly string[] {
  if (depth === 0) return ['type: string', 'maxLength: 10'];
  return ['type: object', 'properties:', ...Array.from({ length: width }, (_, field) => [`  field${field}:`, ...fields(depth - 1, width).map((line) => `    ${line}`)]).flat()];
}

/** One object without a list of its own: a CustomResourceDefinition of 21,000 lines. */
function oneDefinition(): string {
  const head = ['apiVersion: apiextensions.k8s.io/v1', 'kind: CustomResourceDefinition', 'metadata:', '  name: bigs.example.com', 'spec:', '  group: example.com', '  names: {kind: Big, plural: bigs}', '  scope: Namespaced', '  versions:', '    - name: v1', '      served: true', '      storage: true', '      schema:', '        openAPIV3Schema:'];
  return `${[...head, ...fields(4, 9).map((line) => `          ${line}`)].join('\n')}\n`;
}

/** Single documents of about 20,000 lines each, by what they are; JSON where the name says so. */
export function hugeDocuments(): ReadonlyMap<string, string> {
  return new Map([
    ['a List of 571 Deployments', oneList(571)],
    ['a JSON List of 500 Deployments', oneJsonList(500)],
    ['a ConfigMap of 20,000 keys', oneConfigMap(20_000, '', (index) => `  key-${index}: value number ${index}`)],
    ['a ConfigMap with one text of 20,000 lines', oneConfigMap(20_000, '  text: |\n', (index) => `    line ${index} of many`)],
    ['a template of 20,000 keys', oneConfigMap(20_000, '', (index) => `  key-${index}: {{ .Values.key${index} }}`)],
    ['a ConfigMap of 20,000 half-typed lines', oneConfigMap(20_000, '', (index) => `  key ${index}`)],
    ['a definition of nested fields', oneDefinition()],
  ]);
}
