import type { Command } from './commands.ts';
import { type FileState, type NextState, withFile, withTree } from './fileState.ts';
import { pipInstall } from './pipInstall.ts';

/** Programs that write no file into a directory of a project. */
const harmless = new Set(
  ('apt apt-get apt-key apk yum dnf microdnf zypper dpkg dpkg-reconfigure add-apt-repository conda mamba micromamba pip pip3 ' +
    'chmod chown chgrp rm rmdir mkdir ls pwd cat echo printf true false : env which type command test [ [[ set unset export read sleep exit ' +
    'useradd adduser usermod groupadd addgroup passwd chpasswd ldconfig locale-gen update-locale dpkg-query update-ca-certificates update-alternatives ' +
    'sed grep find head tail wc sort uname id whoami date nproc nvidia-smi nvcc hash ulimit umask trap wait activate').split(' '),
);

/** Programs that write into the working directory or where an argument says. */
const writers = new Set('wget curl git tar unzip gunzip gzip bunzip2 aria2c axel'.split(' '));

/** Programs whose last argument is where they write. */
const copiers = new Set('cp mv ln install rsync'.split(' '));

/** What lies in the image after a command of a RUN, which runs in `state.workdir`. */
export function afterCommand(command: Command, state: FileState): NextState {
  const [first, ...rest] = command.words[0]?.text === 'sudo' ? command.words.slice(1) : command.words;
  if (!first) return state;
  if (first.dynamic) return undefined;
  const name = first.text.replace(/^.*\//, '');
  if (name === 'find' && rest.some(({ text }) => /^-(?:exec|ok|f(?:print|ls))/.test(text))) return undefined;
  if (pipInstall(command)) return afterInstalling(rest, state);
  if (harmless.has(name) || isPythonModule(command, /^(?:pip|venv|ensurepip)$/)) return state;
  if (name === '.' || name === 'source') return rest[0]?.text.endsWith('activate') ? state : undefined;
  if (name === 'uv') return /^(?:pip (?!compile)|venv|sync|python)/.test(rest.map((word) => word.text).join(' ')) ? state : undefined;
  if (copiers.has(name)) return afterCopying(rest.filter((word) => !word.text.startsWith('-')), state);
  if (name === 'touch' || name === 'tee') return afterWriting(rest, state);
  return writers.has(name) ? afterWriting(rest, withTree(state, '.')) : undefined;
}

/** pip writes below the folders of the system, or where it is told to. */
function afterInstalling(words: Command['words'], state: FileState): NextState {
  const flag = words.findIndex(({ text }) => /^(?:-t|--target|--prefix|--root)(?:=|$)/.test(text));
  const target = words[flag]?.text.includes('=') === true ? words[flag] : words[flag + 1];
  if (flag < 0 || !target) return state;
  return target.dynamic ? undefined : withTree(state, target.text.replace(/^--\w+=/, ''));
}

function isPythonModule(command: Command, module: RegExp): boolean {
  const [program, flag, name] = command.words;
  return /(?:^|\/)python[\d.]*$/.test(program?.text ?? '') && flag?.text === '-m' && module.test(name?.text ?? '');
}

function afterCopying(words: Command['words'], state: FileState): NextState {
  const target = words.at(-1);
  if (!target || target.dynamic || target.text.startsWith('~')) return undefined;
  return withTree(state, target.text);
}

function afterWriting(words: Command['words'], state: FileState): NextState {
  let next: FileState = state;
  for (const word of words) {
    const path = word.text.replace(/^-[A-Za-z](?=\/)|^--[\w-]+=/, '');
    if (path.startsWith('-') || /^[a-z+]+:\/\//.test(path)) continue;
    if (word.dynamic) return undefined;
    next = withFile(withTree(next, path), path);
  }
  return next;
}
