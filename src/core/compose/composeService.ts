import { asMap, entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';

/** A service of a compose file, version 2 or 3 or without one. */
export interface ComposeService {
  readonly name: string;
  /** The line of the service in `services:`. */
  readonly entry: YamlEntry;
  readonly map: YamlMap;
  /** The whole file. */
  readonly root: YamlMap;
  /** True where a template or a half-typed line leaves parts out, so that nothing may be called missing. */
  readonly partial: boolean;
}

/** The services of a file; none where there is no `services:`, as in files of version 1. */
export function composeServices(root: YamlNode | undefined, partial: boolean): readonly ComposeService[] {
  const file = asMap(root);
  const services = asMap(entryOf(file, 'services')?.value);
  if (!file || !services) return [];
  return services.entries.flatMap((entry) => {
    const map = asMap(entry.value);
    return map && !entry.keyNode.dynamic && !entry.key.startsWith('x-') ? [{ name: entry.key, entry, map, root: file, partial }] : [];
  });
}
