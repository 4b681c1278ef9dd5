import { KubeConfig, PortForward } from '@kubernetes/client-node';
import { createServer, type Server } from 'node:net';

/** Which port of which service is wanted. */
export interface ForwardTarget {
  readonly kubeconfig: string;
  readonly context: string;
  readonly namespace: string;
  readonly service: string;
  /** The port the container listens on. */
  readonly containerPort: number;
}

/** Opens a loopback port to a ready pod of a service for as long as `use` runs, as `kubectl port-forward` does. */
export async function withPortForward<T>(target: ForwardTarget, use: (url: string) => Promise<T>): Promise<T> {
  const config = new KubeConfig();
  config.loadFromFile(target.kubeconfig);
  config.setCurrentContext(target.context);
  const forward = new PortForward(config);
  const server = createServer((socket) => {
    forward.portForwardService(target.namespace, target.service, [target.containerPort], socket, null, socket).catch((error: unknown) => {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  const port = await listen(server);
  try {
    return await use(`http://127.0.0.1:${port}`);
  } finally {
    server.close();
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('no port'));
      else resolve(address.port);
    });
  });
}
