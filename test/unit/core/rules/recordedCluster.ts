import { readFile } from 'node:fs/promises';
import { inProject } from '../../../../scripts/project.ts';
import type { ClusterSnapshot } from '../../../../src/core/clusters/scheduling/clusterSnapshot.ts';

/** A cluster as scripts/recordSnapshots.ts found it, by its name in test/fixtures/snapshots; none for ''. */
export async function recordedCluster(name: string): Promise<ClusterSnapshot | undefined> {
  if (name === '') return undefined;
  return JSON.parse(await readFile(inProject(`test/fixtures/snapshots/${name}.json`), 'utf8')) as ClusterSnapshot;
}
