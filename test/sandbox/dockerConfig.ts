import { statePath } from './directories.ts';
import { readJson, writeJson } from './jsonFile.ts';

export const dockerConfigDirectory = statePath('docker');

/** Writes the docker configuration of the sandbox, which logs in to its secured registry. */
export function writeDockerConfig(login: { readonly host: string; readonly username: string; readonly password: string }): void {
  const path = statePath('docker', 'config.json');
  const wanted = { auths: { [login.host]: { auth: Buffer.from(`${login.username}:${login.password}`).toString('base64') } } };
  if (JSON.stringify(readJson(path)) !== JSON.stringify(wanted)) writeJson(path, wanted);
}
