import { readdir, readFile } from 'node:fs/promises';
import type { Metafile } from 'esbuild';
import { inProject } from './project.ts';

interface PackageFacts {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The folders below node_modules whose files went into a bundle, sorted. */
export function bundledPackages(metafiles: readonly Metafile[]): readonly string[] {
  const folders = new Set<string>();
  for (const metafile of metafiles)
    for (const input of Object.keys(metafile.inputs)) {
      const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (folder !== undefined) folders.add(folder);
    }
  return [...folders].sort();
}

async function facts(folder: string): Promise<PackageFacts> {
  const manifest = JSON.parse(await readFile(inProject(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: unknown };
  return { name: manifest.name, version: manifest.version, license: typeof manifest.license === 'string' ? manifest.license : 'see its text' };
}

async function licenceText(folder: string): Promise<string> {
  const names = await readdir(inProject(folder));
  const name = names.find((candidate) => /^(licen[cs]e|copying)(\.|$)/i.test(candidate));
  return name === undefined ? '' : (await readFile(inProject(folder, name), 'utf8')).trim();
}

/** The text that tells whose work is inside the bundles and under which licence. */
export async function thirdPartyNotices(metafiles: readonly Metafile[]): Promise<string> {
  const parts = await Promise.all(
    bundledPackages(metafiles).map(async (folder) => {
      const { name, version, license } = await facts(folder);
      const text = await licenceText(folder);
      return `${name} ${version} (${license})\n${text === '' ? 'Its package carries no licence file.' : text}`;
    }),
  );
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `Slipway contains the following packages.${rule}${parts.join(rule)}\n`;
}
