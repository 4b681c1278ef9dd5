import type { DeployOutput } from '../deploy/deployOutput.ts';
import type { Command } from './command.ts';

/** Shows what the latest deploy printed. */
export function showDeployOutput(output: DeployOutput): Command {
  return { needsTrust: false, run: async () => output.show() };
}
