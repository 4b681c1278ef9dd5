import type { Span } from '../../base/text.ts';
import type { ClusterSnapshot } from '../clusters/scheduling/clusterSnapshot.ts';
import type { ManifestObject } from '../kubernetes/manifest.ts';
import { textAt } from '../workspace/readValues.ts';
import type { Finding } from './finding.ts';
import { isJson, jsonFixes } from './jsonFixes.ts';
import type { RuleFinding } from './rootCauses.ts';
import { usualOptions } from './ruleOptions.ts';
import type { FilePlace, FileRuleContext, FindingDetails, LiveRule, ManifestRule, ManifestRuleOf, ManifestScopes, RuleContext, RuleText, WorkspaceRule } from './rule.ts';

/** Runs every manifest rule over one object of the document `text`. */
export function runRules(rules: readonly ManifestRule[], object: ManifestObject, text: string): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  visit(rules, object, (rule) => contextFor(rule, text, found));
  return found;
}

/** Runs every rule that also looks at other files over one object of the document `text` in the file at `path`. */
export function runWorkspaceRules(rules: readonly WorkspaceRule[], object: ManifestObject, text: string, place: FilePlace): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  const viewpoint = { path: place.path, namespace: textAt(object.node, 'metadata', 'namespace') };
  visit(rules, object, (rule) => ({ ...contextFor(rule, text, found), workspace: place.workspace, viewpoint }));
  return found;
}

/** Each part of the object is visited once. */
function visit<Context>(rules: readonly ManifestRule<Context>[], object: ManifestObject, contextOf: (rule: RuleText) => Context): void {
  const containers = object.podSpecs.flatMap((podSpec) => podSpec.containers);
  for (const rule of rules) {
    if (rule.scope === 'object') rule.check(object, contextOf(rule));
    else if (rule.scope === 'podSpec') checkEach(object.podSpecs, rule, contextOf);
    else if (rule.scope === 'resources') checkEach(object.resources, rule, contextOf);
    else checkEach(containers, rule, contextOf);
  }
}

function checkEach<S extends keyof ManifestScopes, Context>(subjects: readonly ManifestScopes[S][], rule: ManifestRuleOf<S, Context>, contextOf: (rule: RuleText) => Context): void {
  if (subjects.length === 0) return;
  const context = contextOf(rule);
  for (const subject of subjects) rule.check(subject, context);
}

/** Runs every live rule over one object. */
export function runLiveRules(rules: readonly LiveRule[], object: ManifestObject, cluster: ClusterSnapshot, text: string): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const rule of rules) rule.check(object, cluster, contextFor(rule, text, found));
  return found;
}

/** A rule about a part of a file, or all of it, that may ask what lies beside it. */
interface FileRule<Subject> extends RuleText {
  readonly check: (subject: Subject, context: FileRuleContext) => void;
}

/** Runs every rule over a subject in the file or document `text`. */
export function runFileRules<Subject>(rules: readonly FileRule<Subject>[], subject: Subject, text: string, { path, workspace }: FilePlace): readonly RuleFinding[] {
  const found: RuleFinding[] = [];
  for (const rule of rules) rule.check(subject, { ...contextFor(rule, text, found), path, workspace });
  return found;
}

/** What a rule reports becomes a finding with its id and severity. */
export function contextFor(rule: RuleText, text: string, found: RuleFinding[]): RuleContext {
  return {
    text,
    options: usualOptions(rule),
    report: (place, message, details = {}) => {
      found.push({ finding: toFinding(rule, place, message, details, text), covers: details.covers ?? [], supersedes: rule.supersedes ?? [], misses: rule.misses });
    },
  };
}
function toFinding(rule: RuleText, place: Span, message: string, details: FindingDetails, text: string): Finding {
  const { fixes, stands } = details;
  return {
    rule: rule.id,
    severity: details.severity ?? rule.severity,
    message,
    span: { start: place.start, end: place.end },
    ...(details.related && { related: details.related }),
    ...(details.tags && { tags: details.tags }),
    ...(stands && { stands }),
    ...(fixes && { fixes: () => (isJson(text) ? jsonFixes(text, fixes()) : fixes()) }),
  };
}
