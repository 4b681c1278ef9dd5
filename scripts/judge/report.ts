import type { Finding } from '../../src/core/lint/finding.ts';
import type { Complaint } from './refusal.ts';
import type { Subject } from './subjects.ts';
import type { Verdict } from './verdict.ts';

/** What came out about one object. */
export interface Judgement extends Omit<Verdict, 'outcome'> {
  readonly subject: Subject;
  readonly outcome: Verdict['outcome'] | 'template' | 'patch' | 'notInstallable';
  readonly findings?: readonly Finding[];
  readonly complaints?: readonly Complaint[];
}

/** Every outcome in the order of the table, and what it means. */
const outcomes: Readonly<Record<Judgement['outcome'], string>> = {
  accepted: 'accepted, and no error of ours',
  falseError: 'FALSE ERROR: accepted, and an error of ours',
  found: 'refused, and an error of ours at the place',
  missed: 'MISSED: refused, and no error of ours at the place',
  decoding: 'refused while decoding',
  schema: 'refused by schema',
  catalogue: 'refused by a law of the catalogue',
  semantic: 'refused by semantic validation',
  cel: 'refused by a rule of its definition',
  admission: 'refused by admission',
  served: 'kind or version not served',
  other: 'refused otherwise',
  template: 'not judged: template',
  patch: 'not judged: refused, and looks like a patch',
  notInstallable: 'not judged: definition cannot be installed',
};

/** The table and what to look at below it; `failed` when an accepted object has an error. */
export function report(judgements: readonly Judgement[]): { readonly text: string; readonly failed: boolean } {
  const groups = Map.groupBy(judgements, ({ outcome }) => outcome);
  const rows = Object.entries(outcomes).flatMap(([outcome, meaning]) => {
    const count = judgements.filter((judgement) => judgement.outcome === outcome).length;
    return count === 0 ? [] : [`${String(count).padStart(5)}  ${meaning}`];
  });
  const details = (['falseError', 'missed', 'found', 'semantic', 'cel', 'admission', 'served', 'other', 'patch'] as const).flatMap((outcome) => {
    const lines = (groups.get(outcome) ?? []).flatMap(detail);
    return lines.length === 0 ? [] : ['', `${outcomes[outcome]}:`, ...lines];
  });
  return { text: [...rows, `${String(judgements.length).padStart(5)}  objects`, ...details].join('\n'), failed: groups.has('falseError') };
}

/** Found objects are only shown where the server names a further place that has no error. */
function detail({ subject, outcome, falseErrors, missed, complaints = [], findings = [] }: Judgement): readonly string[] {
  const { where, object } = subject;
  const place = `  ${where} ${object.kind}`;
  if (outcome === 'falseError') return falseErrors.map((finding) => `${place}: ${finding.rule}: ${finding.message}`);
  if (outcome === 'found' || outcome === 'missed') return missed.map((complaint) => `${place}: ${complaint.class} ${complaint.field}: ${complaint.message}`);
  const ours = findings.filter(({ severity }) => severity !== 'info').map(({ rule, severity }) => `${severity} ${rule}`);
  return complaints.map((complaint) => `${place}: ${complaint.field} ${complaint.message}${ours.length > 0 ? ` [${ours.join(', ')}]` : ''}`);
}
