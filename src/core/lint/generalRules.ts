import type { Severity } from './finding.ts';

/** A finding that no rule of the catalogue makes but the reader of a format: its id and what it is about. */
export interface GeneralRule {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Off unless a configuration asks for it. */
  readonly optIn?: true;
}

/** The ids of one reader, which share a prefix and a page of the documentation. */
export interface RuleFamily {
  /** What stands before the slash. */
  readonly name: string;
  readonly title: string;
  /** What happens when nobody mends such a finding, and how it is judged. */
  readonly why: string;
  readonly sources: readonly string[];
  readonly rules: readonly GeneralRule[];
}

function family(name: string, title: string, why: string, sources: readonly string[], summaries: Readonly<Record<string, string | readonly [Severity, string]>>): RuleFamily {
  const rules = Object.entries(summaries).map(([rest, about]): GeneralRule => {
    const [severity, summary] = typeof about === 'string' ? ['error' as const, about] : about;
    return { id: `${name}/${rest}`, severity, summary };
  });
  return { name, title, why, sources, rules };
}

const schema = family(
  'schema',
  'Fields and kinds of Kubernetes',
  'The API server refuses the object, or drops the field and the program runs without it. The schemas of every supported Kubernetes version are part of Slipway; a kind that they do not know is a hint and never an error.',
  ['https://kubernetes.io/docs/reference/kubernetes-api/', 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  {
    alternative: 'The fields do not fit together.',
    'deprecated-api': ['warning', 'A newer apiVersion replaces this one.'],
    'duplicate-item': 'Two items of a list have the same key.',
    enum: 'The value is none of those that the field takes.',
    limit: 'The value, or how much there is of it, is outside of what the field takes.',
    pattern: 'The text is not of the form that the field demands.',
    quantity: 'The amount is not one that Kubernetes can read.',
    'removed-api': 'The cluster does not serve this apiVersion any more.',
    required: 'A field that must be there is missing.',
    type: 'The value has a type that the field does not take.',
    'unknown-field': 'The object has no such field.',
    'unknown-kind': ['hint', 'Slipway has no schema for this kind.'],
  },
);

const yaml = family(
  'yaml',
  'YAML and JSON',
  'The document cannot be read, or is read differently from how it looks. Only the broken document, or the half-typed line, goes unjudged; everything else in the file is still checked.',
  ['https://yaml.org/spec/1.2.2/'],
  {
    'alias-props': 'An alias carries an anchor or a tag.',
    'bad-alias': 'An alias or anchor has no usable name.',
    'bad-directive': 'A % directive that YAML does not know.',
    'bad-dq-escape': 'A backslash escape that double quotes do not have.',
    'bad-indent': 'A line is indented differently from those it belongs to.',
    'bad-prop-order': 'An anchor or tag stands behind the value mark.',
    'bad-scalar-start': 'A plain value begins with a character that needs quotes.',
    'block-as-implicit-key': 'There is a second "key: value" on one line.',
    'block-in-flow': 'A block value stands inside brackets or braces.',
    'comma-expected': 'A comma is missing between two items.',
    'duplicate-key': 'A mapping has the same key twice.',
    'key-over-1024-chars': 'A key is too long.',
    'missing-char': 'A colon, quote or bracket is missing.',
    'missing-separator': 'Two objects stand in one document, without --- between them.',
    'multiline-implicit-key': 'A line without a colon runs together with the next key.',
    'multiple-anchors': 'A value has several anchors.',
    'multiple-tags': 'A value has several tags.',
    'resource-exhaustion': 'The nesting is deeper than any reader follows.',
    'tab-as-indent': 'A line is indented with a tab.',
    'too-large': ['info', 'The document is too long to be checked.'],
    'unexpected-token': 'Something stands where it does not fit.',
    'unknown-alias': 'An alias names an anchor that is not there.',
  },
);

const dockerfile = family(
  'dockerfile',
  'Syntax and stages of a Dockerfile',
  'The build stops at this line, before anything is built, or Docker reads the line differently from how it looks.',
  ['https://docs.docker.com/reference/dockerfile/'],
  {
    'array-not-json': ['warning', 'Brackets that are no JSON array, so that the shell gets them.'],
    'blank-continuation': ['warning', 'A continued line is followed by an empty one.'],
    'duplicate-stage-name': ['warning', 'Two stages have the same name.'],
    'exec-form': 'An element of an exec form is no string.',
    'extra-argument': 'An instruction has more than it takes.',
    'invalid-directive': 'A parser directive is given twice or has no meaning.',
    'invalid-flag': 'The instruction has no such flag.',
    'invalid-heredoc': 'A heredoc that Docker cannot read.',
    'invalid-image': 'The text is no image reference.',
    'invalid-mount': 'A --mount with an option that does not exist.',
    'invalid-stage-name': 'The name cannot name a stage.',
    'invalid-trigger': 'The instruction cannot follow ONBUILD.',
    'missing-argument': 'An instruction lacks something that it needs.',
    'missing-from': 'No FROM, or an instruction before the first one.',
    'stage-order': 'A stage takes from itself or from a later one.',
    'undeclared-argument': 'FROM uses an ARG that is not declared above it.',
    'unknown-instruction': 'Docker has no such instruction.',
    'unknown-stage': 'There is no stage with that number.',
    'unreadable-word': 'A quote or a variable is not closed.',
    'unterminated-heredoc': 'A heredoc never ends.',
    'variable-in-from': '--from is given a variable.',
  },
);

const config = family(
  'config',
  'The configuration file .slipway.yaml',
  'What is wrong in the configuration does not count; everything else in it does, and files are still checked. The command line ends with 2.',
  ['https://json-schema.org/draft-07'],
  {
    'invalid-value': 'The setting does not take this value.',
    'unknown-field': 'The configuration has no such setting.',
    'unknown-rule': 'There is no rule of this name.',
    'unreadable-extends': 'The configuration that this one extends cannot be used.',
  },
);

const suppression = family(
  'suppression',
  'Comments that silence findings',
  'A comment that silences nothing hides the next mistake at its place. Where a template or broken syntax keeps a part of the file from being judged, no comment is called unused.',
  ['https://eslint.org/docs/latest/use/configure/rules#report-unused-eslint-disable-comments'],
  { unused: ['info', 'A comment silences a finding that is not there.'] },
);

/** Every id that is not a rule of the catalogue, by the reader that makes it. */
export const ruleFamilies: readonly RuleFamily[] = [schema, yaml, dockerfile, config, suppression];
