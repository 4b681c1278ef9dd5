import type { Container, PodSpec } from '../../kubernetes/manifest.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { mountAt, volumesOf } from '../../kubernetes/volumes.ts';
import type { Fix } from '../../lint/finding.ts';
import { defineRule, type RuleContext } from '../../lint/rule.ts';
import { replaced } from '../../yaml/edits.ts';
import { asMap, asScalar, entryOf, isNull, knownString, type YamlEntry, type YamlMap } from '../../yaml/node.ts';
import { setUnder } from '../support/podEdits.ts';
import { knownScalar, memoryLimitOf, quantityOf } from '../support/quantities.ts';

/** One mebibyte, in the billionths that quantities are counted in. */
const leastLimit = 1_048_576n * 1_000_000_000n;

export const shmVolumeWrong = defineRule({
  id: 'shm-volume-wrong',
  scope: 'podSpec',
  severity: 'error',
  summary: 'The volume for shared memory is not memory, or larger than the container may use.',
  why: 'The kubelet knows the medium Memory and no other spelling. Without it the files are on the disk of the node. What is written to a volume in memory counts against the memory limit of the container.',
  sources: ['https://kubernetes.io/docs/concepts/storage/volumes/#emptydir', 'https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/emptydir/empty_dir.go'],
  check: (podSpec, context) => {
    for (const volume of volumesOf(podSpec)) checkMedium(volume, context);
    const seen = new Set<YamlMap>();
    for (const container of podSpec.containers) {
      const mounted = mountAt(container, '/dev/shm');
      if (mounted === undefined || mounted === 'unknown' || !mounted.volume || seen.has(mounted.volume)) continue;
      seen.add(mounted.volume);
      checkShared(podSpec, mounted.volume, context);
    }
  },
});

/** Any emptyDir: the API server does not look at the medium, the kubelet does. */
function checkMedium(volume: YamlMap, { report }: RuleContext): void {
  const medium = entryOf(asMap(entryOf(volume, 'emptyDir')?.value), 'medium');
  const scalar = medium && knownScalar(medium);
  if (!scalar || scalar.value === null || ['', 'Memory'].includes(scalar.text) || /^HugePages(?:-.+)?$/.test(scalar.text)) return;
  const likely = /^(?:mem(?:ory)?|ram|tmpfs|shm)$/i.test(scalar.text);
  report(scalar, `The API server takes medium "${scalar.text}", and then the kubelet cannot mount the volume (unknown storage medium) and the pod never starts. Write Memory.`, {
    fixes: () => likely ? [{ title: 'Change to Memory', edits: [replaced(scalar, 'Memory')], kind: /^memory$/i.test(scalar.text) ? 'safe' : 'unsafe', preferred: true }] : [],
  });
}

/** What is mounted at /dev/shm. */
function checkShared(podSpec: PodSpec, volume: YamlMap, context: RuleContext): void {
  const { text, report } = context;
  const path = entryOf(asMap(entryOf(volume, 'hostPath')?.value), 'path');
  if (path && knownString(path.value)?.replace(/\/+$/, '') === '/dev/shm') {
    report(path.value, 'This is the /dev/shm of the node: its size is shared with everything else there, and what this pod leaves stays behind. An emptyDir with medium Memory is the pod\'s own.', { severity: 'info' });
  }
  const emptyDir = entryOf(volume, 'emptyDir');
  const node = asMap(emptyDir?.value);
  if (!emptyDir || (!node && !isNull(emptyDir.value)) || node?.entries.some((entry) => entry.keyNode.dynamic) === true) return;
  const medium = entryOf(node, 'medium');
  if (medium && asScalar(medium.value)?.dynamic === true) return;
  if (!medium || (asScalar(medium.value)?.text ?? '') === '') {
    const fixes = (): readonly Fix[] => {
      const edit = medium ? replaced(medium.value, 'Memory') : setUnder(text, volume, ['emptyDir'], 'medium', 'Memory');
      return edit ? [{ title: 'Add medium: Memory', edits: [edit], kind: 'safe', preferred: true }] : [];
    };
    report((medium ?? emptyDir).keyNode, 'Without medium Memory this /dev/shm is a folder on the disk of the node: shared memory works at the speed of that disk. Add medium: Memory.', { severity: 'warning', fixes });
  } else checkSize(podSpec, volume, emptyDir, node, context);
}

function checkSize(podSpec: PodSpec, volume: YamlMap, emptyDir: YamlEntry, node: YamlMap | undefined, { report }: RuleContext): void {
  const size = entryOf(node, 'sizeLimit');
  const users = podSpec.containers.filter((container) => usesVolume(container, volume));
  const limits = users.map((container) => ({ bytes: memoryLimitOf(container), entry: entryOf(container.resources?.limits, 'memory') }));
  if (entryOf(podSpec.node, 'resources') || podSpec.object.partial) return;
  if (!size || isNull(size.value)) {
    if (limits.some(({ entry }) => !entry) && users.every((container) => container.resources !== undefined || !entryOf(container.node, 'resources'))) {
      report(emptyDir.keyNode, 'Neither this /dev/shm nor the container has a memory limit, so what is written here may fill the memory of the node. Add a sizeLimit.', { severity: 'info' });
    }
    return;
  }
  const bytes = quantityOf(size);
  const largest = limits.reduce<bigint>((most, limit) => (limit.bytes !== undefined && limit.bytes > most ? limit.bytes : most), 0n);
  const entry = limits.find((limit) => limit.bytes === largest)?.entry;
  const said = entry && knownScalar(entry)?.text;
  if (!bytes || said === undefined || limits.some((limit) => limit.bytes === undefined) || bytes.nanos <= (parseQuantity(said)?.nanos ?? bytes.nanos)) return;
  // A limit that no container can live with is a mistake of its own, and this only its echo.
  if ((parseQuantity(said)?.nanos ?? 0n) < leastLimit) return;
  const asked = knownScalar(size)?.text ?? '';
  report(size.value, `What is written to /dev/shm counts against the memory limit: long before these ${asked} are full, the container is killed at its ${said}.`, {
    severity: 'warning',
    ...(entry && { related: [{ span: { start: entry.value.start, end: entry.value.end }, message: `The memory limit is ${said}.` }] }),
  });
}

function usesVolume(container: Container, volume: YamlMap): boolean {
  const mounted = mountAt(container, '/dev/shm');
  return mounted !== undefined && mounted !== 'unknown' && mounted.volume === volume;
}
