import { CodeAction, CodeActionKind, type CodeActionProvider, type Diagnostic, l10n, languages, type Range, type TextDocument } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import { defaultFix, safeEdits } from '../../core/lint/safeEdits.ts';
import type { CommandId } from '../contributions.ts';
import type { CheckedDocument, Diagnostics } from './diagnostics.ts';
import { fixAction } from './fixAction.ts';

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
      const action = fixAction(document, fix);
      action.diagnostics = [diagnostic];
      action.isPreferred = fix === preferred;
      return action;
    }).toSorted(preferredFirst);
  });
}

function preferredFirst(a: CodeAction, b: CodeAction): number {
  return Number(b.isPreferred) - Number(a.isPreferred);
}

/** Saving asks for it and applies it later; a command makes the edits for the text as it is then. */
function fixAllActions(document: TextDocument, { findings }: CheckedDocument): CodeAction[] {
  if (safeEdits(findings).length === 0) return [];
  const title = l10n.t('Fix all Slipway problems');
  const action = new CodeAction(title, fixAllKind);
  action.command = { title, command: 'slipway.lint.fixAll' satisfies CommandId, arguments: [document.uri] };
  return [action];
}
