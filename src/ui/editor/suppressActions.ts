import { CodeAction, CodeActionKind, languages, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Fix } from '../../core/lint/finding.ts';
import { unlessCancelled } from '../cancellation.ts';
import type { LintService } from '../services.ts';
import { configurationAction } from './configurationAction.ts';
import type { Diagnostics } from './diagnostics.ts';
import { lintedLanguages, lintRequestFor } from './lintRequest.ts';
import { toRange } from './toDiagnostic.ts';

/** Offers, behind the fixes of every finding, comments that silence it and changes of the configuration that do. */
export function registerSuppressActions(diagnostics: Diagnostics, service: LintService): Disposable {
  return languages.registerCodeActionsProvider(
    lintedLanguages,
    {
      provideCodeActions: async (document, range, { only }, token) => {
        if (only && !only.contains(CodeActionKind.QuickFix)) return [];
        const checked = await diagnostics.fresh(document);
        const request = lintRequestFor(document);
        if (!checked || !request) return [];
        const actions = checked.findings.map(async (finding, index) => {
          const diagnostic = checked.diagnostics[index];
          // Nothing of ours would silence the extension that shows the same.
          if (!diagnostic?.range.intersection(range) || diagnostics.collection.shownInstead(document.uri, diagnostic)) return [];
          const comments = (await unlessCancelled(token, (signal) => service.suppress(request, finding, signal))) ?? [];
          const changes = await service.configure(request, finding);
          return [...comments.map((fix) => toAction(document, fix)), ...changes.map(configurationAction)].map((action) => Object.assign(action, { diagnostics: [diagnostic] }));
        });
        return (await Promise.all(actions)).flat();
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

function toAction(document: TextDocument, { title, edits }: Fix): CodeAction {
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  action.edit = edit;
  return action;
}
