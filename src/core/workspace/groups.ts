/** Things of files by keys; what a file brings is replaced as a whole. */
export interface Groups<T> {
  /** Puts what a file has now in place of what it had; each thing is found by all of its keys. */
  put(path: string, things: readonly T[], keysOf: (thing: T) => readonly string[]): void;
  /** All of a key, by the path of their file and then in its order. */
  get(key: string): readonly T[];
}

interface Group<T> {
  readonly byPath: Map<string, T[]>;
  /** All of them in order, until something changes. */
  list: readonly T[] | undefined;
}

const nothing: readonly never[] = [];

/** Makes groups that are empty. */
export function createGroups<T>(): Groups<T> {
  const groups = new Map<string, Group<T>>();
  const keysByPath = new Map<string, ReadonlySet<string>>();
  const remove = (path: string): void => {
    for (const key of keysByPath.get(path) ?? []) {
      const group = groups.get(key);
      group?.byPath.delete(path);
      if (group) group.list = undefined;
      if (group?.byPath.size === 0) groups.delete(key);
    }
    keysByPath.delete(path);
  };
  return {
    put: (path, things, keysOf) => {
      remove(path);
      const keys = new Set<string>();
      for (const thing of things) {
        for (const key of keysOf(thing)) {
          const group: Group<T> = groups.get(key) ?? { byPath: new Map<string, T[]>(), list: undefined };
          groups.set(key, group);
          group.list = undefined;
          const own = group.byPath.get(path);
          if (own) own.push(thing);
          else group.byPath.set(path, [thing]);
          keys.add(key);
        }
      }
      if (keys.size > 0) keysByPath.set(path, keys);
    },
    get: (key) => {
      const group = groups.get(key);
      if (!group) return nothing;
      return (group.list ??= inOrder(group.byPath));
    },
  };
}

function inOrder<T>(byPath: ReadonlyMap<string, readonly T[]>): readonly T[] {
  const [only, ...more] = byPath.values();
  if (only && more.length === 0) return only;
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, things]) => things);
}
