/** Problems of another linter, and the rules here that find the same mistake. */
export interface SharedMistake {
  /** What the other linter calls itself. */
  readonly source: RegExp;
  /** Its own ids for the mistake; without them the message decides. */
  readonly codes?: readonly string[];
  readonly message?: RegExp;
  /** Rules here; one that ends with `/` stands for all of that reader. */
  readonly rules: readonly string[];
  /**
   * How many lines apart the two may be, where the other linter knows no columns (0) or shows the mistake where its reader
   * gave up. Without it the two must touch.
   */
  readonly lines?: number;
}

/** The YAML language server, whose schema problems carry the name or address of the schema behind this. */
const yamlSchema = /^yaml-schema\b/;
/** The Dockerfile language server of the Docker extensions; the numbers are those of its release 0.16. */
const dockerfileUtils = /^dockerfile-utils$/;
/** The language server of Docker DX, which asks BuildKit. */
const docker = /^docker-language-server$/;
const hadolint = /^hadolint$/i;

/**
 * Who finds what Slipway finds too. Of the catalogue only those rules are named here that say no more than the other
 * linter does; every other one knows more about GPUs, and stays.
 */
export const sharedMistakes: readonly SharedMistake[] = [
  { source: yamlSchema, message: /^Property .* is not allowed/s, rules: ['schema/unknown-field'] },
  { source: yamlSchema, message: /^Incorrect type\./, rules: ['schema/type', 'schema/quantity', 'schema/required'] },
  { source: yamlSchema, message: /^Missing property /, rules: ['schema/required'] },
  { source: yamlSchema, message: /^(?:Value is not accepted|Value must be )/, rules: ['schema/enum', 'schema/removed-api'] },
  { source: yamlSchema, message: /^String does not match the pattern/, rules: ['schema/pattern', 'schema/quantity'] },
  { source: yamlSchema, message: /^(?:String is (?:longer|shorter) than|Value is (?:above|below|not divisible)|Array has too (?:many|few)|Object has (?:more|fewer) properties)/, rules: ['schema/limit'] },
  { source: yamlSchema, message: /^Array has duplicate items/, rules: ['schema/duplicate-item'] },
  { source: yamlSchema, message: /^Matches (?:multiple schemas|a schema that is not allowed)/, rules: ['schema/alternative'] },
  // A quote that is never closed is shown where the text ends.
  { source: /^YAML$/, message: /^Missing closing/, rules: ['yaml/missing-char'], lines: 1000 },
  { source: /^YAML$/, rules: ['yaml/'], lines: 1 },
  { source: /^jsonc?$/, rules: ['yaml/'], lines: 1 },

  { source: dockerfileUtils, codes: ['2', '4', '5', '6', '7', '8', '33', '34', '43', '46'], rules: ['dockerfile/missing-argument', 'dockerfile/extra-argument', 'dockerfile/exec-form'] },
  { source: dockerfileUtils, codes: ['3', '9', '22'], rules: ['dockerfile/extra-argument'] },
  { source: dockerfileUtils, codes: ['10'], rules: ['dockerfile/duplicate-stage-name'] },
  { source: dockerfileUtils, codes: ['11'], rules: ['dockerfile/blank-continuation'], lines: 1 },
  { source: dockerfileUtils, codes: ['12'], rules: ['dockerfile/invalid-stage-name'] },
  { source: dockerfileUtils, codes: ['13', '14', '15', '16', '17', '18', '19', '39', '40', '41', '42', '48'], rules: ['dockerfile/invalid-flag'] },
  { source: dockerfileUtils, codes: ['20'], rules: ['dockerfile/missing-from'] },
  { source: dockerfileUtils, codes: ['21', '52'], rules: ['dockerfile/invalid-directive'] },
  { source: dockerfileUtils, codes: ['26'], rules: ['dockerfile/invalid-image'] },
  { source: dockerfileUtils, codes: ['28', '35', '36', '44'], rules: ['dockerfile/unreadable-word'] },
  { source: dockerfileUtils, codes: ['29', '30'], rules: ['dockerfile/invalid-trigger'] },
  { source: dockerfileUtils, codes: ['31', '32'], rules: ['dockerfile/exec-form'] },
  { source: dockerfileUtils, codes: ['38'], rules: ['dockerfile/unknown-instruction'] },
  { source: dockerfileUtils, codes: ['47'], rules: ['dockerfile/variable-in-from', 'dockerfile/unknown-stage'] },
  { source: dockerfileUtils, codes: ['49'], rules: ['dockerfile/array-not-json'] },
  { source: dockerfileUtils, codes: ['51'], rules: ['dockerfile/undeclared-argument'] },

  { source: docker, codes: ['DuplicateStageName'], rules: ['dockerfile/duplicate-stage-name'] },
  // Shown at the end of the instruction, however long that is.
  { source: docker, codes: ['NoEmptyContinuation'], rules: ['dockerfile/blank-continuation'], lines: 40 },
  { source: docker, codes: ['UndefinedArgInFrom', 'InvalidDefaultArgInFrom'], rules: ['dockerfile/undeclared-argument'] },
  { source: docker, codes: ['LegacyKeyValueFormat'], rules: ['env-legacy-format'] },
  { source: docker, codes: ['SecretsUsedInArgOrEnv'], rules: ['hf-token-in-dockerfile'] },
  // BuildKit stops at the first mistake, and tells it of the whole instruction.
  { source: docker, codes: [''], rules: ['dockerfile/'] },

  { source: hadolint, codes: ['DL1000'], rules: ['dockerfile/'], lines: 0 },
  { source: hadolint, codes: ['DL3006', 'DL3007'], rules: ['base-image-unpinned'], lines: 0 },
  { source: hadolint, codes: ['DL3022'], rules: ['dockerfile/unknown-stage'], lines: 0 },
  { source: hadolint, codes: ['DL3023'], rules: ['dockerfile/stage-order'], lines: 0 },
  { source: hadolint, codes: ['DL3024'], rules: ['dockerfile/duplicate-stage-name'], lines: 0 },
  { source: hadolint, codes: ['DL3043'], rules: ['dockerfile/invalid-trigger'], lines: 0 },
  { source: hadolint, codes: ['DL3064'], rules: ['hf-token-in-dockerfile'], lines: 0 },
  { source: hadolint, codes: ['DL3061'], rules: ['dockerfile/missing-from'], lines: 0 },
];
