import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sends this file instead of `body`. */
  readonly bodyFile?: string;
  /** Speak to this unix socket instead of the URL's host. */
  readonly socketPath?: string;
  /** PEM texts; without `ca` an https server's certificate is not verified. */
  readonly tls?: { readonly ca?: string; readonly cert?: string; readonly key?: string };
  /** Milliseconds until the request is given up. Default: 10 s. */
  readonly timeout?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** One request and its whole answer. Rejects when there is no answer; any status is an answer. */
export function http(url: string, request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const options: RequestOptions = {
      method: request.method ?? 'GET',
      headers: { ...request.headers },
      signal: AbortSignal.any([signal, AbortSignal.timeout(request.timeout ?? 10_000)]),
      ...(request.socketPath === undefined ? {} : { socketPath: request.socketPath }),
    };
    const tls = { ...request.tls, rejectUnauthorized: request.tls?.ca !== undefined };
    const onAnswer = (answer: IncomingMessage): void => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      answer.on('error', reject);
    };
    const sent = url.startsWith('https:') ? secureRequest(url, { ...options, ...tls }, onAnswer) : plainRequest(url, options, onAnswer);
    sent.on('error', reject);
    if (request.bodyFile === undefined) sent.end(request.body);
    else pipeline(createReadStream(request.bodyFile), sent).catch(reject);
  });
}

/** True when the address answers with 200 within two seconds. */
export async function answersOk(url: string, request: HttpRequest, signal: AbortSignal): Promise<boolean> {
  try {
    return (await http(url, { timeout: 2000, ...request }, signal)).status === 200;
  } catch {
    return false;
  }
}
