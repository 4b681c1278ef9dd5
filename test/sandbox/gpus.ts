import { realNodeName } from './certificates.ts';
import { clusterGet } from './clusterClient.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { goBinary, goBinaryPath } from './goBinary.ts';
import { devicePluginProgram } from './kubernetesBinary.ts';
import { nodeNamespace } from './nodeNamespace.ts';
import { allocatable } from './nodeStatus.ts';
import type { Part, PartContext } from './part.ts';

const resource = 'nvidia.com/gpu';
const count = 4;

/** GPUs that do not exist, offered to the real node's kubelet by a device plugin that does. */
export const gpus: Part = {
  name: 'gpus',
  title: 'device plugin',
  needs: ['node'],

  async prepare(context) {
    await goBinary(devicePluginProgram, context);
  },

  async start(context) {
    await stopDaemon('device-plugin');
    const namespace = nodeNamespace();
    if (namespace === undefined) throw new Error('the node does not run');
    const args = [`--mount=${namespace}`, goBinaryPath(devicePluginProgram), `--resource=${resource}`, `--count=${count}`];
    await startDaemon({ name: 'device-plugin', program: 'nsenter', args });
    await waitForDaemon('device-plugin', 60, () => areOffered(context), context.signal);
  },

  async isReady(context) {
    return runningDaemon('device-plugin') !== undefined && (await areOffered(context));
  },

  stop: () => stopDaemon('device-plugin', 2000),
};

async function areOffered({ ports, signal }: PartContext): Promise<boolean> {
  try {
    return allocatable(await clusterGet(ports, `/api/v1/nodes/${realNodeName}`, signal), resource) === String(count);
  } catch {
    return false;
  }
}
