import { type ExtensionContext, l10n, type LogOutputChannel, workspace } from 'vscode';
import { Disposables } from '../base/lifecycle.ts';
import type { Log } from '../base/log.ts';
import type { Image } from '../core/images/image.ts';
import { ClusterDirectory } from './clusters/clusterDirectory.ts';
import { ConnectedVersion } from './clusters/clusterVersion.ts';
import { TargetChoice } from './clusters/deployTarget.ts';
import { registerCommands } from './commands/run.ts';
import { commandTable } from './commands/table.ts';
import { ContextKeyWriter } from './contextKeys.ts';
import { DeployOutput } from './deploy/deployOutput.ts';
import { DeployRuns } from './deploy/deployRuns.ts';
import { registerCodeActions } from './editor/codeActions.ts';
import { registerCodeLenses } from './editor/codeLenses.ts';
import { registerCompletions } from './editor/completions.ts';
import { watchConfigurations } from './editor/configurationWatch.ts';
import { Diagnostics } from './editor/diagnostics.ts';
import { registerHovers } from './editor/hovers.ts';
import { lintForCluster } from './editor/lintForCluster.ts';
import { showLintStatus } from './editor/lintStatus.ts';
import { registerSuppressActions } from './editor/suppressActions.ts';
import { WorkspaceProblems } from './editor/workspaceProblems.ts';
import { LiveItems } from './live/liveItems.ts';
import { PodLogs } from './models/podLogs.ts';
import { PortForwards } from './models/portForwards.ts';
import { DeployPanel } from './panels/deployPanel.ts';
import type { EditorServices } from './services.ts';
import { onDidChangeSettings, settingsFor } from './settings.ts';
import { showTargetStatus } from './status/targetStatus.ts';
import { showClustersView } from './views/clustersView.ts';
import { showImagesView } from './views/imagesView.ts';
import { showModelsView } from './views/modelsView.ts';
import { SandboxWatch } from './views/sandboxWatch.ts';
import { registerStaleDecorations } from './views/staleDecorations.ts';

/** Registers everything the user sees. Nothing outside the editor is contacted until the user looks at it or asks. */
export function openUi(context: ExtensionContext, services: EditorServices, log: Log, channel: LogOutputChannel): Disposables {
  const owned = new Disposables();
  const keys = new ContextKeyWriter();
  const directory = owned.add(new ClusterDirectory(services.kubeconfig, context.globalState));
  const choice = new TargetChoice(context.workspaceState);
  const images = owned.add(new LiveItems(services.engine.images, (image) => image.id));
  const runs = owned.add(new DeployRuns(services.deploy, l10n));
  const output = owned.add(new DeployOutput(runs));
  const panel = owned.add(new DeployPanel(runs, context.extensionUri));
  const logs = owned.add(new PodLogs());
  const forwards = owned.add(new PortForwards(keys));
  const connected = owned.add(new ConnectedVersion(directory, choice));
  const lint = lintForCluster(services.lint, () => connected.current);
  const diagnostics = owned.add(new Diagnostics(lint, log.child('lint')));
  const problems = owned.add(new WorkspaceProblems(lint, diagnostics, log.child('lint')));
  owned.add(connected.onDidChange(() => diagnostics.checkAgain()));
  owned.add(watchConfigurations(lint, diagnostics, problems, log.child('lint')));
  owned.add(registerCommands(commandTable({ channel, keys, images, directory, choice, service: services.deploy, runs, output, panel, logs, forwards, diagnostics, problems, memory: context.workspaceState }), log));
  owned.add(showTrees({ services, directory, choice, images, keys, log }));
  owned.add(showTargetStatus(choice));
  // The editor lists the actions of later providers first: mending comes before silencing.
  owned.add(registerSuppressActions(diagnostics, lint));
  owned.add(registerCodeActions(diagnostics));
  owned.add(registerHovers(lint));
  owned.add(registerCompletions(lint));
  owned.add(registerCodeLenses(lint));
  owned.add(showLintStatus(diagnostics));
  owned.add(restartOnSettings(directory, images));
  return owned;
}

interface TreeParts {
  readonly services: EditorServices;
  readonly directory: ClusterDirectory;
  readonly choice: TargetChoice;
  readonly images: LiveItems<Image>;
  readonly keys: ContextKeyWriter;
  readonly log: Log;
}

/** The three trees; in an untrusted workspace they stay empty and say why. */
function showTrees({ services, directory, choice, images, keys, log }: TreeParts): Disposables {
  const owned = new Disposables();
  const visible = { clusters: false, models: false };
  const look = (): void => {
    const { isTrusted } = workspace;
    directory.look({ clusters: visible.clusters && isTrusted, models: visible.models && isTrusted });
  };
  const mark = (view: keyof typeof visible) => (isVisible: boolean) => {
    visible[view] = isVisible;
    look();
  };
  owned.add(registerStaleDecorations());
  const sandbox = owned.add(new SandboxWatch(services.sandbox, settingsFor().sandboxStatusFile, log));
  owned.add(workspace.onDidGrantWorkspaceTrust(look));
  owned.add(
    showImagesView({ service: services.engine, images, keys, log: log.child('images'), mayWatch: () => workspace.isTrusted, onMayWatch: (listener) => workspace.onDidGrantWorkspaceTrust(listener) }),
  );
  owned.add(showClustersView({ directory, choice, sandbox, keys, log: log.child('clusters'), onVisibility: mark('clusters') }));
  owned.add(showModelsView({ directory, log: log.child('models'), onVisibility: mark('models') }));
  return owned;
}

/** Another kubeconfig or docker context means other rows. */
function restartOnSettings(directory: ClusterDirectory, images: LiveItems<Image>): { dispose(): void } {
  let before = settingsFor();
  return onDidChangeSettings(() => {
    const now = settingsFor();
    if (now.kubeconfig !== before.kubeconfig) directory.restart();
    if (now.dockerContext !== before.dockerContext) images.renew();
    before = now;
  });
}
