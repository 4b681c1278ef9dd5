import { clientTls, hasCertificates } from './certificates.ts';
import { answersOk, http, type HttpAnswer } from './http.ts';
import type { Ports } from './ports.ts';

/** Talks to the sandbox's API server as its administrator; `path` begins with `/`. */
export function clusterRequest(ports: Ports, method: string, path: string, body: unknown, signal: AbortSignal, contentType = 'application/json'): Promise<HttpAnswer> {
  const headers = { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': contentType }) };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return http(`https://127.0.0.1:${ports.apiServer}${path}`, { method, headers, tls: clientTls('admin'), ...sent }, signal);
}

/** The parsed object at a path, or undefined when there is none. Throws when the server refuses or does not answer. */
export async function clusterGet(ports: Ports, path: string, signal: AbortSignal): Promise<unknown> {
  const answer = await clusterRequest(ports, 'GET', path, undefined, signal);
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw new Error(`GET ${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return JSON.parse(answer.text);
}

/** Creates the object or brings it to this form (server-side apply). */
export async function clusterApply(ports: Ports, path: string, object: unknown, signal: AbortSignal): Promise<void> {
  const answer = await clusterRequest(ports, 'PATCH', `${path}?fieldManager=slipway-sandbox&force=true`, object, signal, 'application/apply-patch+yaml');
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`applying ${path} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
}

/** Whether a health address of one of the cluster's processes answers with 200. */
export async function clusterAnswers(port: number, path: string, signal: AbortSignal): Promise<boolean> {
  return hasCertificates() && answersOk(`https://127.0.0.1:${port}${path}`, { tls: clientTls('admin') }, signal);
}
