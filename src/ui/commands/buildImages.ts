import type { DeployParts } from '../deploy/deployWithProgress.ts';
import type { Command } from './command.ts';
import { imagesCommand } from './imagesCommand.ts';

/** Builds the images of the open folder. */
export function buildImages(parts: DeployParts): Command {
  return imagesCommand(parts, 'build');
}
