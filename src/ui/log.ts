import type { LogOutputChannel } from 'vscode';
import { errorText } from '../base/errors.ts';
import type { Log } from '../base/log.ts';

/** A Log that writes into an output channel; the user chooses its level with the channel's gear. */
export function channelLog(channel: LogOutputChannel, scope = ''): Log {
  const say = (message: string): string => (scope === '' ? message : `[${scope}] ${message}`);
  return {
    trace: (message) => channel.trace(say(message)),
    debug: (message) => channel.debug(say(message)),
    info: (message) => channel.info(say(message)),
    warn: (message) => channel.warn(say(message)),
    error: (message, cause) => channel.error(cause === undefined ? say(message) : `${say(message)}: ${errorText(cause)}`),
    child: (name) => channelLog(channel, scope === '' ? name : `${scope}/${name}`),
  };
}
