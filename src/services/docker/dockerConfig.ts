import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { asObject, asString, at } from '../../core/json.ts';
import { type DockerEnvironment, dockerConfigFolder } from './dockerEnvironment.ts';

/** The parts of config.json that concern contexts and logins. `auths` holds passwords: never log it. */
export interface DockerConfig {
  readonly currentContext: string | undefined;
  readonly credsStore: string | undefined;
  readonly credHelpers: Readonly<Record<string, string>>;
  readonly auths: JsonObject;
}

function onlyStrings(value: JsonValue | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(asObject(value)).flatMap(([key, item]) => (typeof item === 'string' ? [[key, item]] : [])));
}

/** True for the errors of node:fs that mean "there is no such file". */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Parses a JSON file; undefined when there is none. Rejects with configurationInvalid, which never quotes the text. */
export async function readJsonFile(path: string): Promise<JsonValue | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw new AppError('fileUnreadable', { path, reason: cause instanceof Error ? cause.message : String(cause) });
  }
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    // The message of JSON.parse quotes the text, and a docker configuration holds passwords.
    throw new AppError('configurationInvalid', { file: path, reason: 'it is not JSON' });
  }
}

/** Reads config.json anew: logins change under a running editor. A missing file is an empty configuration. */
export async function readDockerConfig(environment: DockerEnvironment): Promise<DockerConfig> {
  const json = await readJsonFile(join(dockerConfigFolder(environment), 'config.json'));
  return {
    currentContext: asString(at(json, 'currentContext')) || undefined,
    credsStore: asString(at(json, 'credsStore')) || undefined,
    credHelpers: onlyStrings(at(json, 'credHelpers')),
    auths: asObject(at(json, 'auths')),
  };
}
