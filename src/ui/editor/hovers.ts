import { Hover, l10n, languages, MarkdownString } from 'vscode';
import type { Disposable } from '../../base/lifecycle.ts';
import { unlessCancelled } from '../cancellation.ts';
import type { LintService } from '../services.ts';
import { lintedLanguages, lintRequestFor } from './lintRequest.ts';
import { pageOf, toRange } from './toDiagnostic.ts';

/** Says what a field, a resource, a quantity, an image or a model means while the pointer is on it. */
export function registerHovers(service: LintService): Disposable {
  return languages.registerHoverProvider(lintedLanguages, {
    provideHover: async (document, position, token) => {
      const request = lintRequestFor(document);
      const { version } = document;
      const hover = request && (await unlessCancelled(token, (signal) => service.hover({ ...request, offset: document.offsetAt(position) }, signal)));
      if (!hover || document.version !== version) return undefined;
      const page = hover.rule === undefined ? undefined : pageOf(hover.rule);
      const paragraphs = page ? [...hover.paragraphs, `[${l10n.t('The page of this rule')}](${page.toString()})`] : hover.paragraphs;
      return new Hover(paragraphs.map((paragraph) => new MarkdownString(paragraph)), toRange(document, hover.span));
    },
  });
}
