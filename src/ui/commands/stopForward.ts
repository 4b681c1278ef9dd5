import type { PortForwards } from '../models/portForwards.ts';
import type { Command } from './command.ts';

/** Ends one of the port forwards. */
export function stopForward(forwards: PortForwards): Command {
  return { needsTrust: false, run: () => forwards.stopOne() };
}
