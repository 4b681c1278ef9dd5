import type { Span } from '../../base/text.ts';

/** What is said about a place of a text: paragraphs of Markdown, and the characters they are about. */
export interface Hover {
  readonly span: Span;
  readonly paragraphs: readonly string[];
  /** The rule that it is about, which has a page of its own. */
  readonly rule?: string;
}

/** A text of unknown origin as inline code. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\``;
}

/** The address of a fact, as the last paragraph. */
export function sourceLink(address: string): string {
  return address.startsWith('https://') ? `[${new URL(address).hostname}](${address})` : address;
}
