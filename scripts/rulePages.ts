import type { ClusterSnapshot } from '../src/core/clusters/scheduling/clusterSnapshot.ts';
import type { Finding } from '../src/core/lint/finding.ts';
import type { RuleFamily } from '../src/core/lint/generalRules.ts';
import type { RuleExplanation, RuleText } from '../src/core/lint/rule.ts';
import { unifiedDiff } from '../src/core/lint/unifiedDiff.ts';
import type { FixtureCase } from '../test/unit/core/rules/ruleFixture.ts';

/** A case of a fixture, in the cluster that it names. */
export interface KnownCase extends FixtureCase {
  readonly known: ClusterSnapshot | undefined;
}

/** A rule for one kind of files, with the cases of its fixture. */
export interface RuleOfKind {
  readonly rule: RuleText & RuleExplanation;
  /** For example `Dockerfiles`. */
  readonly concern: string;
  /** A file name of that kind. */
  readonly file: string;
  readonly cases: readonly KnownCase[];
  /** What the rule says about a case. */
  readonly lint: (one: KnownCase) => readonly Finding[];
}

const head = '<!-- Made by scripts/generateDocs.ts from the rule and its fixture; do not edit. -->\n';

/** The page of one id: what is wrong, what happens, examples of wrong and right, the fix, where the facts are from. */
export function rulePage(kinds: readonly RuleOfKind[]): string {
  const [first] = kinds;
  if (!first) return '';
  const { id } = first.rule;
  const reasons = [...new Set(kinds.map(({ rule }) => rule.why))];
  const sources = [...new Set(kinds.flatMap(({ rule }) => rule.sources))];
  return [
    `${head}# ${id}`,
    `**${first.rule.severity}** in ${kinds.map(({ concern }) => concern).join(' and ')}`,
    [...new Set(kinds.map(({ rule }) => rule.summary))].join(' '),
    '## What happens',
    ...reasons,
    ...kinds.flatMap((kind) => examples(kind, kinds.length > 1)),
    ...optionsOf(kinds),
    '## Leave it out',
    `In one place, with a comment above it: \`# slipway-disable-next-line ${id} -- reason\``,
    `Everywhere, in \`.slipway.yaml\`:\n\n\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\``,
    '## Sources',
    sources.map((source) => `- <${source}>`).join('\n'),
  ].join('\n\n').concat('\n');
}

function optionsOf(kinds: readonly RuleOfKind[]): readonly string[] {
  const options = kinds.flatMap(({ rule }) => Object.entries(rule.options ?? {}));
  const rows = options.map(([name, { about, usual }]) => [`\`${name}\``, `\`${JSON.stringify(usual)}\``, about]);
  return rows.length === 0 ? [] : ['## Options', table(['option', 'usual', 'what it is'], rows)];
}

function examples(kind: RuleOfKind, named: boolean): readonly string[] {
  const { rule, concern, cases } = kind;
  const bad = cases.find((one) => one.kind === 'bad' && one.marks.some((mark) => mark.rule === rule.id));
  const good = cases.find((one) => one.kind === 'good');
  const suffix = named ? ` in ${concern}` : '';
  return [
    ...(bad ? [`## Wrong${suffix}`, ...setting(bad), fenced(kind, bad), messages(kind, bad), ...fixes(kind, bad)] : []),
    ...(good ? [`## Right${suffix}`, ...setting(good), fenced(kind, good)] : []),
  ];
}

/** The title of a case says what its cluster is like. */
function setting({ cluster, title }: FixtureCase): readonly string[] {
  return cluster === '' ? [] : [`${title.slice(0, 1).toUpperCase()}${title.slice(1)}:`];
}

/** What the linter says about the case, with the underlined text. */
function messages(kind: RuleOfKind, bad: KnownCase): string {
  return kind.lint(bad).map(({ message, span }) => `> \`${firstLine(bad.text.slice(span.start, span.end))}\`: ${message}`).join('\n>\n');
}

/** What the fixes of the case change, as a diff without its head. */
function fixes(kind: RuleOfKind, bad: KnownCase): readonly string[] {
  if (bad.fixed.length === 0) return [];
  const offered = kind.lint(bad).flatMap((finding) => finding.fixes?.() ?? []);
  const preferred = offered.find((fix) => fix.preferred === true) ?? offered[0];
  return ['### Fix', ...bad.fixed.flatMap(({ title, text }) => {
    const shown = title === '' ? preferred?.title : title;
    const diff = unifiedDiff('', bad.text, text).split('\n').slice(2).filter((line) => !line.startsWith('@@')).join('\n');
    return [...(shown === undefined ? [] : [`${shown}:`]), `\`\`\`diff\n${diff.trimEnd()}\n\`\`\``];
  })];
}

/** How Markdown calls what is in a file. */
const languages: Readonly<Record<string, string>> = { Dockerfile: 'dockerfile', 'requirements.txt': 'text' };

function fenced({ file }: RuleOfKind, { text }: FixtureCase): string {
  return `\`\`\`${languages[file] ?? 'yaml'}\n${text.trimEnd()}\n\`\`\``;
}

function firstLine(text: string): string {
  const [line = '', ...more] = text.split('\n');
  return `${line.trimEnd().replaceAll('`', "'")}${more.length > 0 ? ' …' : ''}`;
}

/** The page of the ids that one reader makes. */
export function familyPage({ name, title, why, sources, rules }: RuleFamily): string {
  return [
    `${head}# ${name}/…: ${title}`,
    why,
    table(['id', 'severity', 'what is wrong'], rules.map(({ id, severity, summary }) => [`\`${id}\``, severity, summary])),
    '## Sources',
    sources.map((source) => `- <${source}>`).join('\n'),
  ].join('\n\n').concat('\n');
}

/** Every rule with a link to its page. */
export function indexPage(rules: readonly (readonly RuleOfKind[])[], families: readonly RuleFamily[]): string {
  const rows = rules.flatMap((kinds) => {
    const rule = kinds[0]?.rule;
    return rule ? [[`[${rule.id}](${rule.id}.md)`, rule.severity, kinds.map(({ concern }) => concern).join(', '), rule.summary]] : [];
  });
  return [
    `${head}# Rules`,
    `${rows.length} rules look at what a program needs to run on GPUs; ${families.reduce((sum, family) => sum + family.rules.length, 0)} more ids come from the readers of the formats. \`slipway explain RULE\` shows the same on the command line. How to configure and silence them: [lint.md](../lint.md).`,
    table(['rule', 'severity', 'looks at', 'what is wrong'], rows),
    '## From the readers',
    table(['ids', 'what they are about'], families.map(({ name, title }) => [`[${name}/…](${name}.md)`, title])),
  ].join('\n\n').concat('\n');
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map(tableLine).join('\n');
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
