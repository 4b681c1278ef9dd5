import { atOnce } from '../../../../src/base/steps.ts';
import { hoverAt } from '../../../../src/core/assist/hoverAt.ts';
import type { KnownSchemas } from '../../../../src/core/assist/knownSchemas.ts';
import { atMark, knownAt } from './known.ts';

const newest = knownAt();

/** The underlined characters and what is said about them, for the place marked with `¦`; undefined where nothing is. */
export function said(marked: string, path = 'a.yaml', known: KnownSchemas = newest): string | undefined {
  const { text, offset } = atMark(marked);
  const hover = atOnce(hoverAt({ path, text }, offset, known));
  return hover && `«${text.slice(hover.span.start, hover.span.end)}» ${hover.paragraphs.join('\n')}`;
}
