import { commands, l10n, ProgressLocation, window } from 'vscode';
import { signalOf } from '../cancellation.ts';
import { type LintSummary, summaryText } from '../editor/lintSummary.ts';
import type { WorkspaceProblems } from '../editor/workspaceProblems.ts';
import type { Command } from './command.ts';

/** Checks all files of the workspace, under a notification that can be cancelled, into the list of problems. */
export function lintWorkspace(problems: WorkspaceProblems): Command {
  return {
    needsTrust: false,
    run: async (_argument, { signal }) => {
      const summary = await checkWithProgress(problems, signal);
      // The command is over; the message may wait for its click much longer.
      if (summary) void tell(summary);
    },
  };
}

/** Answers undefined where the user cancelled. */
function checkWithProgress(problems: WorkspaceProblems, outer: AbortSignal): Thenable<LintSummary | undefined> {
  const title = l10n.t('Checking the workspace');
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
    const signal = signalOf(token, outer);
    const summary = await problems.checkAll(({ done, all }) => progress.report({ message: l10n.t('{0} of {1} files', done, all), increment: 100 / all }), signal);
    return signal.aborted ? undefined : summary;
  });
}

async function tell(summary: LintSummary): Promise<void> {
  const text = summaryText(summary, l10n);
  const showProblems = l10n.t('Show Problems');
  const isClean = Object.values(summary.findings).every((count) => count === 0);
  const picked = isClean ? await window.showInformationMessage(text) : await window.showWarningMessage(text, showProblems);
  if (picked === showProblems) await commands.executeCommand('workbench.actions.view.problems');
}
