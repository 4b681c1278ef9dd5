import { createAssistant } from '../../src/core/assist/assistant.ts';
import { lensPlaces } from '../../src/core/assist/lensPlaces.ts';
import { suppressionFixes } from '../../src/core/assist/suppressionFixes.ts';
import { atOnce } from '../../src/base/steps.ts';
import type { Span } from '../../src/base/text.ts';
import type { Finding, Fix } from '../../src/core/lint/finding.ts';
import { fixText } from '../../src/core/lint/fixText.ts';
import { createLinter } from '../../src/core/lint/linter.ts';
import type { LintInput } from '../../src/core/lint/surveyedFile.ts';
import type { SchemaPack } from '../../src/core/schema/schemaPack.ts';
import { complaintsAboutReaders } from './checkReaders.ts';
import type { Random } from '../random.ts';

/** Findings whose fixes are made and tried; a hostile text can have a hundred thousand. */
const mostFixed = 40;

/** Texts that are longer are not mended in full: each round lints them anew. */
const longestMended = 20_000;

/** Says what is wrong with how the linter treats a text; a throw says it as well. */
export interface InputChecker {
  /** Inputs of one path are taken for one file that is being edited. */
  check(input: LintInput, random: Random): readonly string[];
}

/** Checks with a linter that lives as long as the checker, and with a new one for every input. */
export function createInputChecker(pack: SchemaPack): InputChecker {
  const edited = createLinter({ pack });
  const assistant = createAssistant(pack, edited.kubernetesVersion);
  return {
    check: (input, random) => {
      const { kind, findings } = edited.lint(input);
      const fresh = createLinter({ pack }).lint(input);
      const complaints = findings.flatMap((finding, index) => complaintsAbout(finding, input.text, index < mostFixed));
      if (kind !== fresh.kind || shown(findings) !== shown(fresh.findings)) complaints.push(`after edits the findings are\n${shown(findings)}\nand without them\n${shown(fresh.findings)}`);
      if (input.text.length <= longestMended && random() < 0.1) fixText(input.text, (text) => createLinter({ pack }).lint({ path: input.path, text }).findings);
      if (kind === 'manifest') complaints.push(...complaintsAboutReaders(input.text));
      for (let asked = 0; asked < 2; asked++) complaints.push(...askAt(Math.floor(random() * (input.text.length + 1)), input, assistant));
      for (const span of lensPlaces(input)) complaints.push(...complaintsAboutSpan('a lens', span, input.text));
      const suppressed = findings[Math.floor(random() * findings.length)];
      if (suppressed) for (const fix of atOnce(suppressionFixes(input, suppressed))) complaints.push(...complaintsAboutFix(fix, input.text));
      return complaints;
    },
  };
}

function askAt(offset: number, input: LintInput, assistant: ReturnType<typeof createAssistant>): readonly string[] {
  const hover = atOnce(assistant.hover(input, offset));
  const completions = atOnce(assistant.complete(input, offset));
  return [
    ...(hover ? complaintsAboutSpan(`the hover at ${offset}`, hover.span, input.text) : []),
    ...completions.slice(0, mostFixed).flatMap((one) => [one.span, ...(one.extra ? [one.extra] : [])].flatMap((span) => complaintsAboutSpan(`the completion ${one.label} at ${offset}`, span, input.text))),
  ];
}

/** What is wrong with one finding and, where `tryFixes`, with its fixes. */
export function complaintsAbout({ rule, message, span, related, fixes }: Finding, text: string, tryFixes: boolean): string[] {
  const complaints = [...complaintsAboutSpan(rule, span, text), ...(related ?? []).flatMap((place) => (place.file === undefined ? complaintsAboutSpan(`a place of ${rule}`, place.span, text) : []))];
  if (span.start === span.end && text.length > 0) complaints.push(`${rule} underlines nothing at ${span.start}`);
  if (!/[.?]$/.test(message)) complaints.push(`${rule} says no sentence: ${message}`);
  if (tryFixes) for (const fix of fixes?.() ?? []) complaints.push(...complaintsAboutFix(fix, text));
  return complaints;
}

function complaintsAboutSpan(what: string, { start, end }: Span, text: string): string[] {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length ? [] : [`${what} stands at ${start}-${end} of ${text.length}`];
}

function complaintsAboutFix({ title, edits }: Fix, text: string): readonly string[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const complaints = sorted.flatMap((edit) => complaintsAboutSpan(`"${title}"`, edit, text));
  if (sorted.some((edit, index) => edit.start < (sorted[index - 1]?.end ?? 0))) complaints.push(`the edits of "${title}" overlap`);
  if (sorted.every((edit) => text.slice(edit.start, edit.end) === edit.text)) complaints.push(`"${title}" changes nothing`);
  return complaints;
}

/** Everything of the findings that somebody could see, in a form that can be compared. */
function shown(findings: readonly Finding[]): string {
  return JSON.stringify(findings.slice(0, 5 * mostFixed).map(({ fixes, ...rest }, index) => ({ ...rest, fixes: index < mostFixed ? fixes?.() : [] })));
}
