import { CompletionItem, CompletionItemKind, languages, MarkdownString, type TextDocument, TextEdit } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Completion } from '../../core/assist/completion.ts';
import { unlessCancelled } from '../cancellation.ts';
import type { LintService } from '../services.ts';
import { isLintable } from './documentKind.ts';
import { lintRequest, lintRequestFor, traitsOf } from './lintRequest.ts';
import { toRange } from './toDiagnostic.ts';

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  field: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  resource: CompletionItemKind.Unit,
  kind: CompletionItemKind.Class,
};

/** Offers fields, values and resource names while a manifest is typed. */
export function registerCompletions(service: LintService): Disposable {
  return languages.registerCompletionItemProvider(
    { language: 'yaml' },
    {
      provideCompletionItems: async (document, position, token) => {
        if (!isLintable(traitsOf(document))) return [];
        // A file that is still empty is nothing to check, and yet something to begin.
        const request = lintRequestFor(document) ?? lintRequest(document.uri, document.languageId, '');
        const { version } = document;
        const found = await unlessCancelled(token, (signal) => service.complete({ ...request, offset: document.offsetAt(position) }, signal));
        return found && document.version === version ? found.map((completion, index) => toItem(document, completion, index)) : [];
      },
    },
    ' ',
    '/',
    '-',
  );
}

function toItem(document: TextDocument, completion: Completion, index: number): CompletionItem {
  const item = new CompletionItem({ label: completion.label, ...(completion.detail !== '' && { description: completion.detail }) }, kinds[completion.kind]);
  item.insertText = completion.insert;
  // The inserted lines carry their indentation already.
  item.keepWhitespace = true;
  item.range = toRange(document, completion.span);
  item.sortText = String(index).padStart(4, '0');
  if (completion.paragraphs.length > 0) item.documentation = new MarkdownString(completion.paragraphs.join('\n\n'));
  if (completion.extra) item.additionalTextEdits = [TextEdit.replace(toRange(document, completion.extra), completion.extra.text)];
  if (completion.goesOn) item.command = { title: '', command: 'editor.action.triggerSuggest' };
  return item;
}
