// Makes build/slipway.vsix and build/slipway.tgz, the extension and the command line: `npm run package`.
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { buildAll } from './build.ts';
import { mustRun } from './command.ts';
import { thirdPartyNotices } from './notices.ts';
import { inProject } from './project.ts';

/** The two files that are shipped, absolute paths. */
export interface Packages {
  readonly vsix: string;
  readonly tarball: string;
}

/** Builds everything and packages it. */
export async function packageAll(): Promise<Packages> {
  const { metafiles } = await buildAll();
  await writeFile(inProject('dist', 'third-party-notices.txt'), await thirdPartyNotices(Object.values(metafiles)));
  const vsix = inProject('build', 'slipway.vsix');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  await mustRun(inProject('node_modules', '.bin', 'vsce'), ['package', ...flags]);
  await mustRun('npm', ['pack', '--pack-destination', inProject('build')]);
  const { name, version } = JSON.parse(await readFile(inProject('package.json'), 'utf8')) as { name: string; version: string };
  const tarball = inProject('build', 'slipway.tgz');
  await rename(inProject('build', `${name}-${version}.tgz`), tarball);
  return { vsix, tarball };
}

async function kilobytes(path: string): Promise<string> {
  return `${Math.round((await stat(path)).size / 1024)} KB`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const packages = await packageAll();
  console.log(`${packages.vsix} ${await kilobytes(packages.vsix)}\n${packages.tarball} ${await kilobytes(packages.tarball)}`);
}
