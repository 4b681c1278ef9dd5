import type { ManifestObject } from '../../kubernetes/manifest.ts';

/**
 * Who refuses a wrong pod spec, as the beginning of a sentence: the API server at once, or, for templates in custom
 * resources, the pods that an operator tries to make later.
 */
export function refusal(object: ManifestObject, validated: boolean): string {
  return validated ? 'The API server refuses this' : `${object.kind} is accepted, but the pods made from it are refused`;
}
