import { RelativePattern, type TextDocument, Uri, workspace } from 'vscode';
import { coalesce } from '../../base/event.ts';
import { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { LintService } from '../services.ts';
import type { Diagnostics } from './diagnostics.ts';
import { languageOf, workspaceFiles } from './documentKind.ts';
import type { WorkspaceProblems } from './workspaceProblems.ts';

/** How long changes are collected before anything is checked for them, in milliseconds. */
const pause = 150;

/**
 * Checks files again when a configuration, a CustomResourceDefinition or another file that may count for them changes: on disk, or in
 * an editor that has not saved it yet.
 */
export function watchConfigurations(service: LintService, diagnostics: Diagnostics, problems: WorkspaceProblems, log: Log): Disposables {
  const owned = new Disposables();
  const changes = owned.add(coalesce<string>(pause, (paths) => void checkFor([...new Set(paths)])));
  const tell = (uri: Uri): void => {
    if (uri.scheme === 'file' && ['yaml', 'dockerfile', 'pip-requirements'].includes(languageOf(uri.path))) changes.push(uri.fsPath);
  };
  const checkAgain = async (): Promise<void> => {
    diagnostics.checkAgain();
    await problems.checkAgain();
  };
  const checkFor = async (paths: readonly string[]): Promise<void> => {
    try {
      if (await service.changed(paths)) await checkAgain();
    } catch (error) {
      log.error(`what ${paths.join(', ')} means for other files is not known`, error);
    }
  };
  const watch = (pattern: string | RelativePattern): void => {
    const watcher = owned.add(workspace.createFileSystemWatcher(pattern));
    for (const event of [watcher.onDidCreate, watcher.onDidChange, watcher.onDidDelete]) owned.add(event(tell));
  };
  watch(workspaceFiles.include);
  const learned = owned.add(coalesce<void>(pause, () => void checkAgain().catch((error: unknown) => log.error('checking the open files again failed', error))));
  owned.add(service.onDidLearn(() => learned.push()));
  owned.add(workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) tell(document.uri);
  }));
  // What was typed and not saved is gone.
  owned.add(workspace.onDidCloseTextDocument(({ uri }) => tell(uri)));
  const watched = new Set<string>();
  /** A configuration above the workspace is not among the files that are watched. */
  const watchOutside = (document: TextDocument): void => {
    for (const path of diagnostics.current(document)?.basis?.configurations ?? []) {
      const uri = Uri.file(path);
      if (watched.has(path) || workspace.getWorkspaceFolder(uri)) continue;
      watched.add(path);
      watch(new RelativePattern(Uri.joinPath(uri, '..'), uri.path.slice(uri.path.lastIndexOf('/') + 1)));
    }
  };
  owned.add(diagnostics.onDidCheck(watchOutside));
  return owned;
}
