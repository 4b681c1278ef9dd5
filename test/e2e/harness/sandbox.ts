import { type SandboxDescription, runningSandbox } from '../../sandbox/sandbox.ts';
import { letNamespacePull } from '../../sandbox/pullSecret.ts';
import { SandboxNamespace } from '../../services/sandboxNamespace.ts';

/** The sandbox, which has to run already: a test never waits minutes for a cluster without saying so. */
export async function neededSandbox(): Promise<SandboxDescription> {
  const sandbox = await runningSandbox();
  if (!sandbox) throw new Error('the sandbox does not run; start it with "npm run sandbox" or run the stage with "npm run test:e2e"');
  return sandbox;
}

/** The environment of an editor that works with the sandbox. */
export function sandboxEnv(sandbox: SandboxDescription): Readonly<Record<string, string>> {
  return { KUBECONFIG: sandbox.kubeconfig, DOCKER_HOST: sandbox.dockerHost, DOCKER_CONFIG: sandbox.dockerConfig };
}

/** Makes a namespace for one test and removes it with everything in it afterwards, without waiting for the last pod. */
export async function inNamespace<T>(sandbox: SandboxDescription, purpose: string, use: (namespace: string) => Promise<T>): Promise<T> {
  const namespace = await SandboxNamespace.create(sandbox.kubeconfig, purpose, AbortSignal.timeout(60_000));
  try {
    await letNamespacePull(namespace.name, AbortSignal.timeout(60_000));
    return await use(namespace.name);
  } finally {
    await namespace.remove();
  }
}
