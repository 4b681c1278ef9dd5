/** Things of files by keys; what a file brings is replaced as a whole. */
export interface Groups<T> {
  /** Puts what a file has now in place of what it had. */
  put(path: string, things: readonly T[]): void;
  /** All of a key, by the path of their file and then in its order. What was answered stays as it is. */
  get(key: string): readonly T[];
}

/** Where a thing is: of a file that is typed into, nearly all stay where they were, however often they are made anew. */
interface Slot {
  readonly path: string;
  readonly index: number;
}

interface Group<T> {
  slots: Slot[];
  answer: readonly T[];
  /** The revision that the answer is of; 0 where the slots have changed since. */
  revision: number;
}

const nothing: readonly never[] = [];

/** Makes groups that are empty; each thing is found by all of its keys, which are different ones. */
export function createGroups<T>(keysOf: (thing: T) => readonly string[]): Groups<T> {
  const files = new Map<string, readonly T[]>();
  const groups = new Map<string, Group<T>>();
  let revision = 0;
  const leave = (key: string, path: string, indexes: ReadonlySet<number>): void => {
    const slots = groups.get(key)?.slots.filter((slot) => slot.path !== path || !indexes.has(slot.index)) ?? [];
    if (slots.length === 0) groups.delete(key);
    else groups.set(key, { slots, answer: nothing, revision: 0 });
  };
  const enter = (key: string, slot: Slot): void => {
    const group = groups.get(key);
    if (group) {
      group.slots.push(slot);
      group.revision = 0;
    } else groups.set(key, { slots: [slot], answer: nothing, revision: 0 });
  };
  return {
    put: (path, things) => {
      const before = files.get(path) ?? nothing;
      if (things.length > 0) files.set(path, things);
      else files.delete(path);
      revision++;
      const left = new Map<string, Set<number>>();
      const entered: (readonly [key: string, index: number])[] = [];
      for (let index = 0; index < Math.max(before.length, things.length); index++) {
        const old = keysAt(before, index);
        const now = keysAt(things, index);
        if (isSame(old, now)) continue;
        for (const key of old) left.set(key, (left.get(key) ?? new Set()).add(index));
        for (const key of now) entered.push([key, index]);
      }
      for (const [key, indexes] of left) leave(key, path, indexes);
      for (const [key, index] of entered) enter(key, { path, index });
    },
    get: (key) => {
      const group = groups.get(key);
      if (!group) return nothing;
      if (group.revision === revision) return group.answer;
      if (group.revision === 0) group.slots = inOrder(group.slots);
      group.answer = group.slots.map(({ path, index }) => files.get(path)?.[index]).filter((thing) => thing !== undefined);
      group.revision = revision;
      return group.answer;
    },
  };

  function keysAt(things: readonly T[], index: number): readonly string[] {
    const thing = things[index];
    return thing === undefined ? nothing : keysOf(thing);
  }
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some === others || (some.length === others.length && some.every((key, index) => key === others[index]));
}

/** The same slots where they are in order already, which those of one file most often are. */
function inOrder(slots: Slot[]): Slot[] {
  return slots.every((slot, index) => index === 0 || order(slots[index - 1] ?? slot, slot) <= 0) ? slots : slots.toSorted(order);
}

function order(one: Slot, other: Slot): number {
  if (one.path === other.path) return one.index - other.index;
  return one.path < other.path ? -1 : 1;
}
