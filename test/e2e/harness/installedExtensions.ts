import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../../scripts/project.ts';
import { type EditorInstall } from '../../sandbox/editor/editorInstall.ts';
import { editorProfile } from '../../sandbox/editor/editorProfile.ts';
import { installExtensions } from '../../sandbox/editor/editorServer.ts';
import { withLock } from '../../sandbox/lock.ts';
import { packageTestExtension, sourcesOf, testExtensions } from './testExtension.ts';

/** Slipway as people get it. */
export const slipwayVsix = inProject('build', 'slipway.vsix');

const installs = inProject('build', 'e2e-extensions');

/**
 * A folder of installed extensions, the packaged Slipway and those of the tests, that every test's editor reads. It is
 * made again only when one of them changed.
 */
export async function installedExtensions(install: EditorInstall, signal: AbortSignal): Promise<string> {
  if (!existsSync(slipwayVsix)) throw new Error('there is no build/slipway.vsix; make it with "npm run package"');
  const folder = join(installs, extensionsHash());
  mkdirSync(installs, { recursive: true });
  await withLock('e2e-extensions', signal, async () => {
    if (existsSync(folder)) return;
    removeOldInstalls();
    const profile = editorProfile(mkdtempSync(join(installs, 'draft-')));
    await installExtensions(install, profile, [slipwayVsix, ...(await Promise.all(testExtensions.map(packageTestExtension)))], join(profile.folder, 'install.log'));
    renameSync(profile.extensions, folder);
    rmSync(profile.folder, { recursive: true, force: true });
  });
  return folder;
}

/** Only those that no running test can still be reading. */
function removeOldInstalls(): void {
  for (const name of readdirSync(installs)) {
    const path = join(installs, name);
    if (Date.now() - statSync(path).mtimeMs > 60 * 60_000) rmSync(path, { recursive: true, force: true });
  }
}

function extensionsHash(): string {
  const hash = createHash('sha256').update(readFileSync(slipwayVsix));
  for (const file of testExtensions.flatMap(sourcesOf)) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
