import { CodeActionKind, languages } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import { unlessCancelled } from '../cancellation.ts';
import type { LintService } from '../services.ts';
import { configurationAction } from './configurationAction.ts';
import type { Diagnostics } from './diagnostics.ts';
import { fixAction } from './fixAction.ts';
import { lintedLanguages, lintRequestFor } from './lintRequest.ts';

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
          return [...comments.map((fix) => fixAction(document, fix)), ...changes.map(configurationAction)].map((action) => Object.assign(action, { diagnostics: [diagnostic] }));
        });
        return (await Promise.all(actions)).flat();
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}
