import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import type { Disposable } from '../../src/base/lifecycle.ts';
import type { ClusterApi } from '../../src/core/clusters/clusterApi.ts';
import type { DeployOutcome } from '../../src/core/deploy/deployOutcome.ts';
import { deploy } from '../../src/core/deploy/pipeline.ts';
import type { DeployPlan, ImageSettings, PlanAnswers } from '../../src/core/deploy/plan.ts';
import { planDeploy } from '../../src/core/deploy/planDeploy.ts';
import type { StepEvent } from '../../src/core/deploy/stepEvent.ts';
import { formatImageRef } from '../../src/core/images/imageRef.ts';
import type { KubernetesObject } from '../../src/core/kubernetes/object.ts';
import { readWorkspace } from '../../src/services/files/readWorkspace.ts';
import { letNamespacePull } from '../sandbox/pullSecret.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { eventText } from '../unit/core/deploy/playground.ts';
import { DockerWorld } from './dockerWorld.ts';
import { connectTo } from './kubeWorld.ts';
import { SandboxNamespace } from './sandboxNamespace.ts';

/** A deploy that has ended, with its logs still open. */
export interface Deployed {
  readonly plan: DeployPlan;
  readonly outcome: DeployOutcome;
  readonly events: readonly StepEvent[];
  /** The events as text, which grow while logs come. */
  readonly texts: readonly string[];
}

/** Real engine, registries and cluster, with a namespace and copies of the sample workspaces for one test file. */
export class DeployWorld {
  readonly cluster: ClusterApi & Disposable;
  readonly namespace: SandboxNamespace;
  private readonly sandbox: Sandbox;
  private readonly docker: DockerWorld;
  private readonly built = new Set<string>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'slipway-deploy-'));

  private constructor(sandbox: Sandbox, docker: DockerWorld, cluster: ClusterApi & Disposable, namespace: SandboxNamespace) {
    this.sandbox = sandbox;
    this.docker = docker;
    this.cluster = cluster;
    this.namespace = namespace;
  }

  static async create(sandbox: Sandbox, signal: AbortSignal): Promise<DeployWorld> {
    const docker = await DockerWorld.create(sandbox.dockerHost, sandbox.dockerConfig);
    const cluster = await connectTo(sandbox.kubeconfig, sandbox.context);
    const namespace = await SandboxNamespace.create(sandbox.kubeconfig, 'deploy', signal);
    await letNamespacePull(namespace.name, signal);
    return new DeployWorld(sandbox, docker, cluster, namespace);
  }

  /** A copy of a sample workspace that is a git repository, with the sandbox's registries in its files. */
  workspace(name: string, change: (path: string, text: string) => string = (_, text) => text): string {
    const folder = join(mkdtempSync(join(this.folder, 'copy-')), name);
    cpSync(inProject('test', 'workspaces', name), folder, { recursive: true });
    const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    git('add', '.');
    for (const path of git('ls-files').split('\n').filter((line) => /(ya?ml|Dockerfile)$/.test(line))) this.rewrite(join(folder, path), change);
    git('add', '.');
    git('commit', '-q', '-m', 'Sample');
    return folder;
  }

  /** A folder with these manifests and nothing else. */
  manifests(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(this.folder, 'made-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  /** Changes a file of a workspace. */
  rewrite(path: string, change: (path: string, text: string) => string): void {
    const text = readFileSync(path, 'utf8').replaceAll('localhost:5561', this.sandbox.registry.secured.host).replaceAll('localhost:5551', this.sandbox.registry.open);
    writeFileSync(path, change(path, text));
  }

  /** What git says of a workspace: empty while nothing on disk has changed. */
  changes(folder: string): string {
    return execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' });
  }

  async plan(folder: string, signal: AbortSignal, answers: PlanAnswers = {}): Promise<DeployPlan> {
    const settings: ImageSettings = { buildArgs: { BASE_IMAGE: this.sandbox.baseImage } };
    const content = await readWorkspace(folder, ['**/*.yaml'], signal);
    const planned = planDeploy({ folder, ...content, target: { cluster: this.sandbox.context, namespace: this.namespace.name }, settings, answers });
    if (planned.state !== 'ready') throw new Error(`the plan asks: ${JSON.stringify(planned.questions)}`);
    return planned.plan;
  }

  /** Runs a plan; `heard` gets each event as it comes. */
  async deploy(plan: DeployPlan, signal: AbortSignal, heard: (event: StepEvent) => void = () => undefined): Promise<Deployed> {
    const [events, texts]: [StepEvent[], string[]] = [[], []];
    const report = (event: StepEvent): void => {
      events.push(event);
      texts.push(eventText(event));
      heard(event);
    };
    for (const image of plan.images) this.built.add(formatImageRef(image.ref));
    const outcome = await deploy(plan, { engine: this.docker.engine, cluster: this.cluster, now: Date.now }, report, signal);
    return { plan, outcome, events, texts };
  }

  /** The name of a pod of that component which is not being deleted. */
  async podOf(labelSelector: string, signal: AbortSignal): Promise<KubernetesObject> {
    const pods = await this.cluster.resource('v1', 'Pod', signal);
    for await (const page of this.cluster.list(pods, { namespace: this.namespace.name, labelSelector }, signal)) {
      const found = page.find(({ metadata }) => metadata.deletionTimestamp === undefined);
      if (found) return found;
    }
    throw new Error(`no pod has the labels ${labelSelector}`);
  }

  async dispose(): Promise<void> {
    await this.namespace.remove();
    this.cluster.dispose();
    for (const ref of this.built) await this.docker.docker('image', 'rm', '--force', ref);
    await this.docker.remove();
    rmSync(join('/var/tmp/slipway-digits', this.namespace.name), { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }
}
