import * as vscode from 'vscode';
import { longestTurn, watchEventLoop } from './eventLoop.ts';

/** A range as four 0-based numbers: start line, start column, end line, end column (end exclusive). */
export type FlatRange = readonly [number, number, number, number];

/** What the editor shows under a squiggle. */
export interface SeenDiagnostic {
  readonly range: FlatRange;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly source: string;
  /** What a click on the code opens; '' where there is no link. */
  readonly link: string;
  readonly tags: readonly ('unnecessary' | 'deprecated')[];
  /** The lines of the places that explain it, with what is said of each. */
  readonly related: readonly string[];
}

const severities = ['error', 'warning', 'info', 'hint'] as const;

function flat(range: vscode.Range): FlatRange {
  return [range.start.line, range.start.character, range.end.line, range.end.character];
}

function seen(diagnostic: vscode.Diagnostic): SeenDiagnostic {
  const { code = '', tags = [], relatedInformation = [] } = diagnostic;
  return {
    range: flat(diagnostic.range),
    code: String(typeof code === 'object' ? code.value : code),
    severity: severities[diagnostic.severity] ?? 'hint',
    message: diagnostic.message,
    source: diagnostic.source ?? '',
    link: typeof code === 'object' ? code.target.toString() : '',
    tags: tags.map((tag) => (tag === vscode.DiagnosticTag.Deprecated ? 'deprecated' : 'unnecessary')),
    related: relatedInformation.map(({ location, message }) => `${location.range.start.line}: ${message}`),
  };
}

function codeActionsAt(path: string, range: FlatRange): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', vscode.Uri.file(path), new vscode.Range(...range), undefined, 50);
}

function hoverText(content: vscode.MarkdownString | vscode.MarkedString): string {
  return typeof content === 'string' ? content : content.value;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** The extension host keeps its performance marks where only it looks, so they are read with care. */
function markTime(name: string): number {
  const { MonacoPerformanceMarks: kept } = globalThis as { MonacoPerformanceMarks?: { getMarks(): readonly { readonly name: string; readonly startTime: number }[] } };
  const mark = kept?.getMarks().findLast((one) => one.name === name);
  if (!mark) throw new Error(`the extension host has no mark ${name}`);
  return mark.startTime;
}

/** Everything a test may ask, by name. Each takes and gives plain values, because both cross the wire as JSON. */
export const questions = {
  async open(path: string, line = 0): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(document, { preview: false, selection: new vscode.Range(line, 0, line, 0) });
  },
  async text(path: string): Promise<string> {
    return (await vscode.workspace.openTextDocument(vscode.Uri.file(path))).getText();
  },
  async language(path: string): Promise<string> {
    return (await vscode.workspace.openTextDocument(vscode.Uri.file(path))).languageId;
  },
  /** Edits the document in the editor, without saving it. */
  async edit(path: string, range: FlatRange, text: string): Promise<boolean> {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(vscode.Uri.file(path), new vscode.Range(...range), text);
    return vscode.workspace.applyEdit(edit);
  },
  diagnostics(path: string): SeenDiagnostic[] {
    return vscode.languages.getDiagnostics(vscode.Uri.file(path)).map(seen);
  },
  async codeActions(path: string, range: FlatRange): Promise<{ title: string; kind: string; preferred: boolean }[]> {
    const actions = await codeActionsAt(path, range);
    return actions.map((action) => ({ title: action.title, kind: action.kind?.value ?? '', preferred: action.isPreferred ?? false }));
  },
  /** Does what choosing the code action with this title in the lightbulb menu does. */
  async applyCodeAction(path: string, range: FlatRange, title: string): Promise<boolean> {
    const action = (await codeActionsAt(path, range)).find((one) => one.title === title);
    if (!action) throw new Error(`no code action "${title}"`);
    const applied = action.edit ? await vscode.workspace.applyEdit(action.edit) : true;
    if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    return applied;
  },
  async hovers(path: string, line: number, column: number): Promise<string[]> {
    const at = new vscode.Position(line, column);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(path), at);
    return hovers.flatMap((hover) => hover.contents.map(hoverText));
  },
  /** What is offered at a place, in the editor's own order. */
  async completions(path: string, line: number, column: number): Promise<{ label: string; insert: string }[]> {
    const at = new vscode.Position(line, column);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', vscode.Uri.file(path), at);
    const ordered = list.items.toSorted((x, y) => (x.sortText ?? labelOf(x)).localeCompare(y.sortText ?? labelOf(y)));
    return ordered.map((item) => ({ label: labelOf(item), insert: typeof item.insertText === 'string' ? item.insertText : (item.insertText?.value ?? labelOf(item)) }));
  },
  /** The lines of the code lenses of a file with their titles. */
  async codeLenses(path: string): Promise<{ line: number; title: string; command: string }[]> {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', vscode.Uri.file(path), 50);
    return lenses.map(({ range, command }) => ({ line: range.start.line, title: command?.title ?? '', command: command?.command ?? '' }));
  },
  /** Runs a command and waits for its end; its result is dropped, since it may not be JSON. */
  async command(id: string, ...args: unknown[]): Promise<void> {
    await vscode.commands.executeCommand(id, ...args);
  },
  /** Starts a command that asks people something, and does not wait for its end. */
  startCommand(id: string, ...args: unknown[]): void {
    void vscode.commands.executeCommand(id, ...args);
  },
  async commands(): Promise<string[]> {
    return vscode.commands.getCommands(true);
  },
  extension(id: string): { readonly active: boolean; readonly version: string; readonly folder: string } | null {
    const extension = vscode.extensions.getExtension<unknown>(id);
    if (!extension) return null;
    const { version } = extension.packageJSON as { version: string };
    return { active: extension.isActive, version, folder: extension.extensionPath };
  },
  /** Milliseconds that loading the extension's code and its `activate` took, from the extension host's own marks. */
  activation(id: string): { readonly load: number; readonly activate: number } {
    const between = (name: string): number => markTime(`code/extHost/did${name}/${id}`) - markTime(`code/extHost/will${name}/${id}`);
    return { load: between('LoadExtensionCode'), activate: between('ActivateExtension') };
  },
  async setting(key: string, value: unknown): Promise<void> {
    await vscode.workspace.getConfiguration().update(key, value, vscode.ConfigurationTarget.Global);
  },
  /** Begins to measure the turns of the extension host's event loop. */
  watchEventLoop,
  /** The longest turn since the last question. */
  longestTurn,
  trusted(): boolean {
    return vscode.workspace.isTrusted;
  },
  tabs(): string[] {
    return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
  },
} as const;
