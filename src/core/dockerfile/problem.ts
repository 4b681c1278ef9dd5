import type { Span } from '../../base/text.ts';
import type { Finding, Fix, Severity } from '../lint/finding.ts';

/** Makes a finding of the parser itself; `name` becomes the rule `dockerfile/<name>`. */
export function problem(name: string, severity: Severity, span: Span, message: string, fixes?: () => readonly Fix[]): Finding {
  return { rule: `dockerfile/${name}`, severity, message, span, ...(fixes && { fixes }) };
}

/** What Docker refuses; `reason` begins the sentence that says so. */
export function fatal(name: string, span: Span, reason: string): Finding {
  return problem(name, 'error', span, `${reason}; the build stops here.`);
}

/** A fix that replaces one span. */
export function replacement(title: string, span: Span, text: string, kind: Fix['kind'] = 'safe'): Fix {
  return { title, edits: [{ start: span.start, end: span.end, text }], kind, preferred: true };
}
