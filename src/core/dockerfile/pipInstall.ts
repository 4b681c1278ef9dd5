import { baseName } from '../../base/paths.ts';
import type { Command, CommandWord } from './commands.ts';

/** What a `pip install` or `uv pip install` asks for. */
export interface PipInstall {
  /** `--index-url`: the only index. */
  readonly index: CommandWord | undefined;
  /** `--extra-index-url`: searched besides. */
  readonly extraIndexes: readonly CommandWord[];
  readonly requirements: readonly CommandWord[];
  /** The files behind `-r`. */
  readonly files: readonly CommandWord[];
  /** The files behind `-c`. */
  readonly constraints: readonly CommandWord[];
}

/** Options of pip and uv whose value is the next word. */
const withValue = new Set(
  ('-i --index-url --extra-index-url --index --default-index -f --find-links -r --requirement --requirements -c --constraint --constraints -e --editable -t --target --root --prefix ' +
    '--python -p --platform --python-version --implementation --abi --only-binary --no-binary --progress-bar --timeout --retries --trusted-host ' +
    '--proxy --cache-dir --src --build --config-settings --global-option --report --upgrade-strategy --log --index-strategy --torch-backend').split(' '),
);

const fileOption = /^(?:-r|--requirements?)$/;
const constraintOption = /^(?:-c|--constraints?)$/;

/** Reads a command as an installation of Python packages; undefined when it is something else. */
export function pipInstall(command: Command): PipInstall | undefined {
  const rest = afterInstall(command.words);
  if (!rest) return undefined;
  let index: CommandWord | undefined;
  const extraIndexes: CommandWord[] = [];
  const requirements: CommandWord[] = [];
  const files: CommandWord[] = [];
  const constraints: CommandWord[] = [];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at];
    if (!word) break;
    const [, option = '', glued] = /^(-{1,2}[^=]+)(?:=(.*))?$/s.exec(word.text) ?? [];
    if (option === '') {
      requirements.push(word);
      continue;
    }
    const value = glued === undefined ? (withValue.has(option) ? rest[++at] : undefined) : { ...word, text: glued };
    if (!value) continue;
    if (option === '-i' || option === '--index-url' || option === '--default-index') index = value;
    if (fileOption.test(option)) files.push(value);
    if (constraintOption.test(option)) constraints.push(value);
    if (option === '--extra-index-url' || option === '--index') extraIndexes.push(value);
  }
  return { index, extraIndexes, requirements, files, constraints };
}

/** The words behind `install`, for the usual ways to call pip. */
function afterInstall(words: readonly CommandWord[]): readonly CommandWord[] | undefined {
  const nameAt = (index: number): string => baseName(words[index]?.text ?? '');
  if (!/^(?:sudo|uv|pip[\d.]*|python[\d.]*)$/.test(nameAt(0))) return undefined;
  let at = nameAt(0) === 'sudo' ? 1 : 0;
  if (/^python[\d.]*$/.test(nameAt(at)) && nameAt(at + 1) === '-m') at += 2;
  if (nameAt(at) === 'uv' && nameAt(at + 1) === 'pip') at++;
  if (!/^pip[\d.]*$/.test(nameAt(at))) return undefined;
  const install = words.findIndex((_, index) => index > at && nameAt(index) === 'install');
  const optionsOnly = words.slice(at + 1, install).every(({ text }) => text.startsWith('-'));
  return install < 0 || !optionsOnly ? undefined : words.slice(install + 1);
}
