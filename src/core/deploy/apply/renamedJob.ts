import type { AppError } from '../../../base/errors.ts';
import { groupOf, type KubernetesObject } from '../../kubernetes/object.ts';

/** Kubernetes allows 63 characters, and a Job's pods get a suffix of 6 more. */
const longestName = 57;

/** True when a dry run was refused because the Job exists already and would run something else. */
export function isChangedJob(object: KubernetesObject, error: AppError): boolean {
  const job = object.kind === 'Job' && groupOf(object.apiVersion) === 'batch';
  return job && error.code === 'manifestRejected' && /field is immutable/i.test(`${error.facts['reason']} ${error.detail ?? ''}`);
}

/**
 * The Job under a name of its own: a Job cannot be changed once it exists, and the former one is not ours to delete.
 * The suffix depends on the spec alone, so that the same Job sent twice is the same object.
 */
export function renamedJob(object: KubernetesObject): KubernetesObject {
  const suffix = shortHash(JSON.stringify(object['spec']));
  const base = (object.metadata.name ?? '').slice(0, longestName - suffix.length - 1).replace(/[^a-z0-9]+$/, '');
  return { ...object, metadata: { ...object.metadata, name: `${base}-${suffix}` } };
}

/** FNV-1a over the UTF-16 units, 8 hex digits: tells specs apart, protects nothing. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
