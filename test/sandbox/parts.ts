import { controlPlane } from './controlPlane.ts';
import { engine } from './engine.ts';
import type { Part, PartName } from './part.ts';
import { images } from './images.ts';
import { registry } from './registry.ts';

/** Every part of the sandbox by its name. */
export const parts = { engine, registry, images, controlPlane } as unknown as Readonly<Record<PartName, Part>>;
