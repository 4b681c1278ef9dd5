import { type ChildProcess, spawn } from 'node:child_process';
import { abortReason } from '../../base/async.ts';
import { AppError } from '../../base/errors.ts';
import { asObject, asString, at, type JsonObject } from '../../core/json.ts';
import type { ClusterEntry, PluginEntry } from './kubeconfigEntry.ts';
import { parseJson } from './parseJson.ts';
import { clause } from './clause.ts';

/** What a login program answered. Secret. `expires` is milliseconds since 1970. */
export interface PluginCredential {
  readonly token: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  readonly expires: number | undefined;
}

/** What a run needs beside the kubeconfig's own words. */
export interface PluginRun {
  /** For messages. */
  readonly context: string;
  readonly cluster: ClusterEntry;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Gets what the program says on stderr, line by line: device codes and login addresses for the user. */
  readonly prompt?: (line: string) => void;
}

/** An interactive login in a browser takes minutes; nobody waits longer than this, in milliseconds. */
const patience = 300_000;

/**
 * Runs a login program once, by the protocol client.authentication.k8s.io. Throws credentialPluginFailed where it is
 * missing, needs a terminal, fails or answers something else. An abort ends the program.
 */
export async function runPlugin(plugin: PluginEntry, run: PluginRun, signal: AbortSignal): Promise<PluginCredential> {
  const fail = (reason: string, cause?: unknown): AppError =>
    new AppError('credentialPluginFailed', { command: plugin.command, context: run.context, reason: clause(reason) }, { cause });
  if (plugin.interactiveMode === 'Always') throw fail('it needs a terminal; log in there once and use a login that works without');
  const child = spawn(plugin.command, [...plugin.args], {
    env: { ...run.environment, ...plugin.env, KUBERNETES_EXEC_INFO: JSON.stringify(execInfo(plugin, run.cluster)) },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = await outcome(child, run.prompt, signal);
  if (ended.type === 'missing') throw fail(`it is not installed or not on the PATH. ${plugin.installHint}`, ended.error);
  if (ended.type === 'late') throw fail('it gave no answer within five minutes');
  if (ended.code !== 0) throw fail(`${lastLine(ended.stderr) || 'it said nothing'} (exit ${ended.code ?? 'by a signal'})`);
  const credential = readCredential(ended.stdout, plugin);
  if (typeof credential === 'string') throw fail(credential);
  return credential;
}

type Outcome =
  | { readonly type: 'missing'; readonly error: Error }
  | { readonly type: 'late' }
  | { readonly type: 'ended'; readonly code: number | null; readonly stdout: string; readonly stderr: string };

function outcome(child: ChildProcess, prompt: ((line: string) => void) | undefined, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    const stop = (): void => void child.kill();
    const timer = setTimeout(() => {
      stop();
      resolve({ type: 'late' });
    }, patience);
    const onAbort = (): void => {
      stop();
      reject(abortReason(signal));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-8192);
      for (const line of text.split(/\r?\n/)) if (line.trim() !== '') prompt?.(line);
    });
    const settle = (result: Outcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(result);
    };
    child.on('error', (error) => settle({ type: 'missing', error }));
    child.on('close', (code) => settle({ type: 'ended', code, stdout, stderr }));
    if (signal.aborted) onAbort();
  });
}

function execInfo(plugin: PluginEntry, cluster: ClusterEntry): JsonObject {
  const spec: JsonObject = {
    interactive: false,
    ...(plugin.provideClusterInfo && {
      cluster: {
        server: cluster.server,
        ...(cluster.tlsServerName !== undefined && { 'tls-server-name': cluster.tlsServerName }),
        ...(cluster.skipTlsVerify && { 'insecure-skip-tls-verify': true }),
        ...(cluster.caData !== undefined && { 'certificate-authority-data': cluster.caData }),
        ...(cluster.proxyUrl !== undefined && { 'proxy-url': cluster.proxyUrl }),
      },
    }),
  };
  return { apiVersion: plugin.apiVersion, kind: 'ExecCredential', spec };
}

/** The credential, or the clause that says what is wrong with the answer. Never quotes the answer: it may hold a secret. */
function readCredential(text: string, plugin: PluginEntry): PluginCredential | string {
  const answer = parseJson(text);
  if (answer === undefined) return 'its answer is not JSON';
  if (asString(at(answer, 'kind')) !== 'ExecCredential') return 'its answer is not an ExecCredential';
  const version = asString(at(answer, 'apiVersion'));
  if (version !== plugin.apiVersion) return `it answered in ${version ?? 'no version'} instead of ${plugin.apiVersion}`;
  const status = asObject(at(answer, 'status'));
  const token = asString(status['token']);
  const certificate = asString(status['clientCertificateData']);
  const key = asString(status['clientKeyData']);
  if (token === undefined && (certificate === undefined || key === undefined)) return 'its answer has neither a token nor a certificate with its key';
  const expires = Date.parse(asString(status['expirationTimestamp']) ?? '');
  return { token, certificate, key, expires: Number.isNaN(expires) ? undefined : expires };
}

function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
}
