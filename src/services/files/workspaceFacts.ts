import { inSlices } from '../../base/steps.ts';
import { factSteps } from '../../core/workspace/readFacts.ts';
import { createWorkspace, type WorkspaceIndex } from '../../core/workspace/workspace.ts';
import { slashed } from './slashed.ts';

/** What the files of a folder say of each other. */
export interface WorkspaceFacts {
  /** By the paths that the editor has for files: with `/`, also in front of a drive. */
  readonly index: WorkspaceIndex;
  /** Reads all files the first time; resolves when what they say is known. */
  readonly readAll: () => Promise<void>;
  /** Hears that what this text says is in the index, because the text was judged: it need not be read once more. */
  readonly judged: (path: string, text: string) => void;
  /** Reads files again that were changed, made or deleted; true where they say something else now. */
  readonly changed: (paths: readonly string[]) => Promise<boolean>;
}

/** Where facts come from. */
export interface FactSources {
  /** The files of the folder, absolute. */
  readonly files: () => Promise<readonly string[]>;
  /** True for a path that `files` would name if it were there. */
  readonly accepts: (path: string) => boolean;
  /** The text of a file; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
}

/** Longer texts are data, in UTF-16 units. */
const longest = 1_000_000;

/** Opens the facts of a folder; nothing is read before it is asked for, and the signal ends what goes on. */
export function openWorkspaceFacts({ files, accepts, read }: FactSources, signal: AbortSignal): WorkspaceFacts {
  const index = createWorkspace();
  const judgedTexts = new Map<string, string>();
  const readOne = async (file: string): Promise<void> => {
    const [path, text] = [pathOf(file), await read(file)];
    if (text !== undefined && judgedTexts.get(path) === text) return;
    judgedTexts.delete(path);
    if (text === undefined || text.length > longest) index.delete(path);
    else index.set(await inSlices(factSteps({ path, text }), signal));
  };
  const readEach = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths.map(slashed).filter(accepts)) await readOne(path);
  };
  let reading: Promise<void> | undefined;
  return {
    index,
    judged: (path, text) => {
      judgedTexts.set(path, text);
    },
    readAll: () => (reading ??= files().then(readEach)),
    changed: async (paths) => {
      const before = index.revision;
      await readEach(paths);
      return index.revision !== before;
    },
  };
}

function pathOf(file: string): string {
  return file.startsWith('/') ? file : `/${file}`;
}
