import { isWithin, joinPath } from './paths.ts';

/** What may lie in an image at some point of its build, as far as the Dockerfile tells. */
export interface FileState {
  readonly workdir: string;
  /** Files that may exist, by their full paths. */
  readonly files: ReadonlySet<string>;
  /** Directories below which anything may exist. */
  readonly trees: readonly string[];
  /** Where volumes are mounted when the container runs. */
  readonly volumes: readonly string[];
}

/** A change to the state; undefined where from now on anything may exist anywhere. */
export type NextState = FileState | undefined;

/** True where the file may be there. */
export function mayExist(state: FileState, path: string): boolean {
  return state.files.has(path) || state.trees.some((tree) => isWithin(path, tree));
}

/** The state with another file that may exist. */
export function withFile(state: FileState, path: string): FileState {
  return { ...state, files: new Set([...state.files, joinPath(state.workdir, path)]) };
}

/** The state with another directory that may hold anything. */
export function withTree(state: FileState, path: string): FileState {
  return { ...state, trees: [...state.trees, joinPath(state.workdir, path)] };
}
