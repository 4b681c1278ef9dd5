import { env, l10n, window } from 'vscode';
import type { LiveItems } from '../live/liveItems.ts';
import { liveValue } from '../../core/live.ts';
import type { Image } from '../../core/images/image.ts';
import type { Command } from './command.ts';
import { rowTarget } from './rowTarget.ts';

/** Puts the reference of an image on the clipboard: that of the row, or one the user picks. */
export function copyImageReference(images: LiveItems<Image>): Command {
  return {
    needsTrust: false,
    run: async (argument) => {
      const reference = rowTarget(argument, 'image')?.reference ?? (await pickReference(images));
      if (reference === undefined) return;
      await env.clipboard.writeText(reference);
      window.setStatusBarMessage(l10n.t('Copied {0}', reference), 4000);
    },
  };
}

async function pickReference(images: LiveItems<Image>): Promise<string | undefined> {
  const references = [...(liveValue(images.live)?.values() ?? [])].flatMap((image) => image.references);
  return window.showQuickPick(references.toSorted(), { title: l10n.t('Slipway: Image'), placeHolder: l10n.t('Choose an image; open the Images view first if none is listed') });
}
