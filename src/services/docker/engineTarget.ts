import { AppError } from '../../base/errors.ts';
import type { DockerEnvironment } from './dockerEnvironment.ts';

/** Where the certificates of a TLS endpoint are. */
export interface TlsFiles {
  readonly folder: string;
  /** True when the server's certificate is to be believed unseen. */
  readonly skipVerify: boolean;
}

/** How an engine is reached. */
export type Endpoint =
  | { readonly type: 'socket'; readonly path: string }
  | { readonly type: 'tcp'; readonly host: string; readonly port: number; readonly tls: TlsFiles | undefined }
  /** Through `docker … system dial-stdio`; `arguments` choose the engine for that CLI. */
  | { readonly type: 'ssh'; readonly arguments: readonly string[] };

/** An engine that was chosen, with the surroundings it was chosen in. */
export interface EngineTarget {
  /** The docker context, `default` when none was asked for. */
  readonly context: string;
  /** The address for people, for example `unix:///var/run/docker.sock`, without a password. */
  readonly address: string;
  readonly endpoint: Endpoint;
  readonly environment: DockerEnvironment;
}

const schemePattern = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i;

function invalid(where: string, host: string): AppError {
  return new AppError('configurationInvalid', { file: where, reason: `"${withoutPassword(host)}" is no address of a Docker engine` });
}

/** The address without the password that it may carry. */
export function withoutPassword(host: string): string {
  return host.replace(/(:\/\/[^:/@]*):[^@/]*@/, '$1@');
}

function tcpEndpoint(host: string, rest: string, tls: TlsFiles | undefined, where: string): Endpoint {
  const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
  if (!url || url.hostname === '') throw invalid(where, host);
  const port = url.port === '' ? (/:80(?:\/|$)/.test(rest) ? 80 : tls ? 2376 : 2375) : Number(url.port);
  return { type: 'tcp', host: url.hostname.replace(/^\[|\]$/g, ''), port, tls };
}

/**
 * Reads an address as DOCKER_HOST and contexts write it. `sshArguments` tell the docker CLI which engine an ssh
 * address means; `where` is named in the error for an address that is none.
 */
export function parseEndpoint(host: string, tls: TlsFiles | undefined, sshArguments: readonly string[], where: string): Endpoint {
  const [, scheme = 'tcp', rest = host] = schemePattern.exec(host) ?? [];
  switch (scheme.toLowerCase()) {
    case 'unix':
      return { type: 'socket', path: rest || '/var/run/docker.sock' };
    case 'npipe':
      return { type: 'socket', path: rest || '//./pipe/docker_engine' };
    case 'tcp':
    case 'http':
      return tcpEndpoint(host, rest, tls, where);
    case 'https':
      return tcpEndpoint(host, rest, tls ?? { folder: '', skipVerify: false }, where);
    case 'ssh':
      return { type: 'ssh', arguments: sshArguments };
    default:
      throw invalid(where, host);
  }
}
