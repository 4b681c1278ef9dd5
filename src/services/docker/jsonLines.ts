import type { JsonObject } from '../../core/json.ts';

/** One line of a stream: an object, or the text of a line that is none. */
export type StreamLine = { readonly type: 'object'; readonly value: JsonObject } | { readonly type: 'text'; readonly text: string };

/** A line longer than this many characters is handed on in pieces rather than collected without end. */
const longestLine = 4 * 1024 * 1024;

function readLine(line: string): StreamLine | undefined {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (text.trim() === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { type: 'object', value: value as JsonObject };
  } catch {
    // Proxies and older engines put plain sentences between the messages: they are shown, not thrown.
    return { type: 'text', text };
  }
  return { type: 'text', text };
}

/**
 * Splits a stream of bytes into JSON lines. A character whose bytes come in two chunks stays whole, and the last line
 * counts even without a line break. Errors of the stream pass through.
 */
export async function* readJsonLines(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<StreamLine, void, undefined> {
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of chunks) {
    waiting += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (waiting.length > longestLine && !waiting.includes('\n')) waiting += '\n';
    const pieces = waiting.split('\n');
    waiting = pieces.pop() ?? '';
    for (const piece of pieces) {
      const line = readLine(piece);
      if (line) yield line;
    }
  }
  const last = readLine(waiting + decoder.decode());
  if (last) yield last;
}
