import { isExtendedResource } from '../../kubernetes/acceleratorNames.ts';
import { defineRule } from '../../lint/rule.ts';
import { removedEntry, replaced, spanOf } from '../../yaml/edits.ts';
import { entryOf, isNull } from '../../yaml/node.ts';
import { refusal } from '../support/outcome.ts';
import { knownScalar, quantityOf, requestsOf } from '../support/quantities.ts';

export const gpuRequestLimitMismatch = defineRule({
  id: 'gpu-request-limit-mismatch',
  scope: 'resources',
  severity: 'error',
  summary: 'The request of a GPU differs from its limit.',
  why: 'There is no burst for extended resources and huge pages: request and limit must be the same number, in both directions.',
  sources: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources'],
  check: (block, { text, report }) => {
    if (block.owner === 'pod') return;
    for (const { map, entry, name } of requestsOf(block)) {
      if (!(isExtendedResource(name) || name.startsWith('hugepages-'))) continue;
      const limit = entryOf(block.limits, name);
      const asked = quantityOf(entry);
      const most = limit && quantityOf(limit);
      const askedNode = knownScalar(entry);
      const mostNode = limit && knownScalar(limit);
      if (most && mostNode && isNull(entry.value) && most.nanos !== 0n) {
        const message = `${refusal(block.object, block.validated)}: an empty request counts as 0, and it must equal the limit of ${mostNode.text} ${name}. Remove it; the request then follows the limit by itself.`;
        report(entry.keyNode, message, { fixes: () => (entry.merged ? [] : [{ title: `Remove the request of ${name}`, edits: [removedEntry(text, map, entry)], kind: 'safe', preferred: true }]) });
      }
      if (!asked || !most || !askedNode || !mostNode || asked.nanos === most.nanos) continue;
      const message = `${refusal(block.object, block.validated)}: the request of ${askedNode.text} ${name} must equal the limit of ${mostNode.text}; there is no burst for it.`;
      report(askedNode, message, {
        related: [{ span: spanOf(mostNode), message: `The limit is ${mostNode.text}.` }],
        fixes: () => [
          { title: `Set the request to ${mostNode.text}`, edits: [replaced(askedNode, text.slice(mostNode.start, mostNode.end))], kind: 'unsafe' },
          { title: `Set the limit to ${askedNode.text}`, edits: [replaced(mostNode, text.slice(askedNode.start, askedNode.end))], kind: 'unsafe' },
        ],
      });
    }
  },
});
