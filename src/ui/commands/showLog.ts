import type { LogOutputChannel } from 'vscode';
import type { Command } from './command.ts';

/** Shows Slipway's own log. */
export function showLog(channel: LogOutputChannel): Command {
  return { needsTrust: false, run: async () => channel.show() };
}
