import { CodeLens, EventEmitter, l10n, languages, type TextDocument, workspace } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import type { CommandId } from '../contributions.ts';
import type { LintService } from '../services.ts';
import { onDidChangeSettings, settingsFor } from '../settings.ts';
import { lintedLanguages, lintRequestFor } from './lintRequest.ts';
import { toRange } from './toDiagnostic.ts';

const deploy: CommandId = 'slipway.workspace.deploy';

/** Offers the deploy above the final stage of a Dockerfile and above the first object of a manifest. */
export function registerCodeLenses(service: LintService): Disposables {
  const owned = new Disposables();
  const changed = owned.add(new EventEmitter<void>());
  owned.add(onDidChangeSettings(() => changed.fire()));
  owned.add(workspace.onDidGrantWorkspaceTrust(() => changed.fire()));
  const provideCodeLenses = async (document: TextDocument): Promise<CodeLens[]> => {
    const request = isDeployable(document) ? lintRequestFor(document) : undefined;
    const spans = request ? await service.lenses(request) : [];
    return spans.map((span) => new CodeLens(toRange(document, span), { title: `$(rocket) ${l10n.t('Deploy')}`, tooltip: l10n.t('Build, push and deploy this workspace'), command: deploy }));
  };
  owned.add(languages.registerCodeLensProvider(lintedLanguages, { onDidChangeCodeLenses: changed.event, provideCodeLenses }));
  return owned;
}

/** Only what lies in a folder of a trusted workspace can be deployed. */
function isDeployable({ uri }: TextDocument): boolean {
  return workspace.isTrusted && uri.scheme === 'file' && workspace.getWorkspaceFolder(uri) !== undefined && settingsFor(uri).codeLensEnabled;
}
