import { clusterApply } from './clusterClient.ts';
import { reservedPorts } from './ports.ts';
import { registryUser } from './registry.ts';

/** Gives a namespace's pods the login of the secured registry, as an administrator does for a team. */
export async function letNamespacePull(namespace: string, signal: AbortSignal): Promise<void> {
  const ports = await reservedPorts(signal);
  const { username, password } = registryUser;
  const login = { auths: { [`localhost:${ports.registrySecured}`]: { auth: Buffer.from(`${username}:${password}`).toString('base64') } } };
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'registry' }, type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': JSON.stringify(login) } };
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default' }, imagePullSecrets: [{ name: 'registry' }] };
  await clusterApply(ports, `/api/v1/namespaces/${namespace}/secrets/registry`, secret, signal);
  await clusterApply(ports, `/api/v1/namespaces/${namespace}/serviceaccounts/default`, account, signal);
}
