import { spawn } from 'node:child_process';
import { abortReason } from '../../base/async.ts';
import { AppError } from '../../base/errors.ts';
import type { JsonValue } from '../../core/json.ts';
import { asString, at } from '../../core/json.ts';
import type { DockerEnvironment } from '../docker/dockerEnvironment.ts';

/** A login for one registry. Every field is secret; never log it. */
export type RegistryLogin =
  | { readonly type: 'password'; readonly username: string; readonly password: string }
  /** A refresh token that the registry's token server exchanges for a short-lived one. */
  | { readonly type: 'identityToken'; readonly token: string }
  /** A bearer token that is sent as it is. */
  | { readonly type: 'registryToken'; readonly token: string };

/** Milliseconds a helper may take; some open a browser or ask a key ring first. */
const helperLimit = 60_000;

interface HelperAnswer {
  readonly code: number | null;
  readonly output: string;
  readonly complaint: string;
}

function run(command: string, input: string, environment: DockerEnvironment, signal: AbortSignal): Promise<HelperAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, ['get'], { env: { ...environment.variables }, stdio: 'pipe', windowsHide: true, signal });
    let output = '';
    let complaint = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.stdin.on('error', (error) => (complaint += error.message));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output, complaint }));
    child.stdin.end(`${input}\n`);
  });
}

/** The protocol prints the reason of a failure on standard output; of a success that holds the login instead. */
function failureText(answer: HelperAnswer): string {
  const text = answer.code === 0 ? 'its answer is not the JSON it should be' : answer.output.trim() || answer.complaint.trim();
  return (text.split('\n')[0] ?? '').slice(0, 300) || `it ended with code ${answer.code}`;
}

function parseAnswer(output: string): RegistryLogin | undefined {
  let json: JsonValue;
  try {
    json = JSON.parse(output) as JsonValue;
  } catch {
    return undefined; // The parser's message would quote the login.
  }
  const username = asString(at(json, 'Username'));
  const secret = asString(at(json, 'Secret'));
  if (username === undefined || secret === undefined) return undefined;
  return username === '<token>' ? { type: 'identityToken', token: secret } : { type: 'password', username, password: secret };
}

/**
 * Asks `docker-credential-<helper>` for the login of `key`, a registry as config.json names it. Undefined when the
 * helper knows none. Rejects with credentialHelperFailed, which never quotes what may be a login.
 */
export async function askCredentialHelper(helper: string, key: string, environment: DockerEnvironment, signal: AbortSignal): Promise<RegistryLogin | undefined> {
  const command = `docker-credential-${helper}`;
  const fail = (reason: string): AppError => new AppError('credentialHelperFailed', { helper: command, registry: key, reason });
  if (!/^[\w.-]+$/.test(helper)) throw fail('its name in config.json is not the name of a program');
  let answer: HelperAnswer;
  try {
    answer = await run(command, key, environment, AbortSignal.any([signal, AbortSignal.timeout(helperLimit)]));
  } catch (error) {
    if (signal.aborted) throw abortReason(signal);
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw fail(missing ? 'it is not installed' : error instanceof Error ? error.message : String(error));
  }
  if (answer.code !== 0 && /credentials not found/i.test(answer.output + answer.complaint)) return undefined;
  const login = answer.code === 0 ? parseAnswer(answer.output) : undefined;
  if (!login) throw fail(failureText(answer));
  return login;
}
