import { stringify } from 'yaml';
import { clientTls, type CertificateName } from './certificates.ts';
import { statePath } from './directories.ts';
import { writeWhole } from './jsonFile.ts';
import type { Ports } from './ports.ts';

export const kubeconfigPath = statePath('kubeconfig');
export const contextName = 'sandbox';

/** Writes the kubeconfig for people and editors: the cluster, the same cluster for a user without rights, a dead one. */
export function writeUserKubeconfig(ports: Ports): void {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': contextName,
    clusters: [cluster('sandbox', ports.apiServer), cluster('dead', 1)],
    users: [user('sandbox-admin', 'admin'), user('sandbox-visitor', 'visitor')],
    contexts: [context(contextName, 'sandbox', 'sandbox-admin'), context('sandbox-no-rights', 'sandbox', 'sandbox-visitor'), context('sandbox-dead', 'dead', 'sandbox-admin')],
  };
  writeWhole(kubeconfigPath, stringify(config), 0o600);
}

/** Writes the kubeconfig of one of the cluster's own processes and returns its path. */
export function writeProcessKubeconfig(name: CertificateName, ports: Ports): string {
  const path = statePath('kubeconfigs', name);
  const config = {
    apiVersion: 'v1', kind: 'Config', 'current-context': 'default',
    clusters: [cluster('default', ports.apiServer)], users: [user('default', name)], contexts: [context('default', 'default', 'default')],
  };
  writeWhole(path, stringify(config), 0o600);
  return path;
}

function cluster(name: string, port: number): object {
  return { name, cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': base64(clientTls('admin').ca) } };
}

function user(name: string, certificate: CertificateName): object {
  const { cert, key } = clientTls(certificate);
  return { name, user: { 'client-certificate-data': base64(cert), 'client-key-data': base64(key) } };
}

function context(name: string, clusterName: string, userName: string): object {
  return { name, context: { cluster: clusterName, user: userName, namespace: 'default' } };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
