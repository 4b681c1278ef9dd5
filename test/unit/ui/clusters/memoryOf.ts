import type { Memory } from '../../../../src/ui/memory.ts';

/** A memory that forgets with the test. */
export function memoryOf(values: Readonly<Record<string, unknown>> = {}): Memory {
  const kept = new Map<string, unknown>(Object.entries(values));
  return {
    get: (key) => kept.get(key),
    update: async (key, value) => {
      kept.set(key, value);
    },
  };
}
