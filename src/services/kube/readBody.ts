import type { IncomingMessage } from 'node:http';
import { abortReason } from '../../base/async.ts';
import type { JsonValue } from '../../core/json.ts';
import type { ApiRequest, Connection } from './connection.ts';
import { parseJson } from './parseJson.ts';
import { type Attempt, refusal } from './refusal.ts';

/** The chunks of an answer's body; a broken connection rejects with clusterUnreachable. Always leaves it closed. */
export async function* readChunks(connection: Connection, response: IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of response) yield chunk as Buffer;
  } catch (error) {
    throw signal.aborted ? abortReason(signal) : connection.unreachable(error);
  } finally {
    response.destroy();
  }
}

/** The whole body as text. */
export async function readText(connection: Connection, response: IncomingMessage, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of readChunks(connection, response, signal)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends and answers the body as JSON; what is no success rejects with the error that `attempt` makes of it. */
export async function requestJson(connection: Connection, request: ApiRequest, attempt: Attempt, signal: AbortSignal): Promise<JsonValue> {
  return (await exchangeJson(connection, request, attempt, [], signal)).value;
}

/** The same for a caller that has a use for the answers with a `tolerated` status too; null where they are not JSON. */
export async function exchangeJson(
  connection: Connection,
  request: ApiRequest,
  attempt: Attempt,
  tolerated: readonly number[],
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly value: JsonValue }> {
  const response = await connection.send(request, signal);
  const text = await readText(connection, response, signal);
  const status = response.statusCode ?? 0;
  if (tolerated.includes(status)) return { status, value: parseJson(text) ?? null };
  if (status < 200 || status > 299) throw refusal(connection.contextName, status, text, attempt);
  const value = parseJson(text);
  if (value === undefined) throw refusal(connection.contextName, status, 'its answer is not JSON', attempt);
  return { status, value };
}
