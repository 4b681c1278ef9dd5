import { commands, l10n, Uri, window, workspace } from 'vscode';
import type { Command } from './command.ts';

/** Opens the page about a rule, which comes with the extension. Called without the rule's id it asks for one. */
export function showRule(extension: Uri): Command {
  const pages = Uri.joinPath(extension, 'docs', 'rules');
  return {
    needsTrust: false,
    run: async (argument) => {
      const name = typeof argument === 'string' ? pageName(argument) : await pickPage(pages);
      if (name !== undefined) await commands.executeCommand('markdown.showPreview', Uri.joinPath(pages, `${name}.md`));
    },
  };
}

/** The rules of a reader, such as `schema/type`, share a page. Nothing but a name may come in: anybody can run a command. */
function pageName(rule: string): string | undefined {
  return /^([a-z0-9-]+)(?:\/[a-z0-9-]+)?$/.exec(rule)?.[1];
}

async function pickPage(pages: Uri): Promise<string | undefined> {
  const files = await workspace.fs.readDirectory(pages);
  const names = files.map(([file]) => file.replace(/\.md$/, '')).sort();
  return window.showQuickPick(names, { title: l10n.t('Slipway: Rule to read about'), placeHolder: l10n.t('All rules are listed in "index"') });
}
