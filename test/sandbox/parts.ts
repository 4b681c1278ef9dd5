import { controlPlane } from './controlPlane.ts';
import { engine } from './engine.ts';
import { fakeNodes } from './fakeNodes.ts';
import { gpus } from './gpus.ts';
import { images } from './images.ts';
import { node } from './node.ts';
import type { Part, PartName } from './part.ts';
import { registry } from './registry.ts';

/** Every part of the sandbox by its name. */
export const parts: Readonly<Record<PartName, Part>> = { engine, registry, images, controlPlane, node, gpus, fakeNodes };
