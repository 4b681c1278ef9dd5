import { type EngineMessage, readEngineMessage } from '../../core/images/engineMessage.ts';
import { readJsonLines } from './jsonLines.ts';

/**
 * The messages of an answer to build or push. A line that is no JSON goes to `stray`. What breaks the stream passes
 * through; an error that the engine reports is a message like the others.
 */
export async function* followMessages(
  chunks: AsyncIterable<Uint8Array | string>,
  stray: (text: string) => void,
): AsyncGenerator<EngineMessage, void, undefined> {
  for await (const line of readJsonLines(chunks)) {
    if (line.type === 'text') stray(line.text);
    else yield readEngineMessage(line.value);
  }
}
