import { deprecatedApis } from '../data/tables.gen.ts';
import { groupOf } from '../kubernetes/object.ts';
import { replaced, spanOf } from '../yaml/edits.ts';
import { asScalar, entryOf, type YamlMap } from '../yaml/node.ts';
import { minorOf } from './minorOf.ts';
import type { Walk } from './walk.ts';

/** Warns of an apiVersion that is still known and that a newer one of the target version replaces. */
export function checkDeprecated(node: YamlMap, kind: string, walk: Walk): void {
  const place = asScalar(entryOf(node, 'apiVersion')?.value);
  const row = deprecatedApis.rows.find((candidate) => candidate.apiVersion === place?.text && candidate.kinds.includes(kind));
  if (!place || !row || minorOf(row.deprecatedIn) > minorOf(walk.view.version)) return;
  const [best] = walk.view.apiVersionsOf(kind).filter((candidate) => groupOf(candidate) === groupOf(place.text));
  const newer = best === undefined || best === place.text || row.use !== '' ? undefined : best;
  if (newer === undefined && row.use === '') return;
  const end = row.removedIn === '' ? '' : ` and goes with ${row.removedIn}`;
  walk.findings.push({
    rule: 'schema/deprecated-api',
    severity: 'warning',
    message: `${kind} in ${place.text} is deprecated since Kubernetes ${row.deprecatedIn}${end}; use ${newer ?? row.use}.`,
    span: spanOf(place),
    tags: ['deprecated'],
    ...(newer !== undefined && { fixes: () => [{ title: `Change to ${newer}`, edits: [replaced(place, newer)], kind: 'unsafe' as const, preferred: true }] }),
  });
}
