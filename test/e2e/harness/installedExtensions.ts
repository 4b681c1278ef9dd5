import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { inProject } from '../../../scripts/project.ts';
import { type EditorInstall } from '../../sandbox/editor/editorInstall.ts';
import { editorProfile } from '../../sandbox/editor/editorProfile.ts';
import { installExtensions } from '../../sandbox/editor/editorServer.ts';
import { packageProbe } from './probePackage.ts';

/** Slipway as people get it. */
export const slipwayVsix = inProject('build', 'slipway.vsix');

/**
 * A folder of installed extensions, the packaged Slipway and the probe, that every test's editor reads. It is made
 * again only when one of the two changed.
 */
export async function installedExtensions(install: EditorInstall): Promise<string> {
  if (!existsSync(slipwayVsix)) throw new Error('there is no build/slipway.vsix; make it with "npm run package"');
  const folder = inProject('build', 'e2e-extensions', extensionsHash());
  if (existsSync(folder)) return folder;
  rmSync(inProject('build', 'e2e-extensions'), { recursive: true, force: true });
  const profile = editorProfile(inProject('build', 'e2e-extensions', 'profile'));
  await installExtensions(install, profile, [slipwayVsix, await packageProbe()], inProject('build', 'e2e-extensions', 'install.log'));
  mkdirSync(inProject('build', 'e2e-extensions'), { recursive: true });
  renameSync(profile.extensions, folder);
  return folder;
}

function extensionsHash(): string {
  const hash = createHash('sha256').update(readFileSync(slipwayVsix));
  for (const name of ['package.json', 'probe.ts', 'questions.ts']) hash.update(readFileSync(inProject('test', 'e2e', 'probe', name)));
  return hash.digest('hex').slice(0, 16);
}
