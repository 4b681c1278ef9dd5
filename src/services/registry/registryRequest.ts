import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { abortReason } from '../../base/async.ts';

/** An answer of a registry or of its token server; bodies longer than a megabyte are cut off. */
export interface RegistryAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** A request; the URL decides between HTTP and HTTPS. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** True to believe any certificate, for registries that the engine is told to treat as insecure. */
  readonly skipVerify?: boolean;
}

/** Milliseconds until a registry that says nothing counts as unreachable. */
const silenceLimit = 20_000;
const longestBody = 1024 * 1024;

/** Sends one request and follows nothing. Rejects with the error of the connection or the signal's reason. */
export function sendRegistryRequest(request: RegistryRequest, signal: AbortSignal): Promise<RegistryAnswer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(abortReason(signal));
    const fail = (error: Error): void => reject(signal.aborted ? abortReason(signal) : error);
    const send = request.url.protocol === 'https:' ? tlsRequest : plainRequest;
    const outgoing = send(
      request.url,
      { method: request.method, headers: request.headers, signal, timeout: silenceLimit, rejectUnauthorized: request.skipVerify !== true },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => {
          if (body.length < longestBody) body += text;
        });
        answer.on('error', fail);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`it did not answer within ${silenceLimit / 1000} s`)));
    outgoing.on('error', fail);
    outgoing.end(request.body);
  });
}
