import type { Command, CommandWord } from './commands.ts';
import { pipInstall } from './pipInstall.ts';

const wrappers = /^(?:exec|sudo|nohup|time|tini|dumb-init|catchsegv|xvfb-run)$/;
const script = /\.(?:py|sh)$/;

/** The words of a command that name files it reads at once, so that it fails when they are missing. */
export function usedFiles(command: Command): CommandWord[] {
  const words = unwrapped(command.words);
  const [first, ...rest] = words;
  if (!first || first.dynamic) return [];
  const name = first.text.replace(/^.*\//, '');
  return filesOf(command, name, first, rest).filter((word) => !word.dynamic && isPath(word.text));
}

function filesOf(command: Command, name: string, first: CommandWord, rest: readonly CommandWord[]): readonly CommandWord[] {
  const install = pipInstall(command);
  if (install) return [...install.files, ...install.constraints].sort((a, b) => a.span.start - b.span.start);
  if (/^python[\d.]*$/.test(name)) return ofPython(rest);
  if (/^(?:ba|da|z)?sh$/.test(name)) return plainArgument(rest, script);
  if (name === 'node') return plainArgument(rest, /\.[cm]?js$/);
  if (name === 'torchrun' || (name === 'accelerate' && rest[0]?.text === 'launch')) return firstScript(rest);
  if (name === 'streamlit' && rest[0]?.text === 'run') return plainArgument(rest.slice(1), /\.py$/);
  if (name === 'chmod') return rest.filter((word) => script.test(word.text));
  if (/^(?:conda|mamba|micromamba)$/.test(name)) return ofConda(rest);
  return first.text.includes('/') && script.test(first.text) ? [first] : [];
}

/** Programs that only start another one. */
function unwrapped(words: readonly CommandWord[]): readonly CommandWord[] {
  let at = 0;
  while (wrappers.test(words[at]?.text.replace(/^.*\//, '') ?? '')) {
    at++;
    while (words[at]?.text.startsWith('-')) at++;
  }
  return words.slice(at);
}

/** The script behind the interpreter's options; none behind `-m` and `-c`. */
function ofPython(words: readonly CommandWord[]): readonly CommandWord[] {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word || /^-[a-zA-Z]*[mc]$/.test(word.text)) break;
    if (word.text === '-W' || word.text === '-X') at++;
    else if (!word.text.startsWith('-')) return word.text.endsWith('.py') ? [word] : [];
  }
  const module = words.findIndex((word) => word.text === '-m');
  return /^torch\.distributed\.(?:run|launch)$/.test(words[module + 1]?.text ?? '') && module >= 0 ? firstScript(words.slice(module + 2)) : [];
}

function plainArgument(words: readonly CommandWord[], ending: RegExp): readonly CommandWord[] {
  const word = words.find((each) => !/^[-+]/.test(each.text));
  return word && ending.test(word.text) && !words.slice(0, words.indexOf(word)).some((each) => each.text.endsWith('c')) ? [word] : [];
}

function firstScript(words: readonly CommandWord[]): readonly CommandWord[] {
  const word = words.find((each) => !each.text.startsWith('-') && each.text.endsWith('.py'));
  return word ? [word] : [];
}

function ofConda(words: readonly CommandWord[]): readonly CommandWord[] {
  const isEnvironment = words[0]?.text === 'env' && /^(?:create|update)$/.test(words[1]?.text ?? '');
  const at = words.findIndex((word) => word.text === '-f' || word.text === '--file');
  const file = at < 0 ? undefined : words[at + 1];
  return isEnvironment && file ? [file] : [];
}

/** A path that can be followed: no address, no home directory, nothing of the system. */
function isPath(text: string): boolean {
  return text !== '' && !/[$`~*?[\]\\]/.test(text) && !/^[a-z+]+:\/\//.test(text) && !/^\/(?:dev|proc|sys|run)\//.test(text);
}
