import type { LogLine, LogOptions } from '../../core/clusters/clusterApi.ts';
import type { Connection } from './connection.ts';
import { readChunks, readText } from './readBody.ts';
import { readLines } from './readLines.ts';
import { refusal } from './refusal.ts';

/**
 * One stream of a container's log, however long it is silent. A refusal, such as that of a container that is waiting
 * to start, rejects with the server's own words.
 */
export async function* podLogs(connection: Connection, namespace: string, pod: string, options: LogOptions, signal: AbortSignal): AsyncGenerator<LogLine, void, undefined> {
  const { container, follow, previous, tailLines, sinceTime } = options;
  const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}/log`;
  const query = { container, follow, previous, tailLines, sinceTime, timestamps: true };
  const response = await connection.send({ path, query, patient: follow }, signal);
  if (response.statusCode !== 200) {
    const text = await readText(connection, response, signal);
    throw refusal(connection.contextName, response.statusCode ?? 0, text, { action: `read the log of ${pod} in ${namespace}` });
  }
  for await (const line of readLines(readChunks(connection, response, signal))) yield readLine(line);
}

/** `time text`; words of the kubelet itself have no time. */
function readLine(line: string): LogLine {
  const space = line.indexOf(' ');
  const time = space < 0 ? line : line.slice(0, space);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(time)) return { time: '', text: line };
  return { time, text: space < 0 ? '' : line.slice(space + 1) };
}
