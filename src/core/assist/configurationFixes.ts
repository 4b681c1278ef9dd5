import { LineIndex, type Position } from '../../base/text.ts';
import { ruleLevels, type RuleLevel } from '../lint/configuration.ts';
import type { Finding, Severity, TextEdit } from '../lint/finding.ts';
import { applyEdits } from '../lint/fixText.ts';
import { pathPatterns } from '../lint/pathPatterns.ts';
import { namesRule } from '../lint/rulePattern.ts';
import { addedEntry, entrySpan, lineBreak, replaced } from '../yaml/edits.ts';
import { asScalar, asSeq, entryOf, knownString, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { parseDocument } from '../yaml/parseDocument.ts';

/** A change of a configuration that makes a rule quieter. */
export interface ConfigurationFix {
  readonly title: string;
  /** Absolute path of the configuration. */
  readonly path: string;
  /** Its text without a byte order mark, which the edits are for; undefined where it is to be made. */
  readonly text: string | undefined;
  readonly edits: readonly TextEdit[];
  /** Where in the changed text somebody should write why; undefined where there is no room for it. */
  readonly reasonAt: Position | undefined;
}

/** The configuration to change. */
export interface ChangedConfiguration {
  readonly path: string;
  readonly text: string | undefined;
  /** The file with the finding, relative to the configuration's folder, with `/`. */
  readonly file: string;
}

const reason = '# reason: ';

/**
 * Turning the rule of a finding off, and lowering it by one level, in a configuration: in the override that sets it for
 * this file, otherwise for all files. Empty where the text is not one that can be changed safely.
 */
export function configurationFixes({ rule, severity }: Finding, configuration: ChangedConfiguration): readonly ConfigurationFix[] {
  const { path, text } = configuration;
  return quieter(severity).flatMap((level) => {
    const edits = settingEdits(configuration, rule, level);
    if (!edits) return [];
    const title = level === 'off' ? `Turn ${rule} off in .slipway.yaml` : `Lower ${rule} to ${level} in .slipway.yaml`;
    return [{ title, path, text, edits, reasonAt: placeOfReason(text ?? '', edits) }];
  });
}

function quieter(severity: Severity): readonly RuleLevel[] {
  const lower = ruleLevels[ruleLevels.indexOf(severity) - 1];
  return lower === undefined || lower === 'off' ? ['off'] : ['off', lower];
}

function settingEdits({ text = '', file }: ChangedConfiguration, rule: string, level: RuleLevel): readonly TextEdit[] | undefined {
  const { root, state } = parseDocument(text);
  const written = `${rule}: ${level} ${reason}`;
  if (!root && state === 'whole') return [appended(text, `rules:${lineBreak(text)}  ${written}${lineBreak(text)}`)];
  if (root?.kind !== 'map' || state !== 'whole') return undefined;
  const entry = overridingRules(root, rule, file) ?? entryOf(root, 'rules');
  if (!entry) return [root.flow ? addedEntry(text, root, `rules: {${rule}: ${level}}`) : addedEntry(text, root, `rules:\n  ${written}`)];
  if (entry.value.kind === 'map') return inRules(text, entry.value, rule, level);
  const isEmpty = entry.value.kind === 'scalar' && entry.value.start === entry.value.end && !root.flow;
  return isEmpty ? [below(text, entry, written)] : undefined;
}

/** The rules of the last override that sets the rule for the file. */
function overridingRules(root: YamlMap, rule: string, file: string): YamlEntry | undefined {
  const overrides = asSeq(entryOf(root, 'overrides')?.value)?.items ?? [];
  const found = overrides.findLast((item) => {
    if (item.kind !== 'map') return false;
    const files = (asSeq(entryOf(item, 'files')?.value)?.items ?? []).flatMap((pattern) => knownString(pattern) ?? []);
    const rules = entryOf(item, 'rules')?.value;
    return pathPatterns(files)(file) === true && rules?.kind === 'map' && rules.entries.some(({ key }) => namesRule(key, rule));
  });
  return found?.kind === 'map' ? entryOf(found, 'rules') : undefined;
}

function inRules(text: string, rules: YamlMap, rule: string, level: RuleLevel): readonly TextEdit[] | undefined {
  const own = entryOf(rules, rule);
  if (!own) return withReason(text, rules.flow ? [addedEntry(text, rules, `${rule}: ${level}`)] : [addedEntry(text, rules, `${rule}: ${level} ${reason}`)], rules.end);
  const setting = own.merged ? undefined : levelNode(own.value);
  return setting && withReason(text, [replaced(setting, level)], rules.flow ? rules.end : entrySpan(own).end);
}

/** The level itself, or the first item of a list of level and options. */
function levelNode(value: YamlNode): YamlNode | undefined {
  const node = value.kind === 'seq' ? value.items[0] : value;
  return node?.kind === 'scalar' && asScalar(node)?.style === 'plain' ? node : undefined;
}

/** Puts room for the reason behind what ends at `end`, where nothing stands there yet. */
function withReason(text: string, edits: readonly TextEdit[], end: number): readonly TextEdit[] {
  if (edits.some((edit) => edit.text.endsWith(reason)) || !/^[ \t]*\r?$/m.test(text.slice(end).split('\n', 1)[0] ?? '')) return edits;
  return [...edits, { start: end, end, text: ` ${reason}` }];
}

function below(text: string, { keyNode, value }: YamlEntry, written: string): TextEdit {
  const column = keyNode.start - (text.lastIndexOf('\n', keyNode.start - 1) + 1);
  const newline = text.indexOf('\n', Math.max(keyNode.end, value.end));
  const end = newline < 0 ? text.length : text[newline - 1] === '\r' ? newline - 1 : newline;
  return { start: end, end, text: `${lineBreak(text)}${' '.repeat(column + 2)}${written}` };
}

function appended(text: string, written: string): TextEdit {
  const needsBreak = text !== '' && !text.endsWith('\n');
  return { start: text.length, end: text.length, text: `${needsBreak ? lineBreak(text) : ''}${written}` };
}

function placeOfReason(text: string, edits: readonly TextEdit[]): Position | undefined {
  const index = edits.findIndex((edit) => edit.text.includes(reason));
  const edit = edits[index];
  if (!edit) return undefined;
  const before = applyEdits(text.slice(0, edit.start), edits.slice(0, index)).length;
  const changed = applyEdits(text, edits);
  return new LineIndex(changed).positionAt(before + edit.text.indexOf(reason) + reason.length);
}
