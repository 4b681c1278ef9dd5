import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { authority, certificateFiles, clientTls, ensureCertificates, serviceAccountKeys } from './certificates.ts';
import { clusterAnswers, clusterApply, clusterGet } from './clusterClient.ts';
import { runningDaemon, startDaemon, stopDaemon, waitForDaemon } from './daemon.ts';
import { statePath } from './directories.ts';
import { goBinary, goBinaryPath } from './goBinary.ts';
import { answersOk } from './http.ts';
import { isRecord } from './jsonFile.ts';
import { writeProcessKubeconfig, writeUserKubeconfig } from './kubeconfig.ts';
import { kubernetesProgram } from './kubernetesBinary.ts';
import type { Part, PartContext } from './part.ts';

const dataDirectory = statePath('etcd');
/** Where the provisioner in the controller manager makes the folders of volumes. */
const volumesDirectory = '/tmp/hostpath_pv';

/** etcd, API server, controller manager and scheduler of a real Kubernetes, on the loopback. Needs no root. */
export const controlPlane: Part = {
  name: 'controlPlane',
  title: 'Kubernetes control plane',
  needs: [],

  async prepare(context) {
    await ensureCertificates(context);
    writeUserKubeconfig(context.ports);
    await goBinary(kubernetesProgram, context);
  },

  async start(context) {
    writeUserKubeconfig(context.ports);
    await startMissing('etcd', etcdArguments(context), () => etcdAnswers(context), context);
    await startMissing('kube-apiserver', apiServerArguments(context), () => answers(context, 'apiServer', '/readyz'), context);
    await Promise.all([
      startMissing('kube-controller-manager', controllerArguments(context), () => answers(context, 'controllerManager', '/healthz'), context),
      startMissing('kube-scheduler', schedulerArguments(context), () => answers(context, 'scheduler', '/healthz'), context),
      clusterApply(context.ports, '/apis/storage.k8s.io/v1/storageclasses/standard', storageClass, context.signal),
    ]);
    await waitForDaemon('kube-controller-manager', 30, () => defaultAccountExists(context), context.signal);
  },

  async isReady(context) {
    if (!runningDaemon('kube-apiserver')) return false;
    const ready = await Promise.all([
      etcdAnswers(context),
      answers(context, 'apiServer', '/readyz'),
      answers(context, 'controllerManager', '/healthz'),
      answers(context, 'scheduler', '/healthz'),
    ]);
    return ready.every(Boolean);
  },

  async stop(context) {
    await removeVolumes(context);
    // Its data goes too, so there is nothing that a slow and orderly end would save.
    await Promise.all([stopDaemon('kube-scheduler', 2000), stopDaemon('kube-controller-manager', 2000), stopDaemon('kube-apiserver', 2000)]);
    await stopDaemon('etcd', 2000);
    rmSync(dataDirectory, { recursive: true, force: true });
  },
};

async function startMissing(process: string, args: readonly string[], isUp: () => Promise<boolean>, context: PartContext): Promise<void> {
  if (runningDaemon(process) && (await isUp())) return;
  context.say(`starting ${process}`);
  await stopDaemon(process, 2000);
  await startDaemon({ name: process, program: goBinaryPath(kubernetesProgram), args: [process, ...args] });
  await waitForDaemon(process, 60, isUp, context.signal);
}

function etcdArguments({ ports }: PartContext): string[] {
  const client = `http://127.0.0.1:${ports.etcdClient}`;
  const peer = `http://127.0.0.1:${ports.etcdPeer}`;
  return [
    '--name=sandbox', `--data-dir=${dataDirectory}`, '--unsafe-no-fsync',
    `--listen-client-urls=${client}`, `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`, `--initial-advertise-peer-urls=${peer}`, `--initial-cluster=sandbox=${peer}`,
  ];
}

