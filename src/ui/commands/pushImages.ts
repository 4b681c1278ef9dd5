import type { DeployParts } from '../deploy/deployWithProgress.ts';
import type { Command } from './command.ts';
import { imagesCommand } from './imagesCommand.ts';

/** Builds the images of the open folder and pushes them to their registries. */
export function pushImages(parts: DeployParts): Command {
  return imagesCommand(parts, 'push');
}
