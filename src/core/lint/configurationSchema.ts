import type { JsonObject } from '../json.ts';
import { presets, ruleLevels } from './configuration.ts';
import { type CatalogueRule, ruleCatalogue } from './ruleCatalogue.ts';
import { optionsSchema } from './ruleOptions.ts';

const strings = { type: 'array', items: { type: 'string', minLength: 1 } } as const;

/** One schema for a list and one for everything else. Without `anyOf`, so that a mistake has one message. */
function listOr(list: JsonObject, other: JsonObject): JsonObject {
  // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema; nothing awaits this object
  return { if: { type: 'array' }, then: list, else: other };
}

const level: JsonObject = { $ref: '#/definitions/level' };

/** What a rule may be set to: a level, or a list of the level and the options. */
function settingOf(options: CatalogueRule['options']): JsonObject {
  return listOr({ type: 'array', items: [level, optionsSchema(options)], minItems: 1, additionalItems: false, maxItems: 2 }, level);
}

/** A rule; without what it is about the schema is good for checking, but not for people. */
type DescribedRule = CatalogueRule & { readonly summary?: string };

const setting: JsonObject = { $ref: '#/definitions/setting' };

/** Rules about which nothing else is said share a pattern: a validator makes code for every property. */
function rulesSchema(rules: readonly DescribedRule[]): JsonObject {
  const isPlain = ({ summary, options }: DescribedRule): boolean => summary === undefined && Object.keys(options).length === 0;
  const plain = rules.filter(isPlain).map(({ id }) => id);
  return {
    patternProperties: { '\\*$': setting, ...(plain.length > 0 && { [`^(?:${plain.join('|')})$`]: setting }) },
    properties: Object.fromEntries(rules.filter((rule) => !isPlain(rule)).map((rule) => [rule.id, ruleSchema(rule)])),
  };
}

function ruleSchema({ summary, options }: DescribedRule): JsonObject {
  const described = summary === undefined ? {} : { description: summary };
  return Object.keys(options).length === 0 ? { ...described, ...setting } : { ...described, ...settingOf(options) };
}

function kubernetesProperties(versions: readonly string[]): JsonObject {
  return {
    version: { description: 'The Kubernetes version to check against. With auto the editor takes the one of its settings or of the connected cluster, otherwise it is the newest.', enum: ['auto', ...versions] },
    crds: { ...strings, description: 'Files that hold CustomResourceDefinitions, as in .gitignore. Without it all of the workspace count.' },
  };
}

/** The JSON Schema (draft 7) of a configuration. `versions` are the Kubernetes versions that there are schemas of. */
export function configurationSchema(versions: readonly string[], rules: readonly DescribedRule[] = ruleCatalogue()): JsonObject {
  const extended = { type: 'string', pattern: `^(?:${presets.join('|')})$|\\.ya?ml$`, examples: [...presets] };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Slipway configuration (.slipway.yaml)',
    type: 'object',
    additionalProperties: false,
    properties: {
      root: { type: 'boolean', description: 'Configurations of folders above do not count.' },
      extends: { description: 'recommended, strict or all, or the path of another configuration; later ones win.', ...listOr({ type: 'array', items: extended }, extended) },
      kubernetes: { type: 'object', description: 'The cluster that manifests are meant for.', additionalProperties: false, properties: kubernetesProperties(versions) },
      rules: { $ref: '#/definitions/rules' },
      overrides: { description: 'Settings for some files; later ones win.', type: 'array', items: { type: 'object', required: ['files'], additionalProperties: false, properties: { files: strings, rules: { $ref: '#/definitions/rules' } } } },
      ignore: { ...strings, description: 'Files and folders that are not checked, as in .gitignore.' },
    },
    definitions: {
      level: { enum: [...ruleLevels] },
      setting: settingOf({}),
      rules: {
        type: 'object',
        description: 'What becomes of the findings of a rule: a level, or a list of the level and the options. A name that ends with * stands for all that begin like it.',
        additionalProperties: false,
        ...rulesSchema(rules),
      },
    },
  };
}
