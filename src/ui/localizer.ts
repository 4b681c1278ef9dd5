/**
 * Puts a user-interface text into the user's language; `vscode.l10n` is one. Functions that must run without VS Code
 * take it as their argument and name it `l10n`, so that every text is found by its call `l10n.t('…')`.
 */
export interface Localizer {
  /** `{0}`, `{1}`, … in the message are replaced by the arguments. */
  t(message: string, ...args: (string | number)[]): string;
}

/** English as written, for tests and for code that runs before the editor is there. */
export const english: Localizer = {
  t: (message, ...args) => message.replace(/\{(\d+)\}/g, (hole, index: string) => String(args[Number(index)] ?? hole)),
};
