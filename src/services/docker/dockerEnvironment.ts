import { join } from 'node:path';

/** What the docker CLI would look at in its surroundings, as values, so that two engines can have different ones. */
export interface DockerEnvironment {
  /** Environment variables: DOCKER_HOST, DOCKER_CONTEXT, DOCKER_CONFIG and so on, and PATH for what is spawned. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  readonly home: string;
  /** As in process.platform. */
  readonly platform: string;
}

/** The folder of config.json, contexts and certificates: DOCKER_CONFIG, otherwise `.docker` at home. */
export function dockerConfigFolder(environment: DockerEnvironment): string {
  return environment.variables['DOCKER_CONFIG'] || join(environment.home, '.docker');
}

/** A value of an environment variable; an empty one counts as not set, as it does for the CLI. */
export function variable(environment: DockerEnvironment, name: string): string | undefined {
  return environment.variables[name] || undefined;
}
