import type { Command } from './command.ts';

/** Asks the engine again, for example after Docker was started. */
export function refreshImages(refresh: () => void): Command {
  return { needsTrust: true, run: async () => refresh() };
}
