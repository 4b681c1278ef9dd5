import { CodeAction, CodeActionKind, type CodeActionProvider, type Diagnostic, l10n, languages, type Range, type TextDocument, WorkspaceEdit } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Fix, TextEdit } from '../../core/lint/finding.ts';
import { defaultFix, safeEdits } from '../../core/lint/safeEdits.ts';
import type { CheckedDocument, Diagnostics } from './diagnostics.ts';
import { toRange } from './toDiagnostic.ts';

/** The kind that `editor.codeActionsOnSave` and the command for all fixes ask for. */
export const fixAllKind = CodeActionKind.SourceFixAll.append('slipway');

/** Offers the fixes of findings: one by one at their place, and all safe ones together. */
export function registerCodeActions(diagnostics: Diagnostics): Disposable {
  const provider: CodeActionProvider = {
    provideCodeActions: async (document, range, { only }) => {
      const checked = await diagnostics.fresh(document);
      if (!checked || checked.findings.length === 0) return [];
      const wantsAll = only !== undefined && only.contains(fixAllKind);
      if (wantsAll) return fixAllActions(document, checked);
      return only === undefined || only.contains(CodeActionKind.QuickFix) ? quickFixes(document, range, checked, (one) => diagnostics.collection.shownInstead(document.uri, one)) : [];
    },
  };
  const everywhere = ['dockerfile', 'yaml', 'dockercompose', 'json', 'jsonc', 'plaintext'].map((language) => ({ language }));
  return languages.registerCodeActionsProvider(everywhere, provider, { providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind] });
}

/** The fixes of what is underlined in the range; a finding that another extension shows in our place keeps its fixes. */
function quickFixes(document: TextDocument, range: Range, { findings, diagnostics }: CheckedDocument, shownInstead: (ours: Diagnostic) => Diagnostic | undefined): CodeAction[] {
  return findings.flatMap((finding, index) => {
    const ours = diagnostics[index];
    const diagnostic = ours && (shownInstead(ours) ?? ours);
    if (!diagnostic?.range.intersection(range)) return [];
    const fixes = finding.fixes?.() ?? [];
    const preferred = defaultFix(fixes);
    return fixes.map((fix) => {
      const action = toAction(document, fix.title, fix.edits, CodeActionKind.QuickFix);
      action.diagnostics = [diagnostic];
      action.isPreferred = fix === preferred;
      return action;
    }).toSorted(preferredFirst);
  });
}

function preferredFirst(a: CodeAction, b: CodeAction): number {
  return Number(b.isPreferred) - Number(a.isPreferred);
}

function fixAllActions(document: TextDocument, { findings }: CheckedDocument): CodeAction[] {
  const edits = safeEdits(findings);
  return edits.length === 0 ? [] : [toAction(document, l10n.t('Fix all Slipway problems'), edits, fixAllKind)];
}

function toAction(document: TextDocument, title: Fix['title'], edits: readonly TextEdit[], kind: CodeActionKind): CodeAction {
  const action = new CodeAction(title, kind);
  const edit = new WorkspaceEdit();
  for (const { start, end, text } of edits) edit.replace(document.uri, toRange(document, { start, end }), text);
  action.edit = edit;
  return action;
}
