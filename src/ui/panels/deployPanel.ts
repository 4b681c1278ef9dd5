import { commands, env, l10n, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import { type Disposable, Disposables } from '../../base/lifecycle.ts';
import { type DeployAction, type DeployStateMessage, isDeployState, readPageMessage } from '../../protocol/deployView.ts';
import type { DeployRuns } from '../deploy/deployRuns.ts';
import { deployPageTexts } from '../deploy/deployTexts.ts';
import { pageHtml } from './panelHtml.ts';

export const deployViewType = 'slipway.deploy';

const actionCommands: Readonly<Record<DeployAction, string>> = {
  deploy: 'slipway.workspace.deploy',
  cancel: 'slipway.deploy.cancel',
  showLog: 'slipway.deploy.output',
  forward: 'slipway.model.forward',
};

/** The page that shows the steps of the latest deploy; it comes back after the window was reloaded. */
export class DeployPanel implements Disposable {
  private readonly owned = new Disposables();
  private readonly runs: DeployRuns;
  private readonly root: Uri;
  private panel: WebviewPanel | undefined;
  private sequence = 0;

  constructor(runs: DeployRuns, root: Uri) {
    this.runs = runs;
    this.root = root;
    this.owned.add(runs.onDidChange(() => this.send()));
    this.owned.add(
      window.registerWebviewPanelSerializer(deployViewType, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          if (isDeployState(state)) runs.restore(state);
          this.adopt(panel);
        },
      }),
    );
  }

  show(): void {
    if (this.panel) return this.panel.reveal();
    this.adopt(window.createWebviewPanel(deployViewType, l10n.t('Slipway Deploy'), ViewColumn.Active, this.options()));
  }

  dispose(): void {
    this.panel?.dispose();
    this.owned.dispose();
  }

  private options(): { enableScripts: boolean; localResourceRoots: Uri[] } {
    return { enableScripts: true, localResourceRoots: [Uri.joinPath(this.root, 'dist', 'webview'), Uri.joinPath(this.root, 'media')] };
  }

  private adopt(panel: WebviewPanel): void {
    this.panel?.dispose();
    this.panel = panel;
    panel.iconPath = { light: Uri.joinPath(this.root, 'media', 'slipway-light.svg'), dark: Uri.joinPath(this.root, 'media', 'slipway-dark.svg') };
    panel.webview.options = this.options();
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message));
    panel.onDidDispose(() => {
      if (this.panel === panel) this.panel = undefined;
    });
    panel.webview.html = this.html(panel);
  }

  private html({ webview }: WebviewPanel): string {
    const address = (...path: string[]): string => webview.asWebviewUri(Uri.joinPath(this.root, ...path)).toString();
    return pageHtml({
      title: l10n.t('Slipway Deploy'),
      language: env.language,
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
      script: address('dist', 'webview', 'deploy.js'),
      style: address('media', 'deploy.css'),
      texts: deployPageTexts(l10n),
    });
  }

  private receive(message: unknown): void {
    const read = readPageMessage(message);
    if (read?.type === 'action') void commands.executeCommand(actionCommands[read.action]);
    if (read?.type !== 'ready') return;
    if (read.restored) this.runs.restore(read.restored);
    this.send();
  }

  private send(): void {
    const state = this.runs.current;
    const message: DeployStateMessage = { type: 'state', sequence: this.sequence++, ...(state && { state }) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the editor's webviews take none
    void this.panel?.webview.postMessage(message);
  }
}
