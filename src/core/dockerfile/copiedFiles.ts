import { baseName } from '../../base/paths.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';
import { type FileState, type NextState, withFile, withTree } from './fileState.ts';
import { resolve } from './resolve.ts';

/** Endings of what people give to files only; everything else may be a directory. */
const fileEnding = /\.(?:py|txt|sh|toml|ya?ml|json|cfg|ini|lock|md|h5|pt|pth|onnx|pkl|csv|js|mjs|cjs|ts|go|mod|sum|ipynb|safetensors|gguf|bin|so|conf|properties|xml|proto|env)$/i;
const archive = /\.(?:tar|tgz|tar\.\w+|tbz2?|txz)$/i;

/** What a COPY or ADD brings: undefined where its words depend on what nobody knows. */
export function afterCopy(file: Dockerfile, instruction: Instruction, state: FileState): NextState {
  if (instruction.flags.some((flag) => flag.name === 'parents')) return undefined;
  const words = instruction.words.map((word) => resolve(file, word.text, instruction));
  const target = words.at(-1);
  if (target === undefined || words.length < 2) return undefined;
  let next: FileState = state;
  for (const [index, source] of words.slice(0, -1).entries()) {
    if (source === undefined) return undefined;
    const heredoc = instruction.heredocs.find((each) => each.marker.start === instruction.words[index]?.span.start);
    next = withSource(instruction, heredoc ? heredoc.name : source, target, next);
  }
  return next;
}

/** `COPY a.py dir` may make a file called dir or put a.py into a directory dir: both may exist. */
function withSource(instruction: Instruction, source: string, target: string, state: FileState): FileState {
  const name = baseName(source.replace(/\/+$/, ''));
  const isFile = fileEnding.test(name) && !source.endsWith('/') && !/[*?[\]]/.test(source);
  if (!isFile || (instruction.name === 'ADD' && (archive.test(name) || source.includes('.git')))) return withTree(state, target);
  const inside = withFile(state, `${target}/${name}`);
  return /(?:^|\/)\.{0,2}$/.test(target) ? inside : withFile(inside, target);
}
