import type { Span } from '../../base/text.ts';
import { splitShell } from '../dockerfile/shell.ts';
import { isDynamicText, isTemplated } from '../yaml/maskTemplates.ts';
import { asScalar, asSeq, entryOf, type YamlScalar, type YamlSeq } from '../yaml/node.ts';
import { placeInScalar } from '../yaml/scalarPlaces.ts';
import { type ContainerEnvironment, expanded } from './containerEnvironment.ts';
import type { Container } from './manifest.ts';

/** A word of a command line. */
export interface CommandWord {
  /** Variables whose value is written in the same container are replaced. */
  readonly text: string;
  /** True where something that nobody knows here decides part of it. */
  readonly dynamic: boolean;
  /** Its place in the document. */
  readonly span: Span;
  /** The list whose item it is, and its place there; undefined for a word of a shell script. */
  readonly item: { readonly list: YamlSeq; readonly index: number } | undefined;
}

/** What a container is told to run. */
export interface ContainerCommand {
  /** The programs in their order: one, or each simple command of a shell script. */
  readonly programs: readonly (readonly CommandWord[])[];
  /** True where the image's own program is replaced by `command`. */
  readonly replaced: boolean;
}

const shellName = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/;

/**
 * The programs that `command` and `args` run: a script of `sh -c` is split into its commands. `text` is the document.
 * Answers undefined where a template decides one of the lists, so that nothing can be said.
 */
export function commandOf(container: Container, environment: ContainerEnvironment, text: string): ContainerCommand | undefined {
  const command = wordsOf(container, 'command', environment);
  const args = wordsOf(container, 'args', environment);
  if (!command || !args) return undefined;
  const programs = programsOf([...command.words, ...args.words], environment, text);
  return { programs, replaced: command.words.length > 0 };
}

/** The programs that words start: one, or, behind `sh -c`, each command of the script. `text` is the document. */
export function programsOf(words: readonly ScalarWord[], environment: ContainerEnvironment, text: string): readonly (readonly CommandWord[])[] {
  const script = scriptIn(words);
  return script ? commandsIn(script, environment, text) : words.length > 0 ? [words.map(({ word }) => word)] : [];
}

/** A word with the scalar that it stands in. */
export interface ScalarWord {
  readonly word: CommandWord;
  readonly scalar: YamlScalar;
}

function wordsOf(container: Container, field: 'command' | 'args', environment: ContainerEnvironment): { readonly words: readonly ScalarWord[] } | undefined {
  const entry = entryOf(container.node, field);
  if (!entry) return { words: [] };
  const list = asSeq(entry.value);
  if (!list) return asScalar(entry.value)?.value === null && entry.value.end === entry.value.start ? { words: [] } : undefined;
  const words: ScalarWord[] = [];
  for (const [index, node] of list.items.entries()) {
    const scalar = asScalar(node);
    if (!scalar) return undefined;
    const known = expanded(scalar.text, environment);
    words.push({ scalar, word: { text: known, dynamic: isDynamicText(known), span: { start: node.start, end: node.end }, item: { list, index } } });
  }
  return { words };
}

/** The script behind `sh -c`, `bash -lc` and the like. */
function scriptIn(words: readonly ScalarWord[]): YamlScalar | undefined {
  if (!shellName.test(words[0]?.word.text ?? '')) return undefined;
  const option = words.findIndex(({ word }, index) => index > 0 && /^-[a-z]*c$/.test(word.text));
  return option < 0 ? undefined : words[option + 1]?.scalar;
}

function commandsIn(script: YamlScalar, environment: ContainerEnvironment, text: string): readonly (readonly CommandWord[])[] {
  return splitShell(script.text).map(({ words }) => words.map((word): CommandWord => {
    const known = word.dynamic ? shellExpanded(expanded(word.text, environment), environment) : word.text;
    const dynamic = isTemplated(known) || (word.dynamic && /[$`*?]/.test(known));
    return { text: known, dynamic, span: placeInScalar(text, script, word.at, word.end), item: undefined };
  }));
}

function shellExpanded(text: string, environment: ContainerEnvironment): string {
  return text.replace(/\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g, (found, bare: string | undefined, braced: string | undefined) => environment.variables.get(bare ?? braced ?? '')?.literal ?? found);
}
