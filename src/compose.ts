import { join } from 'node:path';
import { type ExtensionContext, window } from 'vscode';
import { Disposables } from './base/lifecycle.ts';
import { openDeploys } from './compose/deploy.ts';
import { openEngine } from './compose/engine.ts';
import { openKubeconfig } from './compose/kubeconfig.ts';
import { openLinter } from './compose/lint.ts';
import { linterProgram } from './compose/linterProgram.ts';
import { sandboxService } from './compose/sandbox.ts';
import { lintedFiles, openText } from './ui/editor/openFiles.ts';
import { channelLog } from './ui/log.ts';
import { openUi } from './ui/openUi.ts';
import { settingsFor } from './ui/settings.ts';

/** Joins what is outside the editor with what the user sees. Everything heavy is loaded on first use. */
export function compose(context: ExtensionContext): Disposables {
  const owned = new Disposables();
  const channel = owned.add(window.createOutputChannel('Slipway', { log: true }));
  const log = channelLog(channel);
  const engine = owned.add(openEngine(settingsFor, log));
  const kubeconfig = owned.add(openKubeconfig(settingsFor, log));
  const program = owned.add(linterProgram({ schemas: context.asAbsolutePath('dist/schemas.br'), scripts: context.asAbsolutePath('dist/linter'), code: join(context.globalStorageUri.fsPath, 'code') }, log.child('lint')));
  const lint = owned.add(openLinter(program, { openText, lintedFiles, log: log.child('lint') }));
  owned.add(openUi(context, { engine, kubeconfig, lint, sandbox: sandboxService, deploy: openDeploys(engine, kubeconfig) }, log, channel));
  return owned;
}
