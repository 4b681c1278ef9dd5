import { createServer, type AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { Exec, KubeConfig, PortForward } from '@kubernetes/client-node';
import { sleep } from '../../src/base/async.ts';
import { http, type HttpAnswer } from '../sandbox/http.ts';
import { isRecord } from '../sandbox/jsonFile.ts';

/** What the tests ask of a pod. */
export interface PodState {
  readonly phase: string;
  readonly ready: boolean;
  readonly nodeName: string | undefined;
  /** The scheduler's message, when it found no node. */
  readonly unschedulable: string | undefined;
}

/** A namespace for one run of a test file, removed with everything in it at the end. */
export class SandboxNamespace {
  readonly name: string;
  private readonly config = new KubeConfig();
  private readonly signal: AbortSignal;

  private constructor(kubeconfig: string, name: string, signal: AbortSignal) {
    this.config.loadFromFile(kubeconfig);
    this.name = name;
    this.signal = signal;
  }

  static async create(kubeconfig: string, purpose: string, signal: AbortSignal): Promise<SandboxNamespace> {
    const namespace = new SandboxNamespace(kubeconfig, `${purpose}-${Date.now().toString(36)}`, signal);
    await namespace.send('POST', '/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace.name } });
    await namespace.until(`the default account of ${namespace.name}`, async () =>
      (await namespace.get(`/api/v1/namespaces/${namespace.name}/serviceaccounts/default`)).status === 200 ? true : undefined);
    return namespace;
  }

  async remove(): Promise<void> {
    await this.send('DELETE', `/api/v1/namespaces/${this.name}`);
  }

  /** One request as the user of a context; `path` is the whole path. */
  get(path: string, context = 'sandbox'): Promise<HttpAnswer> {
    return this.request('GET', path, undefined, context);
  }

  /** Creates an object in this namespace; `path` begins after the namespace. */
  async post(path: string, object: object): Promise<void> {
    await this.send('POST', `/api/v1/namespaces/${this.name}${path}`, object);
  }

  createPod(name: string, spec: object): Promise<void> {
    return this.post('/pods', { apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec });
  }

  /** Deletes a pod and waits until its GPUs are free again. */
  async deletePod(name: string): Promise<void> {
    const path = `/api/v1/namespaces/${this.name}/pods/${name}`;
    await this.send('DELETE', path);
    await this.until(`the end of pod ${name}`, async () => ((await this.get(path)).status === 404 ? true : undefined));
  }

  /** Polls a pod until it is as wanted; the error of a timeout quotes the pod's status. */
  waitForPod(name: string, isWanted: (pod: PodState) => boolean): Promise<PodState> {
    return this.until(`pod ${name}`, async () => {
      const answer = await this.get(`/api/v1/namespaces/${this.name}/pods/${name}`);
      const state = podState(JSON.parse(answer.text));
      return isWanted(state) ? state : undefined;
    }, `/api/v1/namespaces/${this.name}/pods/${name}`);
  }

  /** Waits until no pod of anybody holds any of a node's resource. */
  async waitUntilFree(node: string, resource: string): Promise<void> {
    const path = `/api/v1/pods?fieldSelector=spec.nodeName=${node},status.phase!=Succeeded,status.phase!=Failed`;
    const key = JSON.stringify(resource);
    await this.until(`a node with every ${resource} free`, async () => ((await this.get(path)).text.includes(`${key}:`) ? undefined : true));
  }

  /** What a command in a container writes to its standard output. */
  async exec(pod: string, container: string, command: string[]): Promise<string> {
    const output = new PassThrough();
    let text = '';
    output.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    const done = Promise.withResolvers<void>();
    const exec = new Exec(this.config);
    await exec.exec(this.name, pod, container, command, output, null, null, false, (status) => {
      if (status.status === 'Success') done.resolve();
      else done.reject(new Error(status.message ?? 'the command failed'));
    });
    await done.promise;
    return text;
  }

  /** Opens a local port whose connections end in the pod; closed by disposal. */
  async forward(pod: string, podPort: number): Promise<{ port: number } & AsyncDisposable> {
    const forward = new PortForward(this.config);
    const server = createServer((socket) => {
      forward.portForward(this.name, pod, [podPort], socket, null, socket).catch((error: unknown) => socket.destroy(error instanceof Error ? error : undefined));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return { port, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) };
  }

  private async until<T>(what: string, probe: () => Promise<T | undefined>, quoted?: string): Promise<T> {
    for (let tries = 0; tries < 600; tries++) {
      const found = await probe();
      if (found !== undefined) return found;
      await sleep(200, this.signal);
    }
    throw new Error(`${what} did not come within two minutes: ${quoted === undefined ? '' : (await this.get(quoted)).text}`);
  }

  private async send(method: string, path: string, body?: object): Promise<void> {
    const answer = await this.request(method, path, body, 'sandbox');
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
  }

  private request(method: string, path: string, body: object | undefined, contextName: string): Promise<HttpAnswer> {
    const context = this.config.getContextObject(contextName);
    const user = this.config.getUser(context?.user ?? '');
    const cluster = this.config.getCluster(context?.cluster ?? '');
    const tls = { ca: decoded(cluster?.caData), cert: decoded(user?.certData), key: decoded(user?.keyData) };
    const sent = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return http(`${cluster?.server ?? ''}${path}`, { method, tls, ...sent }, this.signal);
  }
}

function decoded(base64: string | undefined): string {
  return Buffer.from(base64 ?? '', 'base64').toString();
}

function podState(pod: unknown): PodState {
  const status = isRecord(pod) && isRecord(pod['status']) ? pod['status'] : {};
  const spec = isRecord(pod) && isRecord(pod['spec']) ? pod['spec'] : {};
  const conditions = Array.isArray(status['conditions']) ? status['conditions'].filter(isRecord) : [];
  const condition = (type: string, value: string): Record<string, unknown> | undefined =>
    conditions.find((one) => one['type'] === type && one['status'] === value);
  const refused = condition('PodScheduled', 'False');
  return {
    phase: String(status['phase']),
    ready: condition('Ready', 'True') !== undefined,
    nodeName: typeof spec['nodeName'] === 'string' ? spec['nodeName'] : undefined,
    unschedulable: refused === undefined ? undefined : String(refused['message']),
  };
}
