import { atOnce } from '../../base/steps.ts';
import { LineIndex } from '../../base/text.ts';
import { asObject, type JsonObject } from '../json.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { kindOf } from '../yaml/syntaxMessages.ts';
import { toJson } from '../yaml/toJson.ts';

/**
 * The mapping that a kubeconfig file writes, every scalar as the text that stands there, since all its fields but two
 * are texts. Throws with a clause that says what is wrong where the file is no YAML mapping.
 */
export function kubeconfigText(text: string): JsonObject {
  const { root, errors: [error], problems, deepAt } = atOnce(readYaml(text));
  const alias = problems.find(({ rule }) => rule === 'yaml/unknown-alias');
  if (deepAt !== undefined) throw notYaml(text, deepAt, kindOf('RESOURCE_EXHAUSTION').message);
  if (error) throw notYaml(text, error.pos[0], error.kind.message);
  if (alias) throw notYaml(text, alias.start, alias.message);
  const value = root ? toJson(root, (scalar) => scalar.text) : '';
  if (value === undefined) throw new Error('its aliases multiply it beyond any kubeconfig');
  if (value === '') throw new Error('it is empty');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is not a YAML mapping');
  return asObject(value);
}

function notYaml(text: string, offset: number, message: string): Error {
  return new Error(`line ${new LineIndex(text).positionAt(offset).line + 1} is not YAML: ${message}`);
}
