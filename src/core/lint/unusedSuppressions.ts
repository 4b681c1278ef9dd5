import type { Span } from '../../base/text.ts';
import type { Finding, Fix, TextEdit } from './finding.ts';
import type { SuppressedRule, Suppression } from './readSuppressions.ts';

/** What a comment says in vain: itself where none of its rules silenced anything, otherwise each rule that did not. */
export function unusedSuppressions(text: string, suppression: Suppression, used: ReadonlySet<SuppressedRule>): readonly Finding[] {
  const { rules } = suppression;
  const unused = rules.filter((rule) => !used.has(rule));
  if (rules.length === 0) return [told(suppression, 'This comment names no rule, so it does nothing. Remove it, or name the rules it is meant for.', { title: 'Remove the comment', edit: withoutComment(text, suppression) })];
  if (unused.length < rules.length) return unused.map((rule) => told(rule, sentence([rule]), { title: `Remove ${rule.pattern}`, edit: withoutRule(rules, rule) }));
  return [told(suppression, sentence(unused), { title: 'Remove the comment', edit: withoutComment(text, suppression) })];
}

function sentence(unused: readonly SuppressedRule[]): string {
  return `Nothing here is reported by ${unused.map(({ pattern }) => pattern).join(' or ')}, so this silences nothing. Remove it, before it hides something new.`;
}

function told({ start, end }: Span, message: string, { title, edit }: { readonly title: string; readonly edit: TextEdit }): Finding {
  const fix: Fix = { title, edits: [edit], kind: 'safe', preferred: true };
  return { rule: 'suppression/unused', severity: 'info', message, span: { start, end }, tags: ['unnecessary'], fixes: () => [fix] };
}

/** A comment on a line of its own goes with the line, another one with the blanks before it. */
function withoutComment(text: string, { start, end }: Span): TextEdit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const before = text.slice(lineStart, start).replace(/^\ufeff/, '');
  const newline = text.indexOf('\n', end);
  if (before.trim() === '') return { start: start - before.length, end: newline < 0 ? text.length : newline + 1, text: '' };
  return { start: start - (/[ \t]*$/.exec(before)?.[0].length ?? 0), end, text: '' };
}

function withoutRule(rules: readonly SuppressedRule[], rule: SuppressedRule): TextEdit {
  const index = rules.indexOf(rule);
  const next = rules[index + 1];
  return next ? { start: rule.start, end: next.start, text: '' } : { start: rules[index - 1]?.end ?? rule.start, end: rule.end, text: '' };
}
