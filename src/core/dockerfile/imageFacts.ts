import type { Dockerfile } from './dockerfile.ts';
import { resolve } from './resolve.ts';
import { copiedReferences, copyOrigin, finalLineage, reachableStages } from './stages.ts';

/** A port that the image says it listens on. */
export interface ExposedPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp' | 'sctp';
}

/** The ports that EXPOSE names in the final stage and those below it, each once. What depends on outside is left out. */
export function exposedPorts(file: Dockerfile): ExposedPort[] {
  const found = new Map<string, ExposedPort>();
  for (const instruction of finalLineage(file).toReversed().flatMap((stage) => stage.instructions)) {
    for (const word of instruction.name === 'EXPOSE' ? instruction.words : []) {
      for (const port of portsOf(resolve(file, word.text, instruction) ?? '')) found.set(`${port.port}/${port.protocol}`, port);
    }
  }
  return [...found.values()];
}

/** Reads `80`, `53/udp` or `8000-8003`; a range is at most the 65535 ports there are. */
function portsOf(text: string): ExposedPort[] {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(tcp|udp|sctp))?$/i.exec(text);
  if (!match) return [];
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  const protocol = match[3]?.toLowerCase();
  const kind = protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp';
  if (first < 1 || last > 65_535 || last < first) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => ({ port: first + index, protocol: kind }));
}

/** Images from outside that a build takes from. */
export interface ExternalImages {
  /** As written, with arguments at their defaults, each once, in the order of the file. */
  readonly references: readonly string[];
  /** False where one depends on an argument without a default. */
  readonly complete: boolean;
}

/** The images that `docker build` pulls: bases of the stages it needs, and what they copy or mount from. */
export function externalImages(file: Dockerfile): ExternalImages {
  const origins = reachableStages(file).flatMap((stage) => [stage.origin, ...stage.instructions.flatMap(copiedReferences).map(({ reference }) => copyOrigin(file, reference))]);
  const references = origins.flatMap((origin) => (origin.kind === 'image' ? [origin.reference] : []));
  return { references: [...new Set(references)], complete: origins.every((origin) => origin.kind !== 'unknown') };
}
