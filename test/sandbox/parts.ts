import { engine } from './engine.ts';
import type { Part, PartName } from './part.ts';
import { registry } from './registry.ts';

/** Every part of the sandbox by its name. */
export const parts = { engine, registry } as unknown as Readonly<Record<PartName, Part>>;
