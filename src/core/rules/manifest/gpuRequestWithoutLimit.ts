import type { ResourceBlock } from '../../kubernetes/manifest.ts';
import { isExtendedResource } from '../../kubernetes/acceleratorNames.ts';
import type { Fix } from '../../lint/finding.ts';
import { nearestName } from '../../lint/nearestName.ts';
import { defineRule } from '../../lint/rule.ts';
import { addedEntry, columnOf, entryBefore, entryText, lineBreak, removedEntry, replaced } from '../../yaml/edits.ts';
import { entryOf, isNull, type YamlEntry, type YamlMap } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';
import { mayHaveMore, requestsOf } from '../support/quantities.ts';

export const gpuRequestWithoutLimit = defineRule({
  id: 'gpu-request-without-limit',
  scope: 'resources',
  severity: 'error',
  summary: 'A GPU is requested and not limited.',
  why: 'Extended resources cannot be overcommitted: a request without an equal limit is refused. A limit alone is enough, the request is then set to it.',
  sources: ['https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/'],
  check: (block, { text, report }) => {
    if (block.object.partial || block.owner === 'pod' || isHidden(block)) return;
    for (const { map, entry, name } of requestsOf(block)) {
      if (!isExtendedResource(name)) continue;
      const limit = entryOf(block.limits, name);
      const isEmpty = isNull(entry.value);
      if (limit && (isEmpty || !isNull(limit.value))) continue;
      const advice = isEmpty ? 'This one is empty, which counts as 0. Remove it.' : 'Move it to "limits"; the request then follows by itself.';
      const message = `${refusal(block.object, block.validated)}: ${name} cannot be overcommitted, so a request needs an equal limit. ${advice}`;
      report(entry.keyNode, message, { fixes: () => (isEmpty ? removal(text, block, map, entry) : fixes(text, block, map, entry)) });
    }
  },
});

/** Limits that a template writes, that are misspelt, or that are not a mapping, may hold the name. */
function isHidden(block: ResourceBlock): boolean {
  const limits = entryOf(block.node, 'limits');
  if (mayHaveMore(block.limits) || mayHaveMore(block.node)) return true;
  if (!limits) return block.node.entries.some(({ key }) => nearestName(key, ['limits']) !== undefined);
  return !block.limits && !isNull(limits.value);
}

function removal(text: string, block: ResourceBlock, requests: YamlMap, entry: YamlEntry): readonly Fix[] {
  const half = entryOf(block.node, 'requests');
  if (!half || entry.merged || half.merged || half.value.kind === 'alias') return [];
  return [{ title: `Remove ${entry.key}`, edits: [removedEntry(text, requests, entry, { map: block.node, entry: half })], kind: 'safe', preferred: true }];
}

function fixes(text: string, block: ResourceBlock, requests: YamlMap, entry: YamlEntry): readonly Fix[] {
  const half = entryOf(block.node, 'requests');
  if (!half || entry.merged || half.merged || half.value.kind === 'alias') return [];
  const { limits } = block;
  const alone = requests.entries.length === 1;
  if (!limits) return entryOf(block.node, 'limits') ? [] : [alone ? renamedHalf(half) : newLimits(text, block, half, requests, entry)];
  const added = addedEntry(text, limits, entryText(text, entry, limits.entries[0] ? columnOf(text, limits.entries[0].keyNode.start) : 0));
  return [
    { title: 'Move to limits', edits: [removedEntry(text, requests, entry, { map: block.node, entry: half }), added], kind: 'safe', preferred: true },
    { title: 'Copy to limits', edits: [added], kind: 'safe' },
  ];
}

function renamedHalf(half: YamlEntry): Fix {
  return { title: 'Move to limits', edits: [replaced(half.keyNode, 'limits')], kind: 'safe', preferred: true };
}

function newLimits(text: string, block: ResourceBlock, half: YamlEntry, requests: YamlMap, entry: YamlEntry): Fix {
  const column = columnOf(text, half.keyNode.start);
  const written = block.node.flow || requests.flow
    ? `limits: {${entryText(text, entry, 0)}}`
    : `limits:${lineBreak(text)}${' '.repeat(column + 2)}${entryText(text, entry, column + 2)}`;
  const edits = [entryBefore(text, block.node, half, written), removedEntry(text, requests, entry)];
  return { title: 'Move to limits', edits, kind: 'safe', preferred: true };
}
