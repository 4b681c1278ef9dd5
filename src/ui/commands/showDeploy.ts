import type { Command } from './command.ts';

/** Shows the page with the steps of the latest deploy. */
export function showDeploy(show: () => void): Command {
  return { needsTrust: false, run: async () => show() };
}
