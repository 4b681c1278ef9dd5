import { atOnce } from '../../base/steps.ts';
import { LineIndex } from '../../base/text.ts';
import { asObject, type JsonObject, type JsonValue } from '../json.ts';
import { resolved, type YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/readYaml.ts';
import { kindOf } from '../yaml/syntaxMessages.ts';

/** Aliases may multiply a text without end; no kubeconfig has this many values. */
const mostValues = 500_000;

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
  const value = root && texts(root, { left: mostValues });
  if (value === undefined || value === '') throw new Error('it is empty');
  if (typeof value !== 'object' || Array.isArray(value)) throw new Error('it is not a YAML mapping');
  return asObject(value);
}

function notYaml(text: string, offset: number, message: string): Error {
  return new Error(`line ${new LineIndex(text).positionAt(offset).line + 1} is not YAML: ${message}`);
}

/** The node with texts for scalars. */
function texts(node: YamlNode, budget: { left: number }): JsonValue {
  if (--budget.left < 0) throw new Error('its aliases multiply it beyond any kubeconfig');
  const target = resolved(node);
  if (target?.kind === 'map') return Object.fromEntries(target.entries.map(({ key, value }) => [key, texts(value, budget)]));
  if (target?.kind === 'seq') return target.items.map((item) => texts(item, budget));
  return target?.text ?? '';
}
