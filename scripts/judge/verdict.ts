import type { Finding } from '../../src/core/lint/finding.ts';
import type { YamlNode } from '../../src/core/yaml/node.ts';
import { locate } from './locate.ts';
import type { Complaint, RefusalClass } from './refusal.ts';

/** What the API server said about one document. */
export type Answer = { readonly accepted: true } | { readonly accepted: false; readonly complaints: readonly Complaint[] };

/** How server and linter agree about one document. */
export interface Verdict {
  readonly outcome: 'accepted' | 'falseError' | 'found' | 'missed' | RefusalClass;
  /** Errors about a document that the server takes. */
  readonly falseErrors: readonly Finding[];
  /** Complaints that no error of the linter stands at. */
  readonly missed: readonly Complaint[];
}

/** Rules whose error says that the program will fail when it starts, which the API server does not know. */
export const failsAtStart: ReadonlyMap<string, string> = new Map([
  ['cuda-tag-invalid', 'the image cannot be pulled, because there is no such tag'],
  ['tensor-parallel-exceeds-gpus', 'the server ends when it starts with fewer GPUs than it was told to use'],
  ['memory-unit-mistake', 'a limit of a few bytes is valid, and the container is killed when it starts'],
  ['hf-token-plaintext', 'the token can be read by everybody who may read the object'],
  ['sglang-loopback-host', 'the server listens where no probe and no Service reaches it'],
  ['shm-volume-wrong', 'the kubelet cannot mount the volume and the pod never starts'],
]);

/** In most custom resources nobody looks at a pod template before an operator makes pods from it; the message says so. */
function failsLater(finding: Finding): boolean {
  return failsAtStart.has(finding.rule) || / is accepted, but the pods /.test(finding.message);
}

const judged = new Set<RefusalClass>(['decoding', 'schema', 'catalogue']);

/** Compares the server's answer with what the linter found; spans count in the document's own text. */
export function compare(root: YamlNode | undefined, findings: readonly Finding[], answer: Answer): Verdict {
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (answer.accepted) {
    const falseErrors = errors.filter((finding) => !failsLater(finding));
    return { outcome: falseErrors.length > 0 ? 'falseError' : 'accepted', falseErrors, missed: [] };
  }
  const counted = answer.complaints.filter((complaint) => judged.has(complaint.class));
  if (counted.length === 0) return { outcome: answer.complaints[0]?.class ?? 'other', falseErrors: [], missed: [] };
  const missed = counted.filter((complaint) => !errors.some((finding) => standsAt(finding, complaint, root)));
  return { outcome: missed.length === counted.length ? 'missed' : 'found', falseErrors: [], missed };
}

function standsAt(finding: Finding, complaint: Complaint, root: YamlNode | undefined): boolean {
  if (!root || complaint.field === '') return true;
  return locate(root, complaint.field).some((place) => {
    // A law about two fields names one of them, and the linter may underline the other.
    const span = complaint.class === 'catalogue' ? place.around[1] ?? place.span : place.span;
    return finding.span.start <= span.end && finding.span.end >= span.start;
  });
}
