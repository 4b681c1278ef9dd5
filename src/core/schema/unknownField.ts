import type { Fix } from '../lint/finding.ts';
import { nearestName } from '../lint/nearestName.ts';
import { replaced, spanOf } from '../yaml/edits.ts';
import type { YamlEntry } from '../yaml/node.ts';
import type { Schema } from './schema.ts';
import { type SchemaView, fieldOf } from './schemaView.ts';
import { pathOf, type Step, titleOf, type Walk } from './walk.ts';

/** Reports a key that the mapping the walk is in, with the keys `present`, does not have; the result is the field that was probably meant. */
export function reportUnknownField(entry: YamlEntry, present: ReadonlySet<string>, walk: Walk): string | undefined {
  const step = walk.trail[walk.trail.length - 1];
  if (!step) return undefined;
  const candidates = Object.keys(step.schema.properties ?? {}).filter((name) => !present.has(name));
  const near = nearestName(entry.key, candidates);
  const home = near === undefined ? belongsUnder(entry.key, walk) : undefined;
  const advice = near === undefined ? home ?? otherVersions(step, entry.key, walk.view) ?? 'the API server refuses it, or drops it where the check is off.' : `did you mean "${near}"?`;
  const place = step.key === '' ? '' : ` (${pathOf(walk.trail)})`;
  walk.findings.push({
    rule: 'schema/unknown-field',
    severity: 'error',
    message: `${titleOf(step, walk.kind)}${place} has no field "${entry.key}"; ${advice}`,
    span: spanOf(entry.keyNode),
    fixes: () => near === undefined ? [] : [renamed(entry, near)],
  });
  return near;
}

function renamed(entry: YamlEntry, name: string): Fix {
  return { title: `Rename to ${name}`, edits: [replaced(entry.keyNode, name)], kind: 'unsafe', preferred: true };
}

/** "it belongs under …" when a mapping above, the metadata, or exactly one place below has the field. */
function belongsUnder(name: string, walk: Walk): string | undefined {
  for (let index = walk.trail.length - 2; index >= 0; index--) {
    const above = walk.trail[index];
    if (above && fieldOf(above.schema, name)) return sentence(pathOf(walk.trail.slice(0, index + 1)));
  }
  const root = walk.trail[0];
  const metadata = root && fieldOf(root.schema, 'metadata');
  if (metadata && fieldOf(walk.view.resolve(metadata), name)) return sentence('metadata');
  const below = placeBelow(name, walk);
  return below === undefined ? undefined : sentence(below);
}

function sentence(path: string): string {
  return path === '' ? 'it belongs at the top level of the object.' : `it belongs under "${path}".`;
}

interface Place {
  readonly schema: Schema;
  readonly path: string;
}

/** How many levels below a mapping its lost field is looked for. */
const deepest = 3;

/** Containers stand in three lists; a lost field of one is nearly always meant for the first. */
const secondary = /(?:^|\.)(?:initContainers|ephemeralContainers|status|managedFields)(?:\[\])?(?:\.|$)/;

function placeBelow(name: string, walk: Walk): string | undefined {
  const start = walk.trail[walk.trail.length - 1];
  if (!start) return undefined;
  const above = pathOf(walk.trail);
  let level: readonly Place[] = [{ schema: start.schema, path: above }];
  for (let depth = 0; depth < deepest; depth++) {
    level = level.flatMap((place) => children(place, walk.view));
    const found = level.filter((place) => fieldOf(place.schema, name));
    if (found.length > 0) return found.length === 1 ? found[0]?.path : undefined;
  }
  return undefined;
}

function children(place: Place, view: SchemaView): readonly Place[] {
  return Object.entries(place.schema.properties ?? {}).flatMap(([key, field]) => {
    const schema = view.resolve(field);
    const path = place.path === '' ? key : `${place.path}.${key}`;
    if (secondary.test(key)) return [];
    return schema.type === 'array' && schema.items ? [{ schema: view.resolve(schema.items), path: `${path}[]` }] : [{ schema, path }];
  });
}

function otherVersions(step: Step, field: string, view: SchemaView): string | undefined {
  const versions = step.definition === '' ? [] : view.versionsOfField(step.definition, field);
  const first = versions[0];
  if (first === undefined) return undefined;
  return Number(first.slice(2)) > Number(view.version.slice(2))
    ? `it exists from Kubernetes ${first} on, and the target is ${view.version}.`
    : `Kubernetes ${versions[versions.length - 1] ?? ''} was the last release that had it, and the target is ${view.version}.`;
}
