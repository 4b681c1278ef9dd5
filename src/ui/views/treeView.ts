import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  Uri,
  window,
} from 'vscode';
import type { Event } from '../../base/event.ts';
import { Disposables } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { ViewId } from '../contributions.ts';
import type { Row, RowNode } from './row.ts';
import { type RowElement, RowTree } from './rowTree.ts';
import { staleScheme } from './staleDecorations.ts';

/** How often rows that say since when they are stale are written anew, in milliseconds. */
const agePeriod = 5000;

export interface TreeContent {
  readonly id: ViewId;
  /** Renders all rows from what is known now. */
  readonly rows: () => readonly RowNode[];
  readonly onDidChange: Event<unknown>;
  /** The number on the activity bar and what it counts; none for 0. */
  readonly badge?: () => { readonly value: number; readonly tooltip: string };
  /** What is wrong with the connection; logged, and shown above the rows (without rows the welcome text has the place). */
  readonly trouble?: () => string | undefined;
  readonly log: Log;
  /** True while rows show ages, which must be kept current. */
  readonly isAgeing?: () => boolean;
  readonly onVisibility: (isVisible: boolean) => void;
  /** A row was opened by the user, not by the editor restoring what was open. */
  readonly onExpand?: (row: Row) => void;
}

/** Shows rows as one of the trees until the result is disposed. */
export function showTree(content: TreeContent): Disposables {
  const owned = new Disposables();
  const tree = new RowTree();
  const changed = owned.add(new EventEmitter<RowElement | RowElement[] | undefined>());
  tree.update(content.rows());
  const provider: TreeDataProvider<RowElement> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: (element) => toTreeItem(element.row),
    getChildren: (element) => [...tree.children(element)],
    getParent: (element) => tree.parent(element),
  };
  const view = owned.add(window.createTreeView(content.id, { treeDataProvider: provider, showCollapseAll: true }));
  let told: string | undefined;
  const draw = (): void => {
    const dirty = tree.update(content.rows());
    if (dirty === 'all') changed.fire(undefined);
    else if (dirty.length > 0) changed.fire([...dirty]);
    const trouble = content.trouble?.();
    if (trouble !== undefined && trouble !== told) content.log.warn(trouble);
    told = trouble;
    writeHeader(view, content, tree.children(undefined).length > 0 ? trouble : undefined);
  };
  owned.add(content.onDidChange(draw));
  owned.add(view.onDidChangeVisibility(({ visible }) => content.onVisibility(visible)));
  owned.add(view.onDidExpandElement(({ element }) => content.onExpand?.(element.row)));
  const ageing = setInterval(() => {
    if (view.visible && content.isAgeing?.() === true) draw();
  }, agePeriod);
  owned.add({ dispose: () => clearInterval(ageing) });
  if (view.visible) content.onVisibility(true);
  writeHeader(view, content, undefined);
  return owned;
}

function writeHeader(view: TreeView<RowElement>, content: TreeContent, message = ''): void {
  const badge = content.badge?.();
  view.badge = badge === undefined || badge.value === 0 ? undefined : badge;
  if (view.message !== message) view.message = message;
}

const states = {
  none: TreeItemCollapsibleState.None,
  collapsed: TreeItemCollapsibleState.Collapsed,
  expanded: TreeItemCollapsibleState.Expanded,
} as const;

function toTreeItem(row: Row): TreeItem {
  const item = new TreeItem(row.label, states[row.collapsible]);
  item.id = row.id;
  item.contextValue = row.contextValue;
  item.accessibilityInformation = { label: row.accessibilityLabel };
  item.tooltip = row.tooltip ?? row.accessibilityLabel;
  if (row.description !== undefined) item.description = row.description;
  if (row.icon !== undefined) item.iconPath = new ThemeIcon(row.icon, row.color === undefined ? undefined : new ThemeColor(row.color));
  if (row.stale === true) item.resourceUri = Uri.from({ scheme: staleScheme, path: `/${encodeURIComponent(row.id)}` });
  return item;
}
