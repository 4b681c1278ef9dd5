import { l10n, type QuickPick, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { isAbort } from '../../base/async.ts';
import { toAppError } from '../../base/errors.ts';
import { Disposables } from '../../base/lifecycle.ts';
import { errorMessage } from '../../core/errorMessages.ts';
import { isNamespaceName } from '../clusters/listNamespaces.ts';

interface NamespaceItem extends QuickPickItem {
  readonly namespace?: string;
}

export interface NamespacePick {
  readonly title: string;
  readonly cluster: string;
  /** Offered first: what is in use, and what the kubeconfig context says. */
  readonly suggested: readonly string[];
  /** Asks the cluster for all names. */
  readonly load: (signal: AbortSignal) => Promise<readonly string[]>;
}

/**
 * Lets the user choose a namespace, or type one: who may not list namespaces can still deploy into one. The suggestions
 * are there at once, the names of the cluster follow. Undefined when the user backs out.
 */
export function pickNamespace(pick: NamespacePick): Promise<string | undefined> {
  const owned = new Disposables();
  const controller = new AbortController();
  const box = owned.add(window.createQuickPick<NamespaceItem>());
  let known: readonly string[] = [];
  const draw = (): void => {
    box.items = namespaceItems(pick.suggested, known, box.value.trim());
  };
  Object.assign(box, { title: pick.title, placeholder: l10n.t('Choose or type a namespace on {0}', pick.cluster), busy: true, ignoreFocusOut: true });
  owned.add(box.onDidChangeValue(draw));
  draw();
  box.show();
  void loadInto(box, pick, controller.signal, (names) => {
    known = names;
    draw();
  });
  return new Promise<string | undefined>((resolve) => {
    owned.add(box.onDidAccept(() => resolve(box.selectedItems[0]?.namespace)));
    owned.add(box.onDidHide(() => resolve(undefined)));
  }).finally(() => {
    controller.abort();
    owned.dispose();
  });
}

async function loadInto(box: QuickPick<NamespaceItem>, pick: NamespacePick, signal: AbortSignal, take: (names: readonly string[]) => void): Promise<void> {
  try {
    take(await pick.load(signal));
  } catch (error) {
    if (isAbort(error) || signal.aborted) return;
    box.placeholder = l10n.t('Type a namespace. {0}', errorMessage(toAppError(error)));
  }
  box.busy = false;
}

function namespaceItems(suggested: readonly string[], known: readonly string[], typed: string): readonly NamespaceItem[] {
  const first = [...new Set(suggested)].filter((name) => name !== '');
  const rest = known.filter((name) => !first.includes(name));
  const isNew = typed !== '' && isNamespaceName(typed) && !first.includes(typed) && !rest.includes(typed);
  return [
    ...first.map((name) => item(name, '$(symbol-namespace) ')),
    ...(rest.length > 0 ? [{ label: l10n.t('On the cluster'), kind: QuickPickItemKind.Separator }, ...rest.map((name) => item(name, ''))] : []),
    ...(isNew ? [{ label: l10n.t('Use “{0}”', typed), namespace: typed, alwaysShow: true }] : []),
  ];
}

function item(name: string, mark: string): NamespaceItem {
  return { label: `${mark}${name}`, namespace: name };
}
