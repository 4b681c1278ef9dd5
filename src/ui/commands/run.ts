import { commands, workspace } from 'vscode';
import { AppError } from '../../base/errors.ts';
import { Disposables, onDispose } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { CommandId } from '../contributions.ts';
import { showProblem } from '../problems.ts';
import type { Command } from './command.ts';

/** Registers every command of the table; the only place where commands meet the editor. */
export function registerCommands(table: Readonly<Record<CommandId, Command>>, log: Log): Disposables {
  const owned = new Disposables();
  const controller = new AbortController();
  owned.add(onDispose(() => controller.abort()));
  for (const [id, command] of Object.entries(table)) {
    const context = { log: log.child(id), signal: controller.signal };
    owned.add(
      commands.registerCommand(id, async (argument: unknown) => {
        context.log.debug('started');
        try {
          if (command.needsTrust && !workspace.isTrusted) throw new AppError('workspaceUntrusted');
          await command.run(argument, context);
        } catch (error) {
          // The command is over; the message may wait for its click much longer.
          void showProblem(error, context.log);
        }
      }),
    );
  }
  return owned;
}