function apiServerArguments({ ports }: PartContext): string[] {
  const server = certificateFiles('server');
  const kubeletClient = certificateFiles('admin');
  return [
    `--etcd-servers=http://127.0.0.1:${ports.etcdClient}`,
    `--secure-port=${ports.apiServer}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1',
    `--tls-cert-file=${server.cert}`, `--tls-private-key-file=${server.key}`, `--client-ca-file=${authority.cert}`,
    `--service-account-key-file=${serviceAccountKeys.public}`, `--service-account-signing-key-file=${serviceAccountKeys.private}`,
    '--service-account-issuer=https://kubernetes.default.svc', '--service-cluster-ip-range=10.96.0.0/16',
    // The loopback cannot be the endpoint of a service, so nobody keeps such an endpoint up to date.
    '--endpoint-reconciler-type=none',
    '--authorization-mode=Node,RBAC', '--enable-admission-plugins=NodeRestriction,ResourceQuota,LimitRanger', '--allow-privileged=true',
    `--kubelet-client-certificate=${kubeletClient.cert}`, `--kubelet-client-key=${kubeletClient.key}`,
    // Names of nodes cannot be resolved here; logs, exec and port-forward go to the address.
    '--kubelet-preferred-address-types=InternalIP',
  ];
}

function controllerArguments({ ports }: PartContext): string[] {
  const server = certificateFiles('server');
  return [
    `--kubeconfig=${writeProcessKubeconfig('controllers', ports)}`, '--leader-elect=false', '--use-service-account-credentials=true',
    '--bind-address=127.0.0.1', `--secure-port=${ports.controllerManager}`, `--tls-cert-file=${server.cert}`, `--tls-private-key-file=${server.key}`,
    `--root-ca-file=${authority.cert}`, `--service-account-private-key-file=${serviceAccountKeys.private}`,
    `--cluster-signing-cert-file=${authority.cert}`, `--cluster-signing-key-file=${authority.key}`,
    // At the default rate it takes five seconds only to make the accounts of its controllers.
    '--kube-api-qps=200', '--kube-api-burst=400',
    '--enable-hostpath-provisioner=true',
  ];
}

function schedulerArguments({ ports }: PartContext): string[] {
  const server = certificateFiles('server');
  return [
    `--kubeconfig=${writeProcessKubeconfig('scheduler', ports)}`, '--leader-elect=false',
    '--bind-address=127.0.0.1', `--secure-port=${ports.scheduler}`, `--tls-cert-file=${server.cert}`, `--tls-private-key-file=${server.key}`,
  ];
}

/** Claims without a class get a folder of this machine, by the provisioner that is part of the controller manager. */
const storageClass = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'standard', annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'kubernetes.io/host-path',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
};

function etcdAnswers({ ports, signal }: PartContext): Promise<boolean> {
  return answersOk(`http://127.0.0.1:${ports.etcdClient}/health`, {}, signal);
}

function answers({ ports, signal }: PartContext, port: 'apiServer' | 'controllerManager' | 'scheduler', path: string): Promise<boolean> {
  return clusterAnswers(ports[port], path, signal);
}

/** Pods are refused until their namespace has its default service account, which a controller makes. */
async function defaultAccountExists({ ports, signal }: PartContext): Promise<boolean> {
  return answersOk(`https://127.0.0.1:${ports.apiServer}/api/v1/namespaces/default/serviceaccounts/default`, { tls: clientTls('admin') }, signal);
}

/** Deletes the folders of this cluster's volumes; another cluster on the machine may have its own beside them. */
async function removeVolumes({ ports, signal }: PartContext): Promise<void> {
  if (!(await clusterAnswers(ports.apiServer, '/readyz', signal))) return;
  const list = await clusterGet(ports, '/api/v1/persistentvolumes', signal);
  const volumes = isRecord(list) && Array.isArray(list['items']) ? list['items'].filter(isRecord) : [];
  for (const { spec } of volumes) {
    const path = isRecord(spec) && isRecord(spec['hostPath']) ? spec['hostPath']['path'] : undefined;
    if (typeof path === 'string' && dirname(path) === volumesDirectory) rmSync(path, { recursive: true, force: true });
  }
}
