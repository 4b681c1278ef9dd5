import { CodeAction, CodeActionKind, languages, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Fix } from '../../core/lint/finding.ts';
import { unlessCancelled } from '../cancellation.ts';
import type { LintService } from '../services.ts';
import type { Diagnostics } from './diagnostics.ts';
import { lintedLanguages, lintRequestFor } from './lintRequest.ts';
import { toRange } from './toDiagnostic.ts';

/** Offers, behind the fixes of every finding, comments that silence it for its line or for the file. */
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
          if (!diagnostic?.range.intersection(range)) return [];
          const fixes = await unlessCancelled(token, (signal) => service.suppress(request, finding, signal));
          return (fixes ?? []).map((fix) => Object.assign(toAction(document, fix), { diagnostics: [diagnostic] }));
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
