import { asObject, type JsonObject, type JsonValue } from '../json.ts';

/**
 * The mapping that a kubeconfig file writes, every scalar as the text that stands there, since all its fields but two
 * are texts. Throws with a clause that says what is wrong where the file is no YAML mapping.
 */
export async function kubeconfigText(text: string): Promise<JsonObject> {
  const { parse } = await import('yaml');
  const root = parse(text, { schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, logLevel: 'error' }) as JsonValue;
  if (root === null || root === '') throw new Error('it is empty');
  if (typeof root !== 'object' || Array.isArray(root)) throw new Error('it is not a YAML mapping');
  return asObject(root);
}
