import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJsonLines, type StreamLine } from '../../../../src/services/docker/jsonLines.ts';

async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size: number): Promise<readonly StreamLine[]> {
  const lines: StreamLine[] = [];
  for await (const line of readJsonLines(chunked(Buffer.from(text), size))) lines.push(line);
  return lines;
}

test('characters whose bytes arrive apart stay whole, whatever the size of the chunks', async () => {
  const text = '{"stream":"häß 漢字 🚀"}\r\n\n{"stream":"zwei"}\n';
  for (let size = 1; size < 12; size++) {
    assert.deepEqual(await read(text, size), [
      { type: 'object', value: { stream: 'häß 漢字 🚀' } },
      { type: 'object', value: { stream: 'zwei' } },
    ]);
  }
});

test('a line that is no JSON object is text and does not end the stream', async () => {
  assert.deepEqual(await read('<html>bad gateway</html>\n{"a":1}\n[1]\n"x"\n{broken\n', 7), [
    { type: 'text', text: '<html>bad gateway</html>' },
    { type: 'object', value: { a: 1 } },
    { type: 'text', text: '[1]' },
    { type: 'text', text: '"x"' },
    { type: 'text', text: '{broken' },
  ]);
});

test('the last line counts without a line break', async () => {
  assert.deepEqual(await read('{"error":"x"}', 4), [{ type: 'object', value: { error: 'x' } }]);
});

test('a line without end is handed on in pieces', async () => {
  const lines = await read('x'.repeat(9 * 1024 * 1024), 1024 * 1024);
  assert.equal(lines.length, 2);
});

async function* breaking(): AsyncGenerator<Buffer> {
  yield Buffer.from('{"a":1}\n{"b"');
  throw new Error('cut off');
}

test('what breaks the stream is thrown after the lines before it', async () => {
  const seen: StreamLine[] = [];
  await assert.rejects(async () => {
    for await (const line of readJsonLines(breaking())) seen.push(line);
  }, /cut off/);
  assert.equal(seen.length, 1);
});
