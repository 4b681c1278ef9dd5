import { AppError } from '../../base/errors.ts';
import type { KubernetesObject } from '../kubernetes/object.ts';
import type { ApiResource, ClusterApi, ListOptions } from './clusterApi.ts';

/** Reads page by page and keeps only what `slim` makes of each object. */
export async function listAll<T>(cluster: ClusterApi, resource: ApiResource, options: ListOptions, slim: (object: KubernetesObject) => T, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  for await (const page of cluster.list(resource, options, signal)) for (const object of page) all.push(slim(object));
  return all;
}

/** What is read, or undefined where the user may not read it; other failures are thrown. */
export async function ifAllowed<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'clusterForbidden') return undefined;
    throw error;
  }
}
