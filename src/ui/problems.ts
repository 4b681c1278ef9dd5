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

/** Writes what failed into the log, with all that helps to find out why. */
export function logProblem(error: AppError, log: Log): void {
  log.error(errorMessage(error), error.cause);
  if (error.detail !== undefined) log.error(error.detail);
  if (error.code === 'unexpected' && error.cause instanceof Error) log.error(error.cause.stack ?? errorText(error.cause));
}

/** The one thing that helps against a problem of this kind; undefined where nothing in the editor does. */
function remedy(code: ErrorCode): ProblemAction | undefined {
  const chooseCluster = { title: l10n.t('Choose Cluster'), command: 'slipway.cluster.choose' };
  const remedies: Partial<Readonly<Record<ErrorCode, ProblemAction>>> = {
    dockerUnreachable: openSettings('slipway.docker.context'),
    dockerContextMissing: openSettings('slipway.docker.context'),
    registryMissing: openSettings('slipway.registry'),
    kubeconfigMissing: openSettings('slipway.kubeconfig'),
    kubeconfigInvalid: openSettings('slipway.kubeconfig'),
    contextMissing: chooseCluster,
    clusterUnreachable: chooseCluster,
    clusterUnauthorized: chooseCluster,
    namespaceMissing: { title: l10n.t('Choose Namespace'), command: 'slipway.cluster.namespace' },
    workspaceUntrusted: { title: l10n.t('Manage Trust'), command: 'workbench.trust.manage' },
  };
  return remedies[code];
}

function openSettings(setting: string): ProblemAction {
  return { title: l10n.t('Open Settings'), command: 'workbench.action.openSettings', argument: setting };
}
