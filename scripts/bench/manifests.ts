import { below, pick, type Random, seeded } from '../random.ts';

/** Writes one object; `lines` is how many it should have, which only some kinds can follow. */
type Writer = (name: string, random: Random, lines: number) => string;

const writers: readonly Writer[] = [deployment, service, configMap, claim, job];

/**
 * One file of so many objects and lines: GPU Deployments, Services, ConfigMaps, claims and Jobs in turn. The ConfigMaps
 * are as long as the lines need.
 */
export function manifestText(lines: number, documents: number): string {
  const random = seeded(lines);
  const parts: string[] = [];
  let written = 0;
  for (let index = 0; index < documents; index++) {
    const wanted = Math.round((lines * (index + 2)) / documents) - written;
    const text = writers[index % writers.length]?.(`app-${index}`, random, wanted) ?? '';
    written += text.split('\n').length + 1;
    parts.push(text);
  }
  return `${parts.join('\n---\n')}\n`;
}

/** The objects of such a file as the items of one List: a single document of about so many lines. */
export function listText(lines: number, objects: number): string {
  const items = manifestText(lines, objects).trimEnd().split('\n---\n').map((text) => `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`);
  return `apiVersion: v1\nkind: List\nitems:\n${items.join('\n')}\n`;
}

/** Every so many manifests hold a mistake that each schema check must find. */
export const mistakeEvery = 20;

/** So many files of two objects each, in folders of twenty, by path. */
export function manifestFiles(count: number): ReadonlyMap<string, string> {
  const random = seeded(count);
  const files = new Map<string, string>();
  for (let index = 0; index < count; index++) {
    const name = `${pick(['vllm', 'triton', 'trainer', 'embedder', 'reranker', 'whisper'], random)}-${index}`;
    const [first, second]: readonly [Writer, Writer] = pick([[deployment, service], [job, claim], [deployment, configMap], [deployment, service]], random);
    const text = `${first(name, random, 0)}\n---\n${second(name, random, 30)}\n`;
    const wrong = index % mistakeEvery === 0 ? text.replace('metadata:\n', 'metadata:\n  lables: {}\n') : text;
    files.set(`team-${Math.floor(index / 20)}/${name}.yaml`, wrong);
  }
  return files;
}

function container(random: Random, name: string): string {
  const gpus = pick([1, 2, 4, 8], random);
  return `      - name: ${name}
        image: registry.example.com/team/${name}:1.${below(40, random)}.${below(10, random)}
        args: ["--model", "/models/${name}", "--tensor-parallel-size", "${gpus}"]
        env:
        - name: LOG_LEVEL
          value: ${pick(['info', 'debug', 'warning'], random)}
        - name: POD_NAME
          valueFrom:
            fieldRef:
              fieldPath: metadata.name
        - name: TOKEN
          valueFrom:
            secretKeyRef: {name: hub, key: token}
        ports:
        - name: http
          containerPort: ${8000 + below(100, random)}
        resources:
          requests:
            cpu: "${1 + below(16, random)}"
            memory: ${4 + below(60, random)}Gi
          limits:
            memory: 64Gi
            nvidia.com/gpu: ${gpus}
        volumeMounts:
        - name: models
          mountPath: /models
        - name: shm
          mountPath: /dev/shm
      tolerations:
      - key: nvidia.com/gpu
        operator: Exists
        effect: NoSchedule
      volumes:
      - name: models
        persistentVolumeClaim:
          claimName: ${name}-models
      - name: shm
        emptyDir:
          medium: Memory
          sizeLimit: 16Gi`;
}

function deployment(name: string, random: Random): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
  replicas: ${1 + below(4, random)}
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
${container(random, name)}`;
}

function job(name: string, random: Random): string {
  return `apiVersion: batch/v1
kind: Job
metadata:
  name: ${name}
spec:
  backoffLimit: ${below(6, random)}
  template:
    spec:
      restartPolicy: Never
      containers:
${container(random, name)}`;
}

function service(name: string, random: Random): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  type: ClusterIP
  selector:
    app: ${name}
  ports:
  - name: http
    port: ${80 + below(10, random)}
    targetPort: http`;
}

function claim(name: string, random: Random): string {
  return `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}-models
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: fast
  resources:
    requests:
      storage: ${50 + below(500, random)}Gi`;
}

function configMap(name: string, random: Random, lines: number): string {
  const settings = Array.from({ length: Math.max(4, lines - 6) }, (_, index) => `    setting_${index} = ${below(100_000, random)}  # ${pick(['seconds', 'tokens', 'requests'], random)}`);
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
data:
  server.conf: |
${settings.join('\n')}`;
}
