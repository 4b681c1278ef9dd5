import type { DeployRuns } from '../deploy/deployRuns.ts';
import type { Command } from './command.ts';

/** Ends the running deploy, or the logs that go on after one. What was applied stays. */
export function cancelDeploy(runs: DeployRuns): Command {
  return { needsTrust: false, run: () => runs.cancel() };
}
