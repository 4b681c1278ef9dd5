/** Publisher and name, as package.json has them. */
export const extensionId = 'slipway.slipway';

/** Every command of the extension. package.json declares the same ones, and the table in commands/ implements them. */
export const commandIds = [
  'slipway.workspace.deploy',
  'slipway.deploy.show',
  'slipway.deploy.output',
  'slipway.deploy.cancel',
  'slipway.cluster.choose',
  'slipway.cluster.namespace',
  'slipway.cluster.connect',
  'slipway.cluster.disconnect',
  'slipway.cluster.pin',
  'slipway.cluster.unpin',
  'slipway.image.build',
  'slipway.image.push',
  'slipway.image.copyReference',
  'slipway.image.refresh',
  'slipway.model.logs',
  'slipway.model.forward',
  'slipway.model.stopForward',
  'slipway.lint.workspace',
  'slipway.lint.fixAll',
  'slipway.log.show',
] as const;
export type CommandId = (typeof commandIds)[number];

/** The trees in the activity bar's Slipway container. */
export const viewIds = ['slipway.images', 'slipway.clusters', 'slipway.models'] as const;
export type ViewId = (typeof viewIds)[number];

/** The context keys that `when` clauses of package.json read, with the values they may have. */
export interface ContextKeys {
  /** What the Images view knows of the engine. */
  'slipway.engine': 'unknown' | 'reachable' | 'unreachable';
  /** What the Clusters view knows of the kubeconfig. */
  'slipway.kubeconfig': 'unknown' | 'usable' | 'missing' | 'invalid';
  /** Whether a cluster is connected, so that the Models view can have rows. */
  'slipway.connected': boolean;
  /** Whether a deploy is running in this window. */
  'slipway.deploying': boolean;
  /** Whether a port of a pod is forwarded to this machine. */
  'slipway.forwarding': boolean;
}

export const contextKeyNames = ['slipway.engine', 'slipway.kubeconfig', 'slipway.connected', 'slipway.deploying', 'slipway.forwarding'] as const satisfies readonly (keyof ContextKeys)[];
