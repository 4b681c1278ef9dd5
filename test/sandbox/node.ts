import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCgroup, removeCgroups } from './cgroups.ts';
import { authority, ensureCertificates, realNodeName } from './certificates.ts';
import { clusterAnswers, clusterGet, clusterRequest } from './clusterClient.ts';
import { findProgram, run } from './command.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { provide } from './debian.ts';
import { cgroupName, statePath } from './directories.ts';
import { goBinary, goBinaryPath } from './goBinary.ts';
import { pauseImageName } from './imageNames.ts';
import { hasImage, pushImage } from './imagePush.ts';
import { writeJson, writeWhole } from './jsonFile.ts';
import { writeProcessKubeconfig } from './kubeconfig.ts';
import { kubernetesProgram, pauseProgram } from './kubernetesBinary.ts';
import { cachedLayer, packLayer, type Layer } from './layer.ts';
import { clearEngineRules, ensureBridge, removeInterfaces } from './leftovers.ts';
import { containerdConfiguration, kubeletConfiguration, networkConfiguration, nodeAddress, nodeBridge, nodeLabels } from './nodeConfiguration.ts';
import { closeNodeNamespace, openNodeNamespace } from './nodeNamespace.ts';
import { isNodeReady } from './nodeStatus.ts';
import type { Part, PartContext } from './part.ts';
import { endProcesses, processesMounting } from './processTable.ts';

const directory = statePath('node');
const cgroup = cgroupName('node');
const containerdSocket = join(directory, 'containerd.sock');

/** One real node: a kubelet with Debian's containerd, runc and network plugins, in a mount namespace of their own. */
export const node: Part = {
  name: 'node',
  title: 'real node',
  needs: ['registry', 'controlPlane'],

  async prepare(context) {
    if (process.getuid?.() !== 0) throw new Error('a node that runs containers needs root; the control plane, the kwok nodes and the registries work without it');
    await provide([
      { program: 'containerd', package: 'containerd' },
      { program: 'runc', package: 'runc' },
      { program: '/usr/lib/cni/bridge', package: 'containernetworking-plugins' },
      { program: 'iptables', package: 'iptables' },
      { program: 'ip', package: 'iproute2' },
      { program: 'nsenter', package: 'util-linux' },
    ], 'the real node', context);
    await ensureCertificates(context);
    await goBinary(kubernetesProgram, context);
    await pauseLayer(context);
  },

  async start(context) {
    await clearAway(context);
    await pushPauseImage(context);
    writeConfiguration(context);
    await ensureBridge(nodeBridge, `${nodeAddress}/24`, context.signal);
    const namespace = await openNodeNamespace(context.signal);
    await startDaemon({
      name: 'containerd', program: 'nsenter',
      args: [`--mount=${namespace}`, findProgram('containerd') ?? 'containerd', '--config', join(directory, 'containerd.toml')],
    });
    await waitForDaemon('containerd', 30, () => containerdAnswers(context), context.signal);
    context.say('starting the kubelet');
    await startDaemon({ name: 'kubelet', program: 'nsenter', args: [`--mount=${namespace}`, ...kubeletCommand(context)] });
    await waitForDaemon('kubelet', 90, () => nodeIsReady(context), context.signal);
  },

  async isReady(context) {
    return runningDaemon('kubelet') !== undefined && runningDaemon('containerd') !== undefined && (await nodeIsReady(context));
  },

  stop: clearAway,
};

function kubeletCommand({ ports }: PartContext): string[] {
  const labels = Object.entries(nodeLabels).map(([name, value]) => `${name}=${value}`).join(',');
  return [
    goBinaryPath(kubernetesProgram), 'kubelet', `--config=${join(directory, 'kubelet.json')}`, `--kubeconfig=${writeProcessKubeconfig('node', ports)}`,
    `--hostname-override=${realNodeName}`, `--node-ip=${nodeAddress}`, `--cert-dir=${join(directory, 'certificates')}`, `--node-labels=${labels}`,
  ];
}

function writeConfiguration(context: PartContext): void {
  const pauseImage = `localhost:${context.ports.registryOpen}/${pauseImageName}`;
  writeWhole(join(directory, 'containerd.toml'), containerdConfiguration({ directory, socket: containerdSocket, pauseImage }));
  writeJson(join(directory, 'cni', '10-slipway.conflist'), networkConfiguration(directory));
  writeWhole(join(directory, 'resolv.conf'), '');
  const { kubelet: port, kubeletHealth: healthPort } = context.ports;
  const facts = { port, healthPort, clientAuthority: authority.cert, containerdSocket, cgroup, resolvConf: join(directory, 'resolv.conf'), podLogs: statePath('logs', 'pods') };
  writeJson(join(directory, 'kubelet.json'), kubeletConfiguration(facts));
  ensureCgroup(cgroup);
}

async function containerdAnswers({ signal }: PartContext): Promise<boolean> {
  try {
    await run('ctr', ['--address', containerdSocket, '--connect-timeout', '1s', 'version'], { signal });
    return true;
  } catch {
    return false;
  }
}

async function nodeIsReady({ ports, signal }: PartContext): Promise<boolean> {
  try {
    return isNodeReady(await clusterGet(ports, `/api/v1/nodes/${realNodeName}`, signal));
  } catch {
    return false;
  }
}

async function pushPauseImage({ ports, signal, say }: PartContext): Promise<void> {
  const layer = await pauseLayer({ signal, say });
  const registry = `127.0.0.1:${ports.registryOpen}`;
  if (!(await hasImage(registry, pauseImageName, layer, signal))) await pushImage(registry, pauseImageName, layer, { Entrypoint: ['/pause'] }, signal);
}

async function pauseLayer(context: { signal: AbortSignal; say: (text: string) => void }): Promise<Layer> {
  const program = await goBinary(pauseProgram, context);
  const layers = join(program, '..', 'layer');
  return cachedLayer(layers) ?? packLayer(join(program, '..'), layers, context.signal);
}

async function clearAway(context: PartContext): Promise<void> {
  await forgetNode(context);
  await stopDaemon('kubelet', 3000);
  await endProcesses(processesMounting(directory), 1000);
  await stopDaemon('containerd');
  await closeNodeNamespace();
  if (process.getuid?.() !== 0) return;
  await removeInterfaces([nodeBridge], context.signal);
  await clearEngineRules([nodeBridge], context.signal);
  removeCgroups(cgroup);
  rmSync(directory, { recursive: true, force: true });
  rmSync(statePath('logs', 'pods'), { recursive: true, force: true });
}

/** A node that is gone would keep its pods as running in a cluster that goes on. */
async function forgetNode({ ports, signal }: PartContext): Promise<void> {
  if (!(await clusterAnswers(ports.apiServer, '/readyz', signal))) return;
  await clusterRequest(ports, 'DELETE', `/api/v1/nodes/${realNodeName}`, undefined, signal);
}
