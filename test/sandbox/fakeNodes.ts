import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { certificateFiles } from './certificates.ts';
import { clusterAnswers, clusterGet, clusterRequest } from './clusterClient.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { statePath } from './directories.ts';
import { fakeNodes as nodes, nodeObject, type FakeNode } from './fakeNodeList.ts';
import { go, goBinary, goBinaryPath } from './goBinary.ts';
import { writeWhole } from './jsonFile.ts';
import { writeProcessKubeconfig } from './kubeconfig.ts';
import { kubernetesProgram } from './kubernetesBinary.ts';
import { isNodeReady } from './nodeStatus.ts';
import type { Part, PartContext } from './part.ts';

/** How kwok's nodes and pods behave: kwok's own stages, from its module. */
const stageFolders = ['node/fast', 'node/heartbeat-with-lease', 'pod/general'];

/** Nodes with hardware that nobody has here, played by kwok against the same API server. Needs no root. */
export const fakeNodes: Part = {
  name: 'fakeNodes',
  title: 'kwok nodes',
  needs: ['controlPlane'],

  async prepare(context) {
    await goBinary(kubernetesProgram, context);
    if (!existsSync(stagesPath())) await collectStages(context);
  },

  async start(context) {
    await stopDaemon('kwok');
    writeConfiguration();
    await startDaemon({ name: 'kwok', program: goBinaryPath(kubernetesProgram), args: ['kwok', ...kwokArguments(context)] });
    await Promise.all(nodes.map((one) => createNode(one, context)));
    await waitForDaemon('kwok', 60, () => allReady(context), context.signal);
  },

  async isReady(context) {
    return runningDaemon('kwok') !== undefined && (await allReady(context));
  },

  async stop({ ports, signal }) {
    await stopDaemon('kwok', 3000);
    if (!(await clusterAnswers(ports.apiServer, '/readyz', signal))) return;
    await Promise.all(nodes.map((one) => clusterRequest(ports, 'DELETE', `/api/v1/nodes/${one.name}`, undefined, signal).catch(() => undefined)));
  },
};

/** Beside the program, because both come from the same modules. */
function stagesPath(): string {
  return join(dirname(goBinaryPath(kubernetesProgram)), 'stages.yaml');
}

async function collectStages(context: PartContext): Promise<void> {
  const module = (await go(kubernetesProgram.module, ['list', '-m', '-f', '{{.Dir}}', 'sigs.k8s.io/kwok'], context)).trim();
  const files = stageFolders.flatMap((folder) => {
    const directory = join(module, 'kustomize', 'stage', folder);
    return readdirSync(directory).filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml').map((name) => join(directory, name));
  });
  writeWhole(stagesPath(), files.map((file) => readFileSync(file, 'utf8')).join('\n---\n'));
}

/** The stages, and what `logs` of a played pod shows: there is no program in it that could write any. */
function writeConfiguration(): void {
  const logsFile = statePath('kwok', 'pod.log');
  const logs = { apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'ClusterLogs', metadata: { name: 'all' }, spec: { logs: [{ logsFile, follow: true }] } };
  writeWhole(logsFile, `${new Date().toISOString()} stdout F This pod is played by kwok; nothing runs in it.\n`);
  writeWhole(statePath('kwok', 'configuration.yaml'), `${readFileSync(stagesPath(), 'utf8')}\n---\n${JSON.stringify(logs)}\n`);
}

function kwokArguments({ ports }: PartContext): string[] {
  const server = certificateFiles('server');
  return [
    `--kubeconfig=${writeProcessKubeconfig('admin', ports)}`, `--config=${statePath('kwok', 'configuration.yaml')}`,
    '--manage-all-nodes=false', '--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake',
    // Without leases the controller manager would call the nodes not ready after a minute.
    '--node-lease-duration-seconds=40',
    '--node-ip=127.0.0.1', `--node-port=${ports.kwok}`, `--server-address=127.0.0.1:${ports.kwok}`, '--cidr=172.29.253.0/24',
    `--tls-cert-file=${server.cert}`, `--tls-private-key-file=${server.key}`,
  ];
}

async function createNode(node: FakeNode, { ports, signal }: PartContext): Promise<void> {
  const answer = await clusterRequest(ports, 'POST', '/api/v1/nodes', nodeObject(node, '127.0.0.1'), signal);
  if (answer.status !== 201 && answer.status !== 409) throw new Error(`the API server refused the node ${node.name}: ${answer.status} ${answer.text.slice(0, 300)}`);
}

async function allReady({ ports, signal }: PartContext): Promise<boolean> {
  const answers = await Promise.all(nodes.map((one) => clusterGet(ports, `/api/v1/nodes/${one.name}`, signal).catch(() => undefined)));
  return answers.every(isNodeReady);
}
