import { commands, l10n, window } from 'vscode';
import { isAbort } from '../base/async.ts';
import { errorText, type AppError, type ErrorCode, toAppError } from '../base/errors.ts';
import type { Log } from '../base/log.ts';
import { errorMessage } from '../core/errorMessages.ts';

interface ProblemAction {
  readonly title: string;
  readonly command: string;
  readonly argument?: unknown;
}

/** Writes what failed into the log and tells the user in one sentence, with at most two actions. Cancellation is silent. */
export async function showProblem(thrown: unknown, log: Log, extra?: ProblemAction): Promise<void> {
  const error = toAppError(thrown);
  if (isAbort(thrown) || error.code === 'cancelled') return;
  logProblem(error, log);
  const action = extra ?? remedy(error.code);
  const showLog: ProblemAction = { title: l10n.t('Show Log'), command: 'slipway.log.show' };
  const picked = await window.showErrorMessage(errorMessage(error), ...(action ? [action, showLog] : [showLog]));
  if (picked) await commands.executeCommand(picked.command, picked.argument);
}

function logProblem(error: AppError, log: Log): void {
  log.error(errorMessage(error), error.cause);
  if (error.detail !== undefined) log.error(error.detail);
  if (error.code === 'unexpected' && error.cause instanceof Error) log.error(error.cause.stack ?? errorText(error.cause));
}

/** The one thing that helps against a problem of this kind; undefined where nothing in the editor does. */
function remedy(code: ErrorCode): ProblemAction | undefined {
  switch (code) {
    case 'dockerUnreachable':
    case 'dockerContextMissing':
      return { title: l10n.t('Open Settings'), command: 'workbench.action.openSettings', argument: 'slipway.docker.context' };
    case 'kubeconfigMissing':
    case 'kubeconfigInvalid':
      return { title: l10n.t('Open Settings'), command: 'workbench.action.openSettings', argument: 'slipway.kubeconfig' };
    case 'contextMissing':
    case 'clusterUnreachable':
    case 'clusterUnauthorized':
      return { title: l10n.t('Choose Cluster'), command: 'slipway.cluster.choose' };
    case 'namespaceMissing':
      return { title: l10n.t('Choose Namespace'), command: 'slipway.cluster.namespace' };
    case 'workspaceUntrusted':
      return { title: l10n.t('Manage Trust'), command: 'workbench.trust.manage' };
    default:
      return undefined;
  }
}
