import { splitShell } from '../dockerfile/shell.ts';
import { type CommandWord, programsOf, type ScalarWord } from '../kubernetes/containerCommand.ts';
import { isDynamicText } from '../yaml/maskTemplates.ts';
import { asScalar, asSeq, entryOf } from '../yaml/node.ts';
import { placeInScalar } from '../yaml/scalarPlaces.ts';
import type { ComposeService } from './composeService.ts';

/**
 * The programs that `entrypoint` and `command` of a service start: one, or each command of a script of `sh -c`. Compose
 * splits a text into words as a shell would. `text` is the document; undefined where one of the two is not known.
 */
export function composePrograms({ map }: ComposeService, text: string): readonly (readonly CommandWord[])[] | undefined {
  const words: ScalarWord[] = [];
  for (const field of ['entrypoint', 'command']) {
    const value = entryOf(map, field)?.value;
    const list = asSeq(value);
    const scalar = asScalar(value);
    if (list) {
      for (const [index, node] of list.items.entries()) {
        const item = asScalar(node);
        if (!item) return undefined;
        words.push({ scalar: item, word: { text: item.text, dynamic: item.dynamic || isDynamicText(item.text), span: { start: node.start, end: node.end }, item: { list, index } } });
      }
    } else if (scalar && scalar.value !== null) {
      for (const word of splitShell(scalar.text).flatMap((command) => command.words)) {
        words.push({ scalar, word: { text: word.text, dynamic: word.dynamic || isDynamicText(word.text), span: placeInScalar(text, scalar, word.at, word.end), item: undefined } });
      }
    } else if (value && !scalar) return undefined;
  }
  return programsOf(words, { variables: new Map(), complete: true }, text);
}
