import { CodeLens, EventEmitter, l10n, languages, type TextDocument, workspace } from 'vscode';
import { Disposables } from '../../base/lifecycle.ts';
import { type FileKind, fileKind } from '../../core/lint/fileKind.ts';
import type { CommandId } from '../contributions.ts';
import type { LintService } from '../services.ts';
import { onDidChangeSettings, settingsFor } from '../settings.ts';
import { lintedLanguages, lintRequestFor } from './lintRequest.ts';
import { toRange } from './toDiagnostic.ts';

interface Lens {
  readonly title: string;
  readonly tooltip: string;
  readonly command: CommandId;
}

/** What is done with a workspace, each step with those before it; a manifest has nothing to build by itself. */
function lensesOf(kind: FileKind): readonly Lens[] {
  const deploy: Lens = { title: l10n.t('Deploy'), tooltip: l10n.t('Build, push and deploy this workspace'), command: 'slipway.workspace.deploy' };
  if (kind !== 'dockerfile') return [deploy];
  return [
    { title: l10n.t('Build'), tooltip: l10n.t('Build the images of this workspace'), command: 'slipway.image.build' },
    { title: l10n.t('Push'), tooltip: l10n.t('Build the images of this workspace and push them'), command: 'slipway.image.push' },
    deploy,
  ];
}

/** Offers build, push and deploy above the final stage of a Dockerfile and above the first object of a manifest. */
export function registerCodeLenses(service: LintService): Disposables {
  const owned = new Disposables();
  const changed = owned.add(new EventEmitter<void>());
  owned.add(onDidChangeSettings(() => changed.fire()));
  owned.add(workspace.onDidGrantWorkspaceTrust(() => changed.fire()));
  const provideCodeLenses = async (document: TextDocument): Promise<CodeLens[]> => {
    const request = isDeployable(document) ? lintRequestFor(document) : undefined;
    const spans = request ? await service.lenses(request) : [];
    const lenses = lensesOf(request ? fileKind(request.path, request.text) : 'other');
    return spans.flatMap((span) => lenses.map((lens) => new CodeLens(toRange(document, span), lens)));
  };
  owned.add(languages.registerCodeLensProvider(lintedLanguages, { onDidChangeCodeLenses: changed.event, provideCodeLenses }));
  return owned;
}

/** Only what lies in a folder of a trusted workspace can be deployed. */
function isDeployable({ uri }: TextDocument): boolean {
  return workspace.isTrusted && uri.scheme === 'file' && workspace.getWorkspaceFolder(uri) !== undefined && settingsFor(uri).codeLensEnabled;
}
